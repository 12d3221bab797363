#Requires -Version 5.1
# A whole node's life on a real Windows: join from the built archive, a container as ContainerUser, a kill, reset. It changes
# the machine that it runs on and needs the network, so it has a tag of its own: Invoke-Tests.ps1 -Tag Node -Distribution DIR

BeforeDiscovery {
    $script:image = switch ([Environment]::OSVersion.Version.Build) {
        { $_ -ge 26100 } { 'mcr.microsoft.com/windows/nanoserver:ltsc2025'; break }
        { $_ -ge 20348 } { 'mcr.microsoft.com/windows/nanoserver:ltsc2022'; break }
        default { 'mcr.microsoft.com/windows/nanoserver:1809' }
    }
}

Describe 'a node on this machine' -Tag 'Node' {
    BeforeAll {
        if (-not $env:KEADM_DISTRIBUTION) {
            throw 'Name the folder with the built archive: Invoke-Tests.ps1 -Tag Node -Distribution DIR'
        }
        $archive = @(Get-ChildItem -Path $env:KEADM_DISTRIBUTION -Recurse -Filter 'keadm-*-windows-x64.zip')[0].FullName
        $installer = @(Get-ChildItem -Path $env:KEADM_DISTRIBUTION -Recurse -Filter 'install.ps1')[0].FullName
        $data = Join-Path $env:ProgramData 'KubeEdge'
        $programs = Join-Path $env:ProgramFiles 'KubeEdge'
        $services = 'HKLM:\SYSTEM\CurrentControlSet\Services'
        $logs = Join-Path (Get-Location) 'node-logs'
        $null = New-Item -ItemType Directory -Path $logs -Force

        function Wait-Until {
            param([string] $What, [int] $Seconds, [scriptblock] $Condition)
            $end = (Get-Date).AddSeconds($Seconds)
            while (-not (& $Condition)) {
                if ((Get-Date) -gt $end) {
                    throw "Not within $Seconds s: $What"
                }
                Start-Sleep -Milliseconds 500
            }
        }

        function Get-Traces {
            # What keadm touches, as lines to compare.
            Get-ChildItem -Path $services -Name | Where-Object { $_ -in 'edgecore', 'keadm-containerd' }
            (Get-Item 'HKLM:\SYSTEM\CurrentControlSet\Control\Session Manager\Environment').GetValue('Path', '', 'DoNotExpandEnvironmentNames')
            Get-ChildItem -Path $env:ProgramFiles, $env:ProgramData -Name | Where-Object { $_ -in 'KubeEdge', 'containerd' }
            Get-ChildItem -Path "$services\EventLog\Application" -Name | Where-Object { $_ -like '*edgecore*' }
            Get-ScheduledTask -ErrorAction SilentlyContinue | Where-Object { $_.TaskName -like '*KubeEdge*' } | ForEach-Object { $_.TaskName }
            if (Get-Command Get-HnsNetwork -ErrorAction SilentlyContinue) {
                Get-HnsNetwork | Sort-Object Name | ForEach-Object { "network $($_.Name)" }
            }
            if (Get-Command Get-MpPreference -ErrorAction SilentlyContinue) {
                $preference = Get-MpPreference
                @($preference.ExclusionPath) + @($preference.ExclusionProcess) | Sort-Object
            }
        }

        function Invoke-Kubectl {
            & kubectl --kubeconfig $script:cloud.kubeconfig @args
            if ($LASTEXITCODE -ne 0) {
                throw "kubectl $args ended with $LASTEXITCODE"
            }
        }

        function Start-Join {
            & $installer -ArchivePath $archive -Arguments @(
                'join'
                '--cloudcore-ipport', $script:cloud.endpoint
                '--certport', $script:cloud.ports.certificates
                '--edgenode-name', 'windows-node'
                '--timeout', '15m'
                '--run-log', (Join-Path $logs 'join.jsonl')
            ) | Out-Host
            $LASTEXITCODE
        }

        # the cloud, from the classes of the tree: keadm itself has no sandbox on Windows
        $tree = Join-Path $TestDrive 'tree'
        Add-Type -AssemblyName System.IO.Compression.FileSystem
        [IO.Compression.ZipFile]::ExtractToDirectory($archive, $tree)
        $folder = Join-Path $TestDrive 'cloud'
        $null = New-Item -ItemType Directory -Path $folder
        $java = Join-Path $env:JAVA_HOME 'bin\java.exe'
        $server = Start-Process -FilePath $java -PassThru -WindowStyle Hidden -ArgumentList @(
            '-cp', "`"$tree\keadm\lib\*`"", "`"$(Join-Path $PSScriptRoot 'SandboxCloud.java')`"", "`"$folder`""
        ) -RedirectStandardError (Join-Path $logs 'cloud.err.txt') -RedirectStandardOutput (Join-Path $logs 'cloud.out.txt')
        Wait-Until -What 'the sandbox is up' -Seconds 60 -Condition { Test-Path -LiteralPath (Join-Path $folder 'sandbox.json') }
        $script:cloud = Get-Content -LiteralPath (Join-Path $folder 'sandbox.json') -Raw | ConvertFrom-Json
        $env:KEADM_TOKEN = $script:cloud.token
        Import-Module (Join-Path $tree 'keadm\powershell\KubeEdgeNode\KubeEdgeNode.psd1') -Force
        $script:before = @(Get-Traces)
    }

    AfterAll {
        if (Test-Path -LiteralPath (Join-Path $data 'log')) {
            Copy-Item -Path (Join-Path $data 'log') -Destination $logs -Recurse -Force
        }
        if (Test-Path -LiteralPath $programs) {
            # a test failed: leave the machine as it was all the same
            Uninstall-KubeEdgeNode -Confirm:$false -ErrorAction Continue
        }
        Stop-Process -Id $server.Id -Force -ErrorAction SilentlyContinue
        Remove-Item -Path env:KEADM_TOKEN -ErrorAction SilentlyContinue
    }

    It 'plans without a change' {
        $plan = Install-KubeEdgeNode -CloudCore $cloud.endpoint -CertPort $cloud.ports.certificates -NodeName 'windows-node' -WhatIf

        $plan.Outcome | Should -Be 'PLANNED'
        $plan.Plan.Count | Should -BeGreaterThan 5
        @(Get-Traces) | Should -Be $before
    }

    It 'joins, and CloudCore says Ready' {
        Start-Join | Should -Be 0

        $node = Get-KubeEdgeNode
        $node.Ready | Should -BeTrue
        $labels = (Invoke-Kubectl get node windows-node -o json | Out-String | ConvertFrom-Json).metadata.labels
        $labels.'kubernetes.io/os' | Should -Be 'windows'
        $labels.'node.kubernetes.io/windows-build' | Should -Match '^10\.0\.\d{5}$'
    }

    It 'has a service as it should be' {
        $service = Get-CimInstance -ClassName Win32_Service -Filter "Name='edgecore'"
        $service.State | Should -Be 'Running'
        $service.StartMode | Should -Be 'Auto'
        $service.StartName | Should -Be 'LocalSystem'
        $service.PathName | Should -BeLike '"*\KubeEdge\*\runtime\bin\java.exe" *'
        $service.Description | Should -Not -BeNullOrEmpty
        $key = Get-ItemProperty -Path "$services\edgecore"
        $key.FailureActionsOnNonCrashFailures | Should -Be 1
        $key.ServiceSidType | Should -Be 1
        $key.PreshutdownTimeout | Should -BeGreaterThan 0
        # SERVICE_FAILURE_ACTIONS as the SCM stores it: reset period, ..., count at 12, then type and delay each
        [BitConverter]::ToInt32($key.FailureActions, 12) | Should -BeGreaterOrEqual 3
        [BitConverter]::ToInt32($key.FailureActions, 20) | Should -Be 1
        $key.PSObject.Properties.Name | Should -Not -Contain 'DelayedAutostart'
        ($key | Out-String) | Should -Not -Match ([regex]::Escape($cloud.token))
    }

    It 'gives its folders to SYSTEM and Administrators only' {
        foreach ($path in $data, (Join-Path $data 'data')) {
            $acl = Get-Acl -LiteralPath $path
            $acl.Sddl | Should -Match '^O:(BA|SY)'
            $rules = $acl.GetAccessRules($true, $true, [Security.Principal.SecurityIdentifier])
            $rules.IdentityReference.Value | Sort-Object -Unique | Should -Be @('S-1-5-18', 'S-1-5-32-544')
        }
        (Get-Acl -LiteralPath $data).AreAccessRulesProtected | Should -BeTrue
        foreach ($rule in (Get-Acl -LiteralPath $programs).GetAccessRules($true, $true, [Security.Principal.SecurityIdentifier])) {
            if ($rule.IdentityReference.Value -in 'S-1-5-32-545', 'S-1-1-0', 'S-1-5-11') {
                $rule.FileSystemRights -band [Security.AccessControl.FileSystemRights]'WriteData, AppendData, Delete, ChangePermissions, TakeOwnership' |
                    Should -Be 0
            }
        }
    }

    It 'says in the event log that it started' {
        @(Get-WinEvent -FilterHashtable @{ LogName = 'Application'; ProviderName = 'edgecore' } -MaxEvents 5).Count | Should -BeGreaterThan 0
    }

    It 'runs a container as ContainerUser that reads its volumes (<image>)' -TestCases @(@{ image = $image }) {
        param($image)
        $manifest = Join-Path $TestDrive 'pod.yaml'
        @"
apiVersion: v1
kind: ConfigMap
metadata: { name: settings, namespace: default }
data: { greeting: hello from a config map }
---
apiVersion: v1
kind: Secret
metadata: { name: keys, namespace: default }
stringData: { password: not a real one }
---
apiVersion: v1
kind: Pod
metadata: { name: reader, namespace: default }
spec:
  restartPolicy: Never
  nodeSelector: { kubernetes.io/os: windows }
  tolerations: [{ operator: Exists }]
  securityContext: { windowsOptions: { runAsUserName: ContainerUser } }
  containers:
    - name: reader
      image: $image
      command: [cmd, /c]
      args: ['whoami && type C:\config\greeting && type C:\keys\password && type C:\var\run\secrets\kubernetes.io\serviceaccount\token && echo written> C:\scratch\file && type C:\scratch\file']
      volumeMounts:
        - { name: config, mountPath: 'C:\config' }
        - { name: keys, mountPath: 'C:\keys' }
        - { name: scratch, mountPath: 'C:\scratch' }
  volumes:
    - { name: config, configMap: { name: settings } }
    - { name: keys, secret: { secretName: keys } }
    - { name: scratch, emptyDir: {} }
"@ | Set-Content -LiteralPath $manifest -Encoding Ascii
        Invoke-Kubectl apply -f $manifest | Out-Host

        Wait-Until -What 'the pod ended' -Seconds 900 -Condition {
            $script:pod = Invoke-Kubectl get pod reader -o json | Out-String | ConvertFrom-Json
            $script:pod.status.PSObject.Properties['phase'] -and $script:pod.status.phase -in 'Succeeded', 'Failed'
        }
        $log = @(Get-ChildItem -Path (Join-Path $data 'log\pods') -Recurse -Filter '*.log')[0]
        $said = Get-Content -LiteralPath $log.FullName -Raw
        $said | Out-Host
        $pod.status.phase | Should -Be 'Succeeded'
        $said | Should -Match 'containeruser'
        $said | Should -Match 'hello from a config map'
        $said | Should -Match 'not a real one'
        $said | Should -Match 'written'
    }

    It 'comes back after a kill' {
        $first = (Get-CimInstance -ClassName Win32_Service -Filter "Name='edgecore'").ProcessId
        Stop-Process -Id $first -Force

        Wait-Until -What 'the service runs in another process' -Seconds 90 -Condition {
            $now = Get-CimInstance -ClassName Win32_Service -Filter "Name='edgecore'"
            $now.State -eq 'Running' -and $now.ProcessId -ne $first -and $now.ProcessId -ne 0
        }
        Wait-Until -What 'the node is Ready again' -Seconds 120 -Condition { Test-KubeEdgeNode }
    }

    It 'has nothing to do the second time' {
        (Install-KubeEdgeNode -CloudCore $cloud.endpoint -CertPort $cloud.ports.certificates -NodeName 'windows-node').Outcome |
            Should -Be 'NOTHING_TO_DO'
    }

    It 'stops within its time' {
        $watch = [Diagnostics.Stopwatch]::StartNew()
        Stop-Service -Name edgecore
        $watch.Elapsed.TotalSeconds | Should -BeLessThan 30
        Get-WinEvent -FilterHashtable @{ LogName = 'System'; ProviderName = 'Service Control Manager'; Id = 7031, 7034 } -ErrorAction SilentlyContinue |
            Where-Object { $_.Message -like '*edgecore*' -and $_.TimeCreated -gt (Get-Date).AddSeconds(-30) } | Should -BeNullOrEmpty
        Start-Service -Name edgecore
    }

    It 'takes everything back, run from the installed copy' {
        $installed = @(Get-ChildItem -Path $programs -Recurse -Filter 'keadm.cmd')[0].FullName

        (Uninstall-KubeEdgeNode -KeadmPath $installed -Confirm:$false).Outcome | Should -Be 'UNDONE'

        Get-Service -Name 'edgecore', 'keadm-containerd' -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        @(Get-Traces) | Should -Be $before
    }
}
