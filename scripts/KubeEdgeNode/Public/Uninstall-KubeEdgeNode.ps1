function Uninstall-KubeEdgeNode {
    <#
    .SYNOPSIS
        Takes back what Install-KubeEdgeNode did to this machine, exactly.
    .DESCRIPTION
        Runs keadm reset. What was there before the join stays as it was; what cannot be taken back is named in Left, and is
        an error. It asks before it begins: -Confirm:$false for a script, -WhatIf to see what it would take away.
    .PARAMETER RuntimeEndpoint
        Pipe of the container runtime, where it is not the one that join wrote down.
    .PARAMETER RunLog
        Also write what happens to this file.
    .PARAMETER KeadmPath
        The keadm.cmd to run; without it KEADM_PATH, the one beside this module, or that of the PATH.
    .EXAMPLE
        Uninstall-KubeEdgeNode -Confirm:$false
    .OUTPUTS
        KubeEdge.Run: Command, Outcome, ExitCode, RebootRequired, RebootReason, Plan, Warnings, Left.
    #>
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
    [OutputType('KubeEdge.Run')]
    param(
        [string] $RuntimeEndpoint,

        [string] $RunLog,

        [string] $KeadmPath
    )
    $options = @(
        Format-KeadmOption '--remote-runtime-endpoint' $RuntimeEndpoint
        Format-KeadmOption '--run-log' $RunLog
        Format-KeadmOption '--dry-run' ([bool]$WhatIfPreference)
        '--yes'
    )
    if (-not $WhatIfPreference -and -not $PSCmdlet.ShouldProcess([Environment]::MachineName, 'Take back all that keadm join did')) {
        return
    }
    $run = Invoke-Keadm -Command 'reset' -Option $options -KeadmPath $KeadmPath
    if ($run.ExitCode -ne 0 -and $run.ExitCode -ne 3010) {
        $PSCmdlet.ThrowTerminatingError((New-KeadmErrorRecord -Run $run))
    }
    ConvertTo-KeadmResult -Run $run
}
