#Requires -Version 5.1
# Run by Pester 5: Invoke-Pester scripts/tests. The program is a stand-in that keeps what it was given and says what it is told to.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '..\KubeEdgeNode\KubeEdgeNode.psd1') -Force

    # A blank in the folder's name, as in Program Files.
    $script:folder = Join-Path $TestDrive 'a tree'
    $null = New-Item -ItemType Directory -Path $script:folder
    $script:keadm = Join-Path $script:folder 'keadm.cmd'
    Set-Content -LiteralPath $script:keadm -Encoding Ascii -Value @(
        '@echo off'
        'setlocal'
        'set "last="'
        ':next'
        'if "%~1"=="" goto run'
        'set "last=%~1"'
        'echo %~1>>"%~dp0words.txt"'
        'shift'
        'goto next'
        ':run'
        'copy "%last:~1%" "%~dp0args.txt" >nul'
        'echo %KEADM_TOKEN%>"%~dp0token.txt"'
        'echo this is said on the error stream>&2'
        'type "%~dp0out.jsonl"'
        'set /p code=<"%~dp0code.txt"'
        'exit /b %code%'
    )

    function Set-Answer {
        param([int] $ExitCode, [string[]] $Line)
        Remove-Item -Path (Join-Path $script:folder '*.txt')
        [IO.File]::WriteAllLines((Join-Path $script:folder 'out.jsonl'), $Line, (New-Object Text.UTF8Encoding $false))
        [IO.File]::WriteAllText((Join-Path $script:folder 'code.txt'), "$ExitCode`r`n")
    }

    function Get-Given {
        param([string] $Name)
        @(Get-Content -LiteralPath (Join-Path $script:folder $Name))
    }
}

AfterAll {
    Remove-Module KubeEdgeNode -Force
}

