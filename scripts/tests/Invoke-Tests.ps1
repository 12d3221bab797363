<#
.SYNOPSIS
    Runs the tests of the scripts with Pester 5, or PSScriptAnalyzer over them; ends with 1 when something is wrong.
.PARAMETER Analyze
    Analyze, and run nothing.
.PARAMETER Tag
    Only tests with these tags. Node joins this machine to a cloud and takes it back: for a machine that may be changed.
.PARAMETER ExcludeTag
    No tests with these tags.
.PARAMETER Distribution
    For the tag Node: the folder with keadm-*-windows-x64.zip, its .sha256 and install.ps1.
#>
#Requires -Version 5.1
[CmdletBinding()]
param(
    [switch] $Analyze,

    [string[]] $Tag = @(),

    [string[]] $ExcludeTag = @(),

    [string] $Distribution
)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$scripts = Split-Path -Parent $PSScriptRoot

if ($Analyze) {
    $settings = Join-Path $scripts 'PSScriptAnalyzerSettings.psd1'
    $found = @(
        Invoke-ScriptAnalyzer -Path (Join-Path $scripts 'install.ps1') -Settings $settings
        Invoke-ScriptAnalyzer -Path (Join-Path $scripts 'KubeEdgeNode') -Recurse -Settings $settings
    )
    $found | Format-Table -AutoSize -Property 'ScriptName', 'Line', 'Severity', 'RuleName', 'Message' | Out-String -Width 240 | Write-Output
    exit [int]($found.Count -gt 0)
}

if ($Distribution) {
    $env:KEADM_DISTRIBUTION = (Resolve-Path -LiteralPath $Distribution).ProviderPath
}
$configuration = New-PesterConfiguration
$configuration.Run.Path = $PSScriptRoot
$configuration.Run.Exit = $true
$configuration.Filter.Tag = $Tag
$configuration.Filter.ExcludeTag = $ExcludeTag
$configuration.Output.Verbosity = 'Detailed'
Invoke-Pester -Configuration $configuration
