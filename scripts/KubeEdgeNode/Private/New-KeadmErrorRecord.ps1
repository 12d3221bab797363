function New-KeadmErrorRecord {
    <#
    .SYNOPSIS
        The error of a run that did not end well: its id is keadm's code, its exception's data has the exit code and the hint.
    #>
    [CmdletBinding()]
    [OutputType([System.Management.Automation.ErrorRecord])]
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '',
        Justification = 'Makes an object only')]
    param(
        [Parameter(Mandatory)]
        [pscustomobject] $Run
    )
    $failure = Get-KeadmEntry -Run $Run -Kind 'error' | Select-Object -Last 1
    $message = Get-KeadmValue $failure 'message'
    $hint = [string](Get-KeadmValue $failure 'hint')
    $code = Get-KeadmValue $failure 'code'
    if (-not $failure) {
        $message = "'$($Run.Command)' ended with exit code $($Run.ExitCode); what it said is on the error stream."
        $code = 'exit-code-' + $Run.ExitCode
    }
    $exception = New-Object System.InvalidOperationException $message
    $exception.Data['ExitCode'] = $Run.ExitCode
    $exception.Data['Hint'] = $hint
    $record = New-Object System.Management.Automation.ErrorRecord $exception, "KubeEdgeNode.$code", 'NotSpecified', $null
    $record.ErrorDetails = New-Object System.Management.Automation.ErrorDetails ("$message $hint".TrimEnd())
    $record.ErrorDetails.RecommendedAction = $hint
    $record
}
