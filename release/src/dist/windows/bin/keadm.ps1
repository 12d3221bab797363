# Starts keadm with the arguments and ends with its exit code.
& "$PSScriptRoot\keadm.cmd" @args
exit $LASTEXITCODE
