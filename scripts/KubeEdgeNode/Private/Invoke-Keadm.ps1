function Invoke-Keadm {
    <#
    .SYNOPSIS
        Runs keadm with --output json and gives back its exit code and the objects of its lines.
    .DESCRIPTION
        Options go through a file of arguments, a line each, so that no character of a value means anything to cmd.exe. The
        token goes through the environment of the one process; it is in no file and on no command line.
    #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', 'PSNativeCommandUseErrorActionPreference',
        Justification = 'Read by PowerShell 7 itself')]
    param(
        [Parameter(Mandatory)]
        [string[]] $Command,

        [Parameter(Mandatory)]
        [AllowEmptyCollection()]
        [string[]] $Option,

        [AllowNull()]
        [securestring] $Token,

        [AllowEmptyString()]
        [AllowNull()]
        [string] $KeadmPath
    )
    $program = Resolve-Keadm -Path $KeadmPath
    $activity = 'keadm ' + ($Command -join ' ')
    $arguments = Join-Path ([IO.Path]::GetTempPath()) ('keadm-' + [guid]::NewGuid().ToString('N') + '.args')
    $utf8 = New-Object System.Text.UTF8Encoding $false
    $earlierToken = $env:KEADM_TOKEN
    $earlierEncoding = [Console]::OutputEncoding
    $entries = New-Object System.Collections.Generic.List[object]
    # what a native program writes to its error stream is no error of ours; its exit code says whether there was one
    $ErrorActionPreference = 'Continue'
    $PSNativeCommandUseErrorActionPreference = $false
    try {
        [IO.File]::WriteAllLines($arguments, [string[]]($Option + '--output=json'), $utf8)
        if ($Token) {
            $env:KEADM_TOKEN = (New-Object System.Net.NetworkCredential '', $Token).Password
        }
        Set-ConsoleEncoding -Encoding $utf8
        & $program @Command "@$arguments" | ForEach-Object {
            $entry = ConvertFrom-KeadmLine -Line $_
            if ($null -ne $entry) {
                $entries.Add($entry)
                Write-KeadmEntry -Entry $entry -Activity $activity
            }
        }
        $code = $LASTEXITCODE
    }
    finally {
        $env:KEADM_TOKEN = $earlierToken
        Set-ConsoleEncoding -Encoding $earlierEncoding
        Remove-Item -LiteralPath $arguments -Force -ErrorAction SilentlyContinue -WhatIf:$false -Confirm:$false
        Write-Progress -Activity $activity -Completed
    }
    [pscustomobject]@{
        Command  = $activity
        ExitCode = $code
        Entries  = $entries.ToArray()
    }
}
