function Install-KubeEdgeNode {
    <#
    .SYNOPSIS
        Makes this machine a node of a KubeEdge cloud.
    .DESCRIPTION
        Runs keadm join, asks nothing, and ends when CloudCore reports the node Ready. What fails on the way is taken back, and
        is an error whose id is keadm's own code. A machine that must restart first is no error: the object says
        RebootRequired, and the same command goes on after the restart.
        With -WhatIf the whole plan is made and nothing is changed.
    .PARAMETER CloudCore
        Where CloudCore listens, as cloud.example.org:10000; the first of several is tried first.
    .PARAMETER Token
        The cloud's join token. It reaches keadm through its environment only. Not needed where the node's certificate is.
    .PARAMETER TokenFile
        A file that holds the token.
    .PARAMETER CertPort
        The port at which CloudCore gives out certificates; 10002 when it is not given.
    .PARAMETER HubProtocol
        Only websocket.
    .PARAMETER NodeName
        Name of the node; the computer's name when it is not given.
    .PARAMETER NodeIP
        Address of the node; the one on the route to CloudCore when it is not given.
    .PARAMETER Label
        Labels of the node, as @{ zone = 'a' }.
    .PARAMETER Taint
        Taints of the node, as 'key=value:NoSchedule'.
    .PARAMETER TakeOver
        Join although a node of this name belongs to another machine, which then loses it.
    .PARAMETER RuntimeEndpoint
        Pipe of a container runtime that is there, as npipe://./pipe/containerd-containerd. Without it, and without a
        containerd, one is installed.
    .PARAMETER SmokeTest
        Run a pod once before the agent is there, and fail when it does not run. Nothing of it stays.
    .PARAMETER SmokeTestImage
        The image of that pod; without it the hello-world that suits this Windows.
    .PARAMETER Setting
        Keys of edgecore.yaml, as 'modules.edgeHub.heartbeat=20'.
    .PARAMETER LogFile
        Where the agent writes its log.
    .PARAMETER DownloadRepo
        A mirror to fetch releases from.
    .PARAMETER CAFile
        Certificates in PEM that HTTPS servers of downloads may be signed by.
    .PARAMETER Bundle
        Take everything from this file of New-KubeEdgeNodeBundle, and download nothing.
    .PARAMETER Reboot
        never ends with RebootRequired when Windows must restart; auto restarts it and goes on by itself, at most twice.
    .PARAMETER Isolation
        How pods are kept apart: process, or hyperv, which enables Hyper-V, too.
    .PARAMETER FeatureSource
        Where the files of Windows' features are, when the machine does not have them itself.
    .PARAMETER ReplaceGoEdgeCore
        Take the place of a Go EdgeCore, or of the files that it left, and go on as its node.
    .PARAMETER AntivirusExclusion
        Let Microsoft Defender leave the containerd that join installs alone; Uninstall-KubeEdgeNode takes it back.
    .PARAMETER IgnorePreflightError
        Ids of checks whose errors are warnings only.
    .PARAMETER Timeout
        Limit of the whole run but its downloads; five minutes when it is not given.
    .PARAMETER RunLog
        Also write what happens to this file.
    .PARAMETER KeadmPath
        The keadm.cmd to run; without it KEADM_PATH, the one beside this module, or that of the PATH.
    .EXAMPLE
        Install-KubeEdgeNode -CloudCore cloud.example.org:10000 -TokenFile D:\token -Reboot auto
    .EXAMPLE
        Install-KubeEdgeNode -CloudCore cloud.example.org:10000 -Token (Read-Host -AsSecureString) -WhatIf | Select-Object -ExpandProperty Plan
    .OUTPUTS
        KubeEdge.Run: Command, Outcome, ExitCode, RebootRequired, RebootReason, Plan, Warnings, Left.
    #>
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'Medium')]
    [OutputType('KubeEdge.Run')]
    param(
        [Parameter(Mandatory, Position = 0)]
        [ValidateNotNullOrEmpty()]
        [string[]] $CloudCore,

        [securestring] $Token,

        [string] $TokenFile,

        [ValidateRange(1, 65535)]
        [int] $CertPort,

        [ValidateSet('websocket')]
        [string] $HubProtocol,

        [string] $NodeName,

        [string] $NodeIP,

        [System.Collections.IDictionary] $Label,

        [string[]] $Taint,

        [switch] $TakeOver,

        [string] $RuntimeEndpoint,

        [switch] $SmokeTest,

        [string] $SmokeTestImage,

        [string[]] $Setting,

        [string] $LogFile,

        [uri] $DownloadRepo,

        [string] $CAFile,

        [string] $Bundle,

        [ValidateSet('never', 'auto')]
        [string] $Reboot,

        [ValidateSet('process', 'hyperv')]
        [string] $Isolation,

        [string] $FeatureSource,

        [switch] $ReplaceGoEdgeCore,

        [switch] $AntivirusExclusion,

        [string[]] $IgnorePreflightError,

        [timespan] $Timeout,

        [string] $RunLog,

        [string] $KeadmPath
    )
    if ($Token -and $TokenFile) {
        throw 'Give the token with -Token or with -TokenFile, not with both.'
    }
    $given = $PSBoundParameters
    $options = @(
        Format-KeadmOption '--cloudcore-ipport' $CloudCore
        Format-KeadmOption '--token-file' $TokenFile
        Format-KeadmOption '--certport' $given['CertPort']
        Format-KeadmOption '--hub-protocol' $HubProtocol
        Format-KeadmOption '--edgenode-name' $NodeName
        Format-KeadmOption '--node-ip' $NodeIP
        Format-KeadmOption '--labels' $Label
        Format-KeadmOption '--taints' $Taint
        Format-KeadmOption '--take-over' $TakeOver
        Format-KeadmOption '--remote-runtime-endpoint' $RuntimeEndpoint
        Format-KeadmOption '--smoke-test' $(if ($SmokeTestImage) { $SmokeTestImage } else { $SmokeTest })
        Format-KeadmOption '--set' $Setting
        Format-KeadmOption '--log-file' $LogFile
        Format-KeadmOption '--download-repo' $DownloadRepo
        Format-KeadmOption '--ca-file' $CAFile
        Format-KeadmOption '--bundle' $Bundle
        Format-KeadmOption '--reboot' $Reboot
        Format-KeadmOption '--isolation' $Isolation
        Format-KeadmOption '--feature-source' $FeatureSource
        Format-KeadmOption '--replace-go-edgecore' $ReplaceGoEdgeCore
        Format-KeadmOption '--antivirus-exclusions' $AntivirusExclusion
        Format-KeadmOption '--ignore-preflight-errors' $IgnorePreflightError
        Format-KeadmOption '--timeout' $given['Timeout']
        Format-KeadmOption '--run-log' $RunLog
        Format-KeadmOption '--dry-run' ([bool]$WhatIfPreference)
        '--yes'
    )
    $node = $NodeName
    if (-not $node) {
        $node = [Environment]::MachineName
    }
    if (-not $WhatIfPreference -and -not $PSCmdlet.ShouldProcess($node, 'Join the KubeEdge cloud at ' + $CloudCore[0])) {
        return
    }
    $run = Invoke-Keadm -Command 'join' -Option $options -Token $Token -KeadmPath $KeadmPath
    if ($run.ExitCode -ne 0 -and $run.ExitCode -ne 3010) {
        $PSCmdlet.ThrowTerminatingError((New-KeadmErrorRecord -Run $run))
    }
    ConvertTo-KeadmResult -Run $run
}
