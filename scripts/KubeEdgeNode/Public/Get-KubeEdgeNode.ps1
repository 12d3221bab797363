function Get-KubeEdgeNode {
    <#
    .SYNOPSIS
        What is installed on this machine, what runs, and what CloudCore says of the node.
    .DESCRIPTION
        Runs keadm status. It changes nothing.
    .PARAMETER KeadmPath
        The keadm.cmd to run; without it KEADM_PATH, the one beside this module, or that of the PATH.
    .EXAMPLE
        Get-KubeEdgeNode | Select-Object Name, Ready, Service, Pods
    .OUTPUTS
        KubeEdge.Node: Installed, Ready, Name, Service, ProcessId, CloudCore, RuntimeEndpoint, Phase, Since, Version, Cause, Message,
        Pods, Problems, Root.
    #>
    [CmdletBinding()]
    [OutputType('KubeEdge.Node')]
    param(
        [string] $KeadmPath
    )
    $run = Invoke-Keadm -Command 'status' -Option @() -KeadmPath $KeadmPath
    if ($run.ExitCode -ne 0) {
        $PSCmdlet.ThrowTerminatingError((New-KeadmErrorRecord -Run $run))
    }
    $status = $run.Entries | Select-Object -Last 1
    $agent = Get-KeadmValue $status 'agent'
    $since = Get-KeadmValue $agent 'since'
    if ($since -is [string]) {
        # PowerShell 7 makes a time of it by itself
        $since = [datetime]::Parse($since, [cultureinfo]::InvariantCulture, [Globalization.DateTimeStyles]::RoundtripKind)
    }
    [pscustomobject]@{
        PSTypeName      = 'KubeEdge.Node'
        Installed       = [bool](Get-KeadmValue $status 'installed')
        Ready           = (Get-KeadmValue $agent 'nodeReady') -eq 'True'
        Name            = Get-KeadmValue $status 'node'
        Service         = Get-KeadmValue $status 'service'
        ProcessId       = Get-KeadmValue $status 'processId'
        CloudCore       = @(Get-KeadmValue $status 'cloudCores')
        RuntimeEndpoint = Get-KeadmValue $status 'runtime'
        Phase           = Get-KeadmValue $agent 'phase'
        Since           = $since
        Version         = Get-KeadmValue $agent 'version'
        Cause           = Get-KeadmValue $agent 'cause'
        Message         = Get-KeadmValue $agent 'message'
        Pods            = Get-KeadmValue $status 'pods'
        Problems        = @(Get-KeadmValue $status 'problems')
        Root            = Get-KeadmValue $status 'root'
    }
}
