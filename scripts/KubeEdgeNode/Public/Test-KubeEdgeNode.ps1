function Test-KubeEdgeNode {
    <#
    .SYNOPSIS
        Whether this machine is a node that CloudCore reports Ready.
    .DESCRIPTION
        The question of a desired state: $true means that Install-KubeEdgeNode has nothing to do. It changes nothing.
    .PARAMETER Installed
        Ask only whether a join ended well here, not whether the node is Ready now.
    .PARAMETER KeadmPath
        The keadm.cmd to run; without it KEADM_PATH, the one beside this module, or that of the PATH.
    .EXAMPLE
        if (-not (Test-KubeEdgeNode)) { Install-KubeEdgeNode -CloudCore cloud.example.org:10000 -TokenFile D:\token }
    .OUTPUTS
        System.Boolean
    #>
    [CmdletBinding()]
    [OutputType([bool])]
    param(
        [switch] $Installed,

        [string] $KeadmPath
    )
    $node = Get-KubeEdgeNode -KeadmPath $KeadmPath
    if ($Installed) {
        return $node.Installed
    }
    $node.Installed -and $node.Ready
}
