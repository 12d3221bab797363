<#
.SYNOPSIS
    Gets keadm for Windows, verifies it, and runs it.
.DESCRIPTION
    Takes keadm's archive from this machine or from an address, compares its SHA-256, unpacks it into a folder that only
    administrators can write to, and runs keadm with the arguments. join copies what it needs from there, and the
    folder is removed. Each value is that of the parameter, else that of the environment.

    Started as a file it ends with keadm's exit code (0 done, 3010 Windows must restart, the others as in keadm's README), 2
    when it was called wrongly, 3 when the archive could not be had or is not what it should be. Through Invoke-Expression
    or a script block it ends no shell: it leaves the code in $LASTEXITCODE, and throws where there was no keadm to run.

    The join token goes through KEADM_TOKEN or keadm's --token-file, never through a parameter of this script.
.PARAMETER ArchivePath
    keadm-<version>-windows-x64.zip on this machine (KEADM_ARCHIVE_PATH).
.PARAMETER ArchiveUri
    Where to download it (KEADM_ARCHIVE_URI).
.PARAMETER Sha256
    Its digest, 64 hexadecimal digits (KEADM_SHA256). Without it the file of the same name with .sha256 beside the archive
    must have one: from the same server that shows damage only, so give the digest that you know from elsewhere.
.PARAMETER Arguments
    keadm's command and options (KEADM_ARGUMENTS). One string is split at its blanks, but not within double quotes; a list
    is taken as it is. Without any it is 'version'.
.EXAMPLE
    powershell -NoProfile -ExecutionPolicy Bypass -File .\install.ps1 -ArchivePath .\keadm-0.1.0-windows-x64.zip -Arguments "join --cloudcore-ipport cloud.example.org:10000 --token-file D:\token"
.EXAMPLE
    $env:KEADM_ARCHIVE_URI = 'https://mirror.example.org/keadm-0.1.0-windows-x64.zip'; $env:KEADM_SHA256 = '...'
    $env:KEADM_TOKEN = '...'; $env:KEADM_ARGUMENTS = 'join --cloudcore-ipport cloud.example.org:10000 --reboot auto'
    irm https://mirror.example.org/install.ps1 | iex
#>
#Requires -Version 5.1
[CmdletBinding()]
param(
    [string] $ArchivePath,

    [string] $ArchiveUri,

    [string] $Sha256,

    [string[]] $Arguments
)

function Get-KeadmArchive {
    # Leaves the archive in $Folder and returns its digest as published: given, or of the file beside it.
    param([string] $Folder, [string] $Path, [string] $Uri, [string] $Digest)
    $archive = Join-Path $Folder 'keadm.zip'
    $beside = Join-Path $Folder 'keadm.zip.sha256'
    if ($Path) {
        Copy-Item -LiteralPath $Path -Destination $archive
        if (-not $Digest -and (Test-Path -LiteralPath "$Path.sha256" -PathType Leaf)) {
            Copy-Item -LiteralPath "$Path.sha256" -Destination $beside
        }
    }
    else {
        Invoke-WebRequest -Uri $Uri -OutFile $archive -UseBasicParsing
        if (-not $Digest) {
            Invoke-WebRequest -Uri "$Uri.sha256" -OutFile $beside -UseBasicParsing
        }
    }
    if (-not $Digest -and (Test-Path -LiteralPath $beside -PathType Leaf)) {
        $found = [regex]::Match([IO.File]::ReadAllText($beside), '\A\s*([0-9a-fA-F]{64})(\s|\z)')
        if ($found.Success) {
            $Digest = $found.Groups[1].Value
        }
    }
    if ($Digest -notmatch '\A[0-9a-fA-F]{64}\z') {
        throw 'Refused the archive: there is no SHA-256 to compare it with. Give -Sha256, or put its .sha256 beside it.'
    }
    $actual = (Get-FileHash -LiteralPath $archive -Algorithm SHA256).Hash
    if ($actual -ne $Digest) {
        throw "Refused the archive: its SHA-256 is $actual, but must be $($Digest.ToUpperInvariant()). Get it anew."
    }
    $archive
}

function Initialize-KeadmFolder {
    # For an administrator in a place and with rights that nobody else can change; for others in their own.
    param()
    $name = 'keadm-setup-' + [guid]::NewGuid().ToString('N')
    $identity = [Security.Principal.WindowsIdentity]::GetCurrent()
    $administrators = New-Object Security.Principal.SecurityIdentifier 'S-1-5-32-544'
    if (-not (New-Object Security.Principal.WindowsPrincipal $identity).IsInRole($administrators)) {
        return (New-Item -ItemType Directory -Path (Join-Path ([IO.Path]::GetTempPath()) $name)).FullName
    }
    $folder = Join-Path $env:ProgramData $name
    $security = New-Object Security.AccessControl.DirectorySecurity
    $security.SetSecurityDescriptorSddlForm('O:BAG:SYD:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)')
    if ($PSVersionTable.PSEdition -eq 'Core') {
        [void][IO.FileSystemAclExtensions]::CreateDirectory($security, $folder)
    }
    else {
        [void][IO.Directory]::CreateDirectory($folder, $security)
    }
    $folder
}

