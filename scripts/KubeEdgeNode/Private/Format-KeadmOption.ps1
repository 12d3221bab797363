function Format-KeadmOption {
    <#
    .SYNOPSIS
        Turns one parameter's value into words for keadm, each on a line of its own: nothing for a value that was not given.
    #>
    [CmdletBinding()]
    [OutputType([string])]
    param(
        [Parameter(Mandatory)]
        [string] $Name,

        [AllowNull()]
        [AllowEmptyCollection()]
        [object] $Value
    )
    if ($null -eq $Value) {
        return
    }
    if ($Value -is [System.Management.Automation.SwitchParameter] -or $Value -is [bool]) {
        if ($Value) {
            $Name
        }
        return
    }
    if ($Value -is [System.Collections.IDictionary]) {
        $Value = @($Value.Keys | Sort-Object | ForEach-Object { "$_=$($Value[$_])" })
    }
    if ($Value -is [timespan]) {
        $Value = [string][long][math]::Ceiling($Value.TotalSeconds) + 's'
    }
    foreach ($one in @($Value)) {
        $text = [string]$one
        if ($one -is [uri]) {
            $text = $one.OriginalString
        }
        if ($text -match '[\r\n]') {
            throw "Cannot pass $Name to keadm: its value has a line break."
        }
        if ($text) {
            "$Name=$text"
        }
    }
}
