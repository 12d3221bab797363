# One function a file: Public has what the module offers, Private what those share.
Set-StrictMode -Version Latest

foreach ($folder in 'Private', 'Public') {
    foreach ($file in Get-ChildItem -Path (Join-Path $PSScriptRoot $folder) -Filter '*.ps1') {
        . $file.FullName
    }
}

Export-ModuleMember -Function @(
    'Get-KubeEdgeNode'
    'Install-KubeEdgeNode'
    'New-KubeEdgeNodeBundle'
    'Test-KubeEdgeNode'
    'Uninstall-KubeEdgeNode'
)
