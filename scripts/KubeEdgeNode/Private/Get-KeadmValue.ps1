function Get-KeadmValue {
    <#
    .SYNOPSIS
        A property of an object from keadm's JSON; nothing where keadm left it out because it is not known.
    #>
    [CmdletBinding()]
    param(
        [AllowNull()]
        [object] $InputObject,

        [Parameter(Mandatory)]
        [string] $Name
    )
    if ($null -eq $InputObject) {
        return
    }
    $property = $InputObject.PSObject.Properties[$Name]
    if ($property) {
        $property.Value
    }
}