Describe 'Install-KubeEdgeNode' {
    BeforeEach {
        Set-Answer -ExitCode 0 -Line @(
            '{"event":"plan-made","workflow":"join","steps":[{"step":"a","kind":"CHANGE","sentence":"Write it","hint":""}]}'
            '{"event":"step-started","step":"a","number":1,"of":1,"sentence":"Write it"}'
            '{"event":"warning","step":"a","sentence":"It is slow"}'
            '{"event":"finished","workflow":"join","outcome":"CHANGED"}'
        )
        $global:LASTEXITCODE = 0
    }

    It 'passes every value as it is' {
        Install-KubeEdgeNode -CloudCore 'a:10000', 'b:10000' -Bundle 'D:\my files & more\100% edge.bundle\' `
            -Label @{ zone = 'a'; rack = '7' } -Setting 'modules.edgeHub.heartbeat=20' -Timeout ([timespan]::FromMinutes(2)) `
            -CertPort 10012 -TakeOver -Reboot auto -KeadmPath $keadm -WarningAction SilentlyContinue | Out-Null

        Get-Given 'words.txt' | Select-Object -First 1 | Should -Be 'join'
        Get-Given 'args.txt' | Should -Be @(
            '--cloudcore-ipport=a:10000'
            '--cloudcore-ipport=b:10000'
            '--certport=10012'
            '--labels=rack=7'
            '--labels=zone=a'
            '--take-over'
            '--set=modules.edgeHub.heartbeat=20'
            '--bundle=D:\my files & more\100% edge.bundle\'
            '--reboot=auto'
            '--timeout=120s'
            '--yes'
            '--output=json'
        )
    }

    It 'gives the token to keadm only' {
        $token = New-Object securestring
        'secret'.ToCharArray() | ForEach-Object { $token.AppendChar($_) }
        $env:KEADM_TOKEN = 'earlier'
        try {
            Install-KubeEdgeNode -CloudCore 'a:10000' -Token $token -KeadmPath $keadm -WarningAction SilentlyContinue | Out-Null
            $env:KEADM_TOKEN | Should -Be 'earlier'
        }
        finally {
            $env:KEADM_TOKEN = $null
        }

        Get-Given 'token.txt' | Should -Be 'secret'
        Get-Given 'args.txt' | Should -Not -Match 'secret'
        Get-Given 'words.txt' | Should -Not -Match 'secret'
    }

    It 'leaves no file of arguments behind' {
        Install-KubeEdgeNode -CloudCore 'a:10000' -KeadmPath $keadm -WarningAction SilentlyContinue | Out-Null

        $list = (Get-Given 'words.txt' | Select-Object -Last 1).Substring(1)
        Test-Path -LiteralPath $list | Should -BeFalse
    }

    It 'says what was done' {
        $result = Install-KubeEdgeNode -CloudCore 'a:10000' -KeadmPath $keadm -WarningVariable warned -WarningAction SilentlyContinue

        $result.PSObject.TypeNames | Should -Contain 'KubeEdge.Run'
        $result.Outcome | Should -Be 'CHANGED'
        $result.RebootRequired | Should -BeFalse
        $result.Warnings | Should -Be 'It is slow'
        $warned | Should -Be 'It is slow'
        $result.Plan[0].sentence | Should -Be 'Write it'
    }

    It 'is a dry run with WhatIf' {
        $result = Install-KubeEdgeNode -CloudCore 'a:10000' -KeadmPath $keadm -WhatIf -WarningAction SilentlyContinue

        Get-Given 'args.txt' | Should -Contain '--dry-run'
        $result.Plan | Should -HaveCount 1
        $list = (Get-Given 'words.txt' | Select-Object -Last 1).Substring(1)
        Test-Path -LiteralPath $list | Should -BeFalse
    }

    It 'tells that a restart is needed, which is no error' {
        Set-Answer -ExitCode 3010 -Line @(
            '{"event":"reboot-needed","step":"enable-features","reason":"Containers was enabled"}'
            '{"event":"finished","workflow":"join","outcome":"REBOOT_NEEDED"}'
        )

        $result = Install-KubeEdgeNode -CloudCore 'a:10000' -KeadmPath $keadm -WarningAction SilentlyContinue

        $result.RebootRequired | Should -BeTrue
        $result.RebootReason | Should -Be 'Containers was enabled'
        $LASTEXITCODE | Should -Be 3010
    }

    It 'fails with the code, the words and the hint of keadm' {
        Set-Answer -ExitCode 4 -Line '{"event":"error","code":"failed-undone","exitCode":4,"message":"Node ''a'' is not Ready.","hint":"Look here."}'

        $failure = { Install-KubeEdgeNode -CloudCore 'a:10000' -KeadmPath $keadm } | Should -Throw -PassThru
        $failure.FullyQualifiedErrorId | Should -BeLike 'KubeEdgeNode.failed-undone*'
        $failure.Exception.Message | Should -Be "Node 'a' is not Ready."
        $failure.Exception.Data['ExitCode'] | Should -Be 4
        $failure.ErrorDetails.RecommendedAction | Should -Be 'Look here.'
    }

    It 'fails when keadm says nothing that can be read' {
        Set-Answer -ExitCode 1 -Line 'Error: could not find java'

        { Install-KubeEdgeNode -CloudCore 'a:10000' -KeadmPath $keadm -WarningAction SilentlyContinue } |
            Should -Throw "'keadm join' ended with exit code 1*"
    }

    It 'reads what is beyond ASCII' {
        $word = 'K' + [char]0xf6 + 'ln'
        Set-Answer -ExitCode 0 -Line "{`"event`":`"finished`",`"workflow`":`"join`",`"outcome`":`"$word`"}"

        (Install-KubeEdgeNode -CloudCore 'a:10000' -KeadmPath $keadm).Outcome | Should -Be $word
    }

    It 'refuses a value with a line break' {
        { Install-KubeEdgeNode -CloudCore "a:10000`n--yes" -KeadmPath $keadm } | Should -Throw '*line break*'
    }
}

