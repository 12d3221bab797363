#Requires -Version 5.1
# Run by Pester 5: Invoke-Pester scripts/tests. The archive is a stand-in whose keadm keeps what it was given.

BeforeAll {
    $script:installer = (Resolve-Path (Join-Path $PSScriptRoot '..\install.ps1')).ProviderPath
    $script:shell = (Get-Process -Id $PID).Path
    $script:seen = Join-Path $TestDrive 'seen.txt'
    $tree = Join-Path $TestDrive 'tree'
    $null = New-Item -ItemType Directory -Path (Join-Path $tree 'keadm\bin')
    Set-Content -LiteralPath (Join-Path $tree 'keadm\bin\keadm.cmd') -Encoding Ascii -Value @(
        '@echo off'
        'setlocal'
        'set "list=%~1"'
        'copy "%list:~1%" "%KEADM_TEST_SEEN%" >nul'
        'echo said by keadm'
        'if not defined KEADM_TEST_CODE set "KEADM_TEST_CODE=0"'
        'exit /b %KEADM_TEST_CODE%'
    )
    Add-Type -AssemblyName System.IO.Compression.FileSystem
    $script:archive = Join-Path $TestDrive 'keadm-1-windows-x64.zip'
    [IO.Compression.ZipFile]::CreateFromDirectory($tree, $script:archive)
    $script:digest = (Get-FileHash -LiteralPath $script:archive -Algorithm SHA256).Hash

    function Start-Installer {
        # As a file in a shell of its own, whose exit code counts.
        param([string[]] $Words)
        $ErrorActionPreference = 'Continue'
        & $script:shell -NoProfile -NonInteractive -ExecutionPolicy Bypass -File $script:installer @Words 2>$null
    }
}

Describe 'install.ps1' {
    BeforeEach {
        Remove-Item -LiteralPath $seen, "$archive.sha256" -ErrorAction SilentlyContinue
        $env:KEADM_TEST_SEEN = $seen
        $env:KEADM_TEST_CODE = '0'
    }

    AfterEach {
        foreach ($name in 'TEST_SEEN', 'TEST_CODE', 'ARCHIVE_PATH', 'ARCHIVE_URI', 'SHA256', 'ARGUMENTS') {
            Remove-Item -Path "env:KEADM_$name" -ErrorAction SilentlyContinue
        }
    }

    It 'runs keadm with the arguments and ends with its exit code <code>' -TestCases @(@{ code = 0 }, @{ code = 5 }, @{ code = 3010 }) {
        param($code)
        $env:KEADM_TEST_CODE = $code

        $said = Start-Installer '-ArchivePath', $archive, '-Sha256', $digest, '-Arguments', 'join --cloudcore-ipport cloud:10000 --take-over'

        $LASTEXITCODE | Should -Be $code
        $said | Should -Contain 'said by keadm'
        Get-Content -LiteralPath $seen | Should -Be @('join', '--cloudcore-ipport', 'cloud:10000', '--take-over')
    }

    It 'takes the digest from the file beside the archive' {
        Set-Content -LiteralPath "$archive.sha256" -Value "$($digest.ToLowerInvariant())  keadm-1-windows-x64.zip"

        $null = Start-Installer '-ArchivePath', $archive

        $LASTEXITCODE | Should -Be 0
        Get-Content -LiteralPath $seen | Should -Be 'version'
    }

    It 'runs nothing without a digest, or with another' {
        $null = Start-Installer '-ArchivePath', $archive
        $LASTEXITCODE | Should -Be 3
        $null = Start-Installer '-ArchivePath', $archive, '-Sha256', ('0' * 64)
        $LASTEXITCODE | Should -Be 3
        Set-Content -LiteralPath "$archive.sha256" -Value '<html>not found</html>'
        $null = Start-Installer '-ArchivePath', $archive
        $LASTEXITCODE | Should -Be 3
        $seen | Should -Not -Exist
    }

    It 'wants one archive, and no token on a command line' {
        $null = Start-Installer @()
        $LASTEXITCODE | Should -Be 2
        $null = Start-Installer '-ArchivePath', $archive, '-ArchiveUri', 'https://x.test/a.zip'
        $LASTEXITCODE | Should -Be 2
        $null = Start-Installer '-ArchivePath', $archive, '-Sha256', $digest, '-Arguments', 'join --token=secret'
        $LASTEXITCODE | Should -Be 2
        $seen | Should -Not -Exist
    }

    It 'goes by the environment where no parameter is given' {
        $env:KEADM_ARCHIVE_PATH = $archive
        $env:KEADM_SHA256 = $digest
        $env:KEADM_ARGUMENTS = 'join --bundle "D:\my files\x"  --yes'

        $null = Start-Installer @()

        $LASTEXITCODE | Should -Be 0
        Get-Content -LiteralPath $seen | Should -Be @('join', '--bundle', 'D:\my files\x', '--yes')
    }

    It 'ends no shell that it is read into' {
        $env:KEADM_TEST_CODE = '3010'
        $text = [IO.File]::ReadAllText($installer)
        $env:KEADM_ARCHIVE_PATH = $archive
        $env:KEADM_SHA256 = $digest

        Invoke-Expression $text
        $LASTEXITCODE | Should -Be 3010

        & ([scriptblock]::Create($text)) -ArchivePath $archive -Sha256 $digest -Arguments 'join', '--bundle', 'D:\my files\x'
        $LASTEXITCODE | Should -Be 3010
        Get-Content -LiteralPath $seen | Should -Be @('join', '--bundle', 'D:\my files\x')

        { & ([scriptblock]::Create($text)) -ArchivePath $archive -Sha256 ('0' * 64) } | Should -Throw 'Refused the archive*'
    }

    It 'runs nothing when it was cut off' {
        $text = [IO.File]::ReadAllText($installer)
        $cut = $text.Substring(0, $text.LastIndexOf('Invoke-KeadmBootstrap -AsFile'))
        $env:KEADM_ARCHIVE_PATH = $archive
        $env:KEADM_SHA256 = $digest

        Invoke-Expression $cut
        { Invoke-Expression $cut.Substring(0, $cut.LastIndexOf('}')) } | Should -Throw

        $seen | Should -Not -Exist
    }

    It 'leaves no folder behind' {
        $before = @(Get-ChildItem -Path $env:ProgramData, ([IO.Path]::GetTempPath()) -Filter 'keadm-setup-*')
        $null = Start-Installer '-ArchivePath', $archive, '-Sha256', $digest
        @(Get-ChildItem -Path $env:ProgramData, ([IO.Path]::GetTempPath()) -Filter 'keadm-setup-*').Count | Should -Be $before.Count
    }
}