function Split-KeadmArgument {
    # One string is a whole command line; a list is one already.
    param([string[]] $Words)
    $given = @($Words | Where-Object { $_ })
    if ($given.Count -eq 0) {
        return 'version'
    }
    if ($given.Count -gt 1) {
        return $given
    }
    [regex]::Matches($given[0], '(?:[^\s"]|"[^"]*")+') | ForEach-Object { $_.Value.Replace('"', '') }
}

function Invoke-KeadmProgram {
    # Options go through a file, a line each, so that no character of a value means anything to cmd.exe.
    param([string] $Folder, [string[]] $Words)
    $keadm = Join-Path $Folder 'keadm\bin\keadm.cmd'
    if (-not (Test-Path -LiteralPath $keadm -PathType Leaf)) {
        throw 'Refused the archive: it holds no keadm\bin\keadm.cmd.'
    }
    $list = Join-Path $Folder 'keadm.args'
    [IO.File]::WriteAllLines($list, [string[]]$Words, (New-Object Text.UTF8Encoding $false))
    $cmd = Join-Path $env:SystemRoot 'System32\cmd.exe'
    if ([Environment]::Is64BitOperatingSystem -and -not [Environment]::Is64BitProcess) {
        # what a 32-bit shell starts from System32 is 32-bit, too, and sees another registry
        $cmd = Join-Path $env:SystemRoot 'sysnative\cmd.exe'
    }
    & $cmd /d /c "`"$keadm`" `"@$list`"" | Out-Host
    $LASTEXITCODE
}

function Install-Keadm {
    # Parameters first, then the environment. Returns keadm's exit code.
    param([string] $Path, [string] $Uri, [string] $Digest, [string[]] $Words)
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'
    $ProgressPreference = 'SilentlyContinue'
    if (-not $Path -and -not $Uri) {
        $Path = $env:KEADM_ARCHIVE_PATH
        $Uri = $env:KEADM_ARCHIVE_URI
    }
    if (-not $Digest) {
        $Digest = $env:KEADM_SHA256
    }
    if (-not $Words) {
        $Words = $env:KEADM_ARGUMENTS
    }
    $Words = @(Split-KeadmArgument -Words $Words)
    if ([bool]$Path -eq [bool]$Uri) {
        throw [ArgumentException] 'Name the archive with -ArchivePath or with -ArchiveUri (or KEADM_ARCHIVE_PATH, KEADM_ARCHIVE_URI).'
    }
    if ($Words -match '[\r\n]') {
        throw [ArgumentException] 'An argument for keadm has a line break.'
    }
    if ($Words -match '\A(-t|--token(=|\z))') {
        throw [ArgumentException] 'Everybody on this machine can see a command line: give the token with KEADM_TOKEN or --token-file.'
    }
    if ($PSVersionTable.PSEdition -ne 'Core') {
        [Net.ServicePointManager]::SecurityProtocol = [Net.ServicePointManager]::SecurityProtocol -bor [Net.SecurityProtocolType]::Tls12
    }
    $folder = Initialize-KeadmFolder
    try {
        $archive = Get-KeadmArchive -Folder $folder -Path $Path -Uri $Uri -Digest $Digest
        Add-Type -AssemblyName System.IO.Compression.FileSystem
        [IO.Compression.ZipFile]::ExtractToDirectory($archive, $folder)
        # what a native program writes to its error stream is no error of ours
        $ErrorActionPreference = 'Continue'
        Invoke-KeadmProgram -Folder $folder -Words $Words
    }
    finally {
        Remove-Item -LiteralPath $folder -Recurse -Force -ErrorAction SilentlyContinue
    }
}

function Invoke-KeadmBootstrap {
    # As a file it ends with the code; inside somebody's shell it must not end that.
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSAvoidGlobalVars', '', Justification = 'Where a caller looks for an exit code')]
    param([bool] $AsFile, [hashtable] $Given)
    try {
        $code = Install-Keadm @Given
    }
    catch {
        if (-not $AsFile) {
            throw
        }
        [Console]::Error.WriteLine("install.ps1: $($_.Exception.Message)")
        $code = 3
        if ($_.Exception -is [ArgumentException]) {
            $code = 2
        }
    }
    $global:LASTEXITCODE = [int]$code
    if ($AsFile) {
        exit [int]$code
    }
}

Invoke-KeadmBootstrap -AsFile ([string]$MyInvocation.MyCommand.CommandType -eq 'ExternalScript' -and $MyInvocation.MyCommand.ScriptContents -match 'function Invoke-KeadmBootstrap') -Given @{ Path = $ArchivePath; Uri = $ArchiveUri; Digest = $Sha256; Words = $Arguments }
