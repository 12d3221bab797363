@{
    Severity = @('Error', 'Warning')
    Rules    = @{
        PSUseCompatibleSyntax = @{
            Enable         = $true
            TargetVersions = @('5.1', '7.4')
        }
        PSPlaceOpenBrace = @{ Enable = $true }
        PSUseConsistentIndentation = @{ Enable = $true }
        PSUseConsistentWhitespace = @{
            Enable         = $true
            CheckParameter = $false
            CheckOperator  = $false
        }
    }
}
