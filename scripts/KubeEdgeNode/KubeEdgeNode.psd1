@{
    RootModule           = 'KubeEdgeNode.psm1'
    ModuleVersion        = '0.1.0'
    GUID                 = '5d2d0f1e-7a3c-4c55-9a0f-6c1f3b7e2a84'
    Author               = 'The keadm authors'
    CompanyName          = 'The keadm authors'
    Copyright            = 'The keadm authors. Apache License 2.0.'
    Description          = 'Makes a Windows machine a node of a KubeEdge cloud, and takes it back exactly: keadm for scripts, with objects in and out.'
    PowerShellVersion    = '5.1'
    CompatiblePSEditions = @('Desktop', 'Core')
    FunctionsToExport    = @(
        'Get-KubeEdgeNode'
        'Install-KubeEdgeNode'
        'New-KubeEdgeNodeBundle'
        'Test-KubeEdgeNode'
        'Uninstall-KubeEdgeNode'
    )
    CmdletsToExport      = @()
    VariablesToExport    = @()
    AliasesToExport      = @()
    PrivateData          = @{
        PSData = @{
            Tags = @('KubeEdge', 'Kubernetes', 'edge', 'containerd', 'Windows')
        }
    }
}
