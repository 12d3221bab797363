function ConvertFrom-KeadmLine {
    <#
    .SYNOPSIS
        The object of one line of keadm's output; a line that is no JSON, as of a broken Java, becomes a warning.
    #>
    [CmdletBinding()]
    param(
        [AllowNull()]
        [AllowEmptyString()]
        [string] $Line
    )
    if (-not $Line) {
        return
    }
    try {
        ConvertFrom-Json -InputObject $Line -ErrorAction Stop
    }
    catch {
        Write-Warning "keadm: $Line"
    }
}
