function Set-ConsoleEncoding {
    <#
    .SYNOPSIS
        Sets how PowerShell reads what programs print; without a console it stays as it is, and only letters beyond ASCII suffer.
    #>
    [CmdletBinding()]
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '',
        Justification = 'Changes nothing but this process')]
    param(
        [Parameter(Mandatory)]
        [System.Text.Encoding] $Encoding
    )
    try {
        [Console]::OutputEncoding = $Encoding
    }
    catch [System.IO.IOException] {
        Write-Verbose "This process has no console: $($_.Exception.Message)"
    }
}
