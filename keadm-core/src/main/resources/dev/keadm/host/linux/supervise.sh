#!/bin/sh
# Keeps one program running on a machine whose first process is not systemd.
#
#   supervise FOLDER LOG DELAY
#
# FOLDER/command starts the program. When it ends it is started again after DELAY seconds, then after twice as many, and
# so on up to five minutes; a run of a minute makes it DELAY again. TERM is handed on to the program, and ends this script
# as soon as the program has ended. FOLDER/supervisor and FOLDER/program hold "PID START@BOOT" of the two while they live.
# LOG is turned over to LOG.1 at 10 MiB. Nothing starts this script when the machine is started again.
set -u
umask 022

folder=$1
log=$2
delay=$3
longest=300
steady=60
limit=10485760

read -r boot </proc/sys/kernel/random/boot_id
stopping=
child=
sleeper=

# Prints the start of process $1 in clock ticks since the boot, and the boot; fails when it has ended.
started() {
    read -r stat 2>/dev/null <"/proc/$1/stat" || return 1
    # the program's name, in brackets, may hold anything
    set -- ${stat##*) }
    case $1 in
        Z | X) return 1 ;;
    esac
    shift 19
    echo "$1@$boot"
}

record() {
    printf '%s %s\n' "$2" "$(started "$2")" >"$folder/$1.new" && mv -f "$folder/$1.new" "$folder/$1"
}

uptime() {
    read -r seconds _ </proc/uptime
    echo "${seconds%.*}"
}

say() {
    echo "$(date -u +%Y-%m-%dT%H:%M:%SZ) supervise: $*" >>"$log"
}

# The program appends, so it goes on at the beginning of the emptied file.
turn_over() {
    [ -f "$log" ] || return 0
    [ "$(wc -c <"$log")" -gt "$limit" ] || return 0
    cp "$log" "$log.1" && : >"$log"
}

watch_log() {
    nap=
    trap '[ -z "$nap" ] || kill "$nap" 2>/dev/null; exit 0' TERM
    while kill -0 "$1" 2>/dev/null; do
        # the loop below has just done it: both at once would copy an emptied log over the full one
        sleep 20 &
        nap=$!
        wait "$nap"
        turn_over
    done
}

stop() {
    stopping=yes
    : >"$folder/stopping"
    [ -z "$child" ] || kill -TERM "$child" 2>/dev/null
    [ -z "$sleeper" ] || kill "$sleeper" 2>/dev/null
}

trap stop TERM INT
rm -f "$folder/stopping" "$folder/program"
record supervisor $$
watch_log $$ &
watcher=$!

pause=$delay
while [ -z "$stopping" ]; do
    turn_over
    begun=$(uptime)
    sh "$folder/command" </dev/null >>"$log" 2>&1 &
    child=$!
    record program "$child"
    mark=$(started "$child")
    # TERM may have come before the program's number was known
    [ -z "$stopping" ] || kill -TERM "$child" 2>/dev/null
    while :; do
        wait "$child"
        code=$?
        # a signal to this script ends the wait too
        [ -n "$mark" ] && [ "$(started "$child")" = "$mark" ] || break
    done
    child=
    rm -f "$folder/program"
    [ -z "$stopping" ] || break
    [ $(($(uptime) - begun)) -lt "$steady" ] || pause=$delay
    say "it ended with $code and is started again in $pause s"
    sleep "$pause" &
    sleeper=$!
    [ -z "$stopping" ] || kill "$sleeper" 2>/dev/null
    wait "$sleeper"
    sleeper=
    pause=$((pause * 2))
    [ "$pause" -le "$longest" ] || pause=$longest
done
kill "$watcher" 2>/dev/null
wait "$watcher"
rm -f "$folder/stopping" "$folder/supervisor"
