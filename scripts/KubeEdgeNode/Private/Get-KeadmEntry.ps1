function Get-KeadmEntry {
    <#
    .SYNOPSIS
        The entries of a run with one of these events, in their order.
    #>
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)]
        [pscustomobject] $Run,

        [Parameter(Mandatory)]
        [string[]] $Kind
    )
    foreach ($entry in $Run.Entries) {
        if ($Kind -contains (Get-KeadmValue $entry 'event')) {
            $entry
        }
    }
}
