function New-KubeEdgeNodeBundle {
    <#
    .SYNOPSIS
        Makes one file with all that a join would download, for machines without a network.
    .DESCRIPTION
        Runs keadm bundle create: downloads, verifies, and writes the bundle whole or not at all. Compare its Digest after it
        was carried to another machine; there, Install-KubeEdgeNode -Bundle takes everything from it.
    .PARAMETER Path
        The bundle to write.
    .PARAMETER OperatingSystem
        windows or linux: what the machines that join run.
    .PARAMETER Architecture
        amd64 or arm64: what the machines that join have.
    .PARAMETER Cache
        Keep downloads and their digests in this folder for the next bundle.
    .PARAMETER DownloadRepo
        A mirror to fetch releases from.
    .PARAMETER CAFile
        Certificates in PEM that HTTPS servers of downloads may be signed by.
    .PARAMETER Force
        Replace a file that is there.
    .PARAMETER RunLog
        Also write what happens to this file.
    .PARAMETER KeadmPath
        The keadm.cmd to run; without it KEADM_PATH, the one beside this module, or that of the PATH.
    .EXAMPLE
        New-KubeEdgeNodeBundle -Path E:\edge.bundle
    .OUTPUTS
        KubeEdge.Bundle: Path, Bytes, Digest, OperatingSystem, Architecture, Parts; with -WhatIf KubeEdge.Run with the plan.
    #>
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'Low')]
    [OutputType('KubeEdge.Bundle', 'KubeEdge.Run')]
    param(
        [Parameter(Mandatory, Position = 0)]
        [ValidateNotNullOrEmpty()]
        [string] $Path,

        [ValidateSet('windows', 'linux')]
        [string] $OperatingSystem = 'windows',

        [ValidateSet('amd64', 'arm64')]
        [string] $Architecture = 'amd64',

        [string] $Cache,

        [uri] $DownloadRepo,

        [string] $CAFile,

        [switch] $Force,

        [string] $RunLog,

        [string] $KeadmPath
    )
    $file = $PSCmdlet.GetUnresolvedProviderPathFromPSPath($Path)
    $options = @(
        $file
        Format-KeadmOption '--os' $OperatingSystem
        Format-KeadmOption '--arch' $Architecture
        Format-KeadmOption '--cache' $Cache
        Format-KeadmOption '--download-repo' $DownloadRepo
        Format-KeadmOption '--ca-file' $CAFile
        Format-KeadmOption '--yes' $Force
        Format-KeadmOption '--run-log' $RunLog
        Format-KeadmOption '--dry-run' ([bool]$WhatIfPreference)
    )
    if (-not $WhatIfPreference -and -not $PSCmdlet.ShouldProcess($file, 'Write a bundle')) {
        return
    }
    $run = Invoke-Keadm -Command 'bundle', 'create' -Option $options -KeadmPath $KeadmPath
    if ($run.ExitCode -ne 0) {
        $PSCmdlet.ThrowTerminatingError((New-KeadmErrorRecord -Run $run))
    }
    $made = Get-KeadmEntry -Run $run -Kind 'bundle-made' | Select-Object -Last 1
    if (-not $made) {
        return ConvertTo-KeadmResult -Run $run
    }
    [pscustomobject]@{
        PSTypeName      = 'KubeEdge.Bundle'
        Path            = $made.file
        Bytes           = $made.bytes
        Digest          = $made.digest
        OperatingSystem = $made.manifest.system
        Architecture    = $made.manifest.architecture
        Parts           = @($made.manifest.parts)
    }
}