Describe 'Uninstall-KubeEdgeNode' {
    It 'asks unless told not to' {
        (Get-Command Uninstall-KubeEdgeNode).ScriptBlock.Attributes.ConfirmImpact | Should -Be 'High'
        Set-Answer -ExitCode 0 -Line '{"event":"finished","workflow":"reset","outcome":"UNDONE"}'

        (Uninstall-KubeEdgeNode -KeadmPath $keadm -Confirm:$false).Outcome | Should -Be 'UNDONE'

        Get-Given 'words.txt' | Select-Object -First 1 | Should -Be 'reset'
        Get-Given 'args.txt' | Should -Be @('--yes', '--output=json')
    }

    It 'names what is left' {
        Set-Answer -ExitCode 5 -Line @(
            '{"event":"step-left","step":"a","what":"C:\\x","why":"it is in use"}'
            '{"event":"error","code":"failed-left","exitCode":5,"message":"Something is left.","hint":""}'
        )

        { Uninstall-KubeEdgeNode -KeadmPath $keadm -Confirm:$false -WarningVariable script:warned -WarningAction SilentlyContinue } |
            Should -Throw 'Something is left.'
        $script:warned | Should -Be 'Left: C:\x: it is in use'
    }
}

Describe 'Get-KubeEdgeNode and Test-KubeEdgeNode' {
    It 'show a node that is Ready' {
        Set-Answer -ExitCode 0 -Line '{"installed":true,"root":"C:\\","node":"edge-1","cloudCores":["a:10000"],"runtime":"npipe://./pipe/x","service":"running","processId":7,"agent":{"phase":"RUNNING","since":"2026-11-23T10:00:00Z","nodeReady":"True","version":"v1","processId":7},"pods":2,"problems":[]}'

        $node = Get-KubeEdgeNode -KeadmPath $keadm

        $node.Name | Should -Be 'edge-1'
        $node.Ready | Should -BeTrue
        $node.Pods | Should -Be 2
        $node.CloudCore | Should -Be 'a:10000'
        $node.Cause | Should -BeNullOrEmpty
        $node.Since | Should -Be ([datetime]::new(2026, 11, 23, 10, 0, 0, 'Utc'))
        Test-KubeEdgeNode -KeadmPath $keadm | Should -BeTrue
    }

    It 'show a machine that is none' {
        Set-Answer -ExitCode 0 -Line '{"installed":false,"root":"C:\\","cloudCores":[],"service":"not-installed","problems":[]}'

        (Get-KubeEdgeNode -KeadmPath $keadm).Installed | Should -BeFalse
        Test-KubeEdgeNode -KeadmPath $keadm | Should -BeFalse
        Test-KubeEdgeNode -Installed -KeadmPath $keadm | Should -BeFalse
    }
}

Describe 'New-KubeEdgeNodeBundle' {
    It 'says what was made' {
        Set-Answer -ExitCode 0 -Line @(
            '{"event":"finished","workflow":"bundle","outcome":"CHANGED"}'
            '{"event":"bundle-made","file":"E:\\edge.bundle","bytes":123,"digest":"sha256:ab","manifest":{"format":1,"keadm":"1","system":"windows","architecture":"amd64","parts":[{"name":"containerd"}]}}'
        )

        $bundle = New-KubeEdgeNodeBundle -Path (Join-Path $folder 'edge.bundle') -Force -KeadmPath $keadm

        $bundle.Digest | Should -Be 'sha256:ab'
        $bundle.Parts[0].name | Should -Be 'containerd'
        Get-Given 'words.txt' | Select-Object -First 2 | Should -Be @('bundle', 'create')
        Get-Given 'args.txt' | Should -Be @((Join-Path $folder 'edge.bundle'), '--os=windows', '--arch=amd64', '--yes', '--output=json')
    }
}

Describe 'the module' {
    It 'says what to do when there is no keadm' {
        { Get-KubeEdgeNode -KeadmPath (Join-Path $folder 'none.cmd') } | Should -Throw '*-KeadmPath*'
    }

    It 'has help for every function' {
        foreach ($command in Get-Command -Module KubeEdgeNode) {
            $help = Get-Help $command.Name
            $help.Synopsis | Should -Not -BeNullOrEmpty
            $help.Synopsis | Should -Not -BeLike "*$($command.Name) *"
        }
    }
}
