function Resolve-Keadm {
    <#
    .SYNOPSIS
        Finds the keadm to run: the one named, KEADM_PATH, that of the tree this module lies in, that of the PATH.
    #>
    [CmdletBinding()]
    [OutputType([string])]
    param(
        [AllowEmptyString()]
        [AllowNull()]
        [string] $Path
    )
    if (-not $Path) {
        $Path = $env:KEADM_PATH
    }
    if ($Path) {
        if (-not (Test-Path -LiteralPath $Path -PathType Leaf)) {
            throw "Cannot run keadm: there is no file '$Path'. Name keadm.cmd with -KeadmPath or KEADM_PATH."
        }
        return (Resolve-Path -LiteralPath $Path).ProviderPath
    }
    # shipped as powershell\KubeEdgeNode\Private beside bin
    $tree = Split-Path -Parent (Split-Path -Parent (Split-Path -Parent $PSScriptRoot))
    $shipped = Join-Path (Join-Path $tree 'bin') 'keadm.cmd'
    if (Test-Path -LiteralPath $shipped -PathType Leaf) {
        return $shipped
    }
    $found = Get-Command -Name 'keadm.cmd' -CommandType Application -ErrorAction SilentlyContinue | Select-Object -First 1
    if ($found) {
        return $found.Path
    }
    throw "Cannot find keadm: it is neither beside this module nor on the PATH. Name keadm.cmd with -KeadmPath or KEADM_PATH."
}
