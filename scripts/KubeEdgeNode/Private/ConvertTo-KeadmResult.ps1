function ConvertTo-KeadmResult {
    <#
    .SYNOPSIS
        What a run of join, reset or bundle did, as an object.
    #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param(
        [Parameter(Mandatory)]
        [pscustomobject] $Run
    )
    $finished = Get-KeadmEntry -Run $Run -Kind 'finished' | Select-Object -Last 1
    $outcome = Get-KeadmValue $finished 'outcome'
    $plan = Get-KeadmEntry -Run $Run -Kind 'plan-made' | Select-Object -Last 1
    $restart = Get-KeadmEntry -Run $Run -Kind 'reboot-needed' | Select-Object -Last 1
    [pscustomobject]@{
        PSTypeName     = 'KubeEdge.Run'
        Command        = $Run.Command
        Outcome        = $outcome
        ExitCode       = $Run.ExitCode
        RebootRequired = ($Run.ExitCode -eq 3010)
        RebootReason   = Get-KeadmValue $restart 'reason'
        Plan           = @(Get-KeadmValue $plan 'steps')
        Warnings       = @(Get-KeadmEntry -Run $Run -Kind 'warning' | ForEach-Object { $_.sentence })
        Left           = @(Get-KeadmEntry -Run $Run -Kind 'step-left' | ForEach-Object { "$($_.what): $($_.why)" })
    }
}
