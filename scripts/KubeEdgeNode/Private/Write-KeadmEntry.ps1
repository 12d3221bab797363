function Write-KeadmEntry {
    <#
    .SYNOPSIS
        Shows one line of keadm's JSON while it runs: progress, verbose and warning, never as output.
    #>
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)]
        [object] $Entry,

        [Parameter(Mandatory)]
        [string] $Activity
    )
    switch (Get-KeadmValue $Entry 'event') {
        'step-started' {
            $percent = [int](100 * ($Entry.number - 1) / [math]::Max(1, $Entry.of))
            Write-Progress -Activity $Activity -Status $Entry.sentence -PercentComplete $percent
            Write-Verbose $Entry.sentence
        }
        'step-said' { Write-Verbose $Entry.sentence }
        'step-already-done' { Write-Verbose "Already done: $($Entry.sentence)" }
        'resumed' { Write-Verbose $Entry.sentence }
        'warning' { Write-Warning $Entry.sentence }
        'reboot-needed' { Write-Warning "A restart is needed: $($Entry.reason)" }
        'step-failed' { Write-Warning "Failed: $($Entry.message) $($Entry.hint)".TrimEnd() }
        'undo-started' { Write-Verbose "Taking it back: $($Entry.reason)" }
        'step-undone' { Write-Verbose $Entry.sentence }
        'step-left' { Write-Warning "Left: $($Entry.what): $($Entry.why)" }
        'undo-failed' { Write-Warning "Not taken back: $($Entry.message) $($Entry.hint)".TrimEnd() }
    }
}
