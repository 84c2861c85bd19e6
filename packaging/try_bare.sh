#!/usr/bin/env bash
# Tries the two commands of the README where nothing is prepared: on a fresh Debian 12, as root and as somebody else.
#
#     sudo packaging/try_bare.sh
#
# Needs mmdebstrap, some minutes and 3 GB. It tries HEAD, without what is not committed yet. Mirrors, proxies,
# certificates and the settings of pip are taken over from here. For each command it prints the time, the exit status
# and the last line; its own exit status is 1 if any command went otherwise than it should.

set -euo pipefail
cd "$(dirname "$0")/.."

# shellcheck source=packaging/fresh.sh
source packaging/fresh.sh

RUN="python3 packaging/bootstrap.py run"
TEST="python3 packaging/bootstrap.py test"
UNSEEN="QT_QPA_PLATFORM=offscreen FIRSTLINE_QUIT_AFTER_REPORT=1 $RUN"
ON_DISPLAY="exec 3< <(exec Xvfb -displayfd 1 2>/dev/null); read -r -u 3 number
DISPLAY=:\$number FIRSTLINE_QUIT_AFTER_REPORT=1 $RUN"

main() {
    [[ $EUID == 0 ]] || stop "A fresh system takes root to make: sudo packaging/try_bare.sh"
    [[ $(type -t mmdebstrap) ]] || stop "mmdebstrap is missing; on Debian or Ubuntu: sudo apt-get install mmdebstrap"
    folder=$(mktemp -d)
    trap 'rm -rf --one-file-system "$folder"' EXIT
    trap 'exit 130' INT TERM
    fresh_system "$folder/first" python3,python3-pip,ca-certificates
    cp -a "$folder/first" "$folder/second"
    as_root "$folder/first"
    as_somebody "$folder/second"
    [[ $faults == 0 ]] || stop "Not as it should be: $faults, marked above."
    echo "All as it should be."
}

as_root() {
    system=$1 who=root
    try 1 "no graphical session here" "$RUN"
    try 0 "" "$UNSEEN"
    try 0 " passed" "$TEST"
    try 0 "(silent)" "$ON_DISPLAY"
}

as_somebody() {
    system=$1 who=somebody
    inside root "useradd --create-home $who && chown -R $who: ."
    try 1 "sudo apt-get install " "$TEST"
    try 1 "sudo apt-get install " "$UNSEEN"
    [[ $(wc -l <"$folder/said") == 1 ]] || fault "more than one line"
    install_what_it_says
    try 0 "" "$UNSEEN"
    try 1 "no graphical session here" "$RUN"
    try 0 " passed" "$TEST"
    install_what_it_says
    try 0 " passed" "$TEST"
    try 0 "(silent)" "$ON_DISPLAY"
}

# Root does what the command before asked for.
install_what_it_says() {
    local packages
    packages=$(sed -n 's/.*sudo apt-get install \([a-z0-9.+ -]*\)$/\1/p' "$folder/said")
    [[ $packages ]] || fault "no packages named"
    inside root "apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install --yes $packages" \
        >"$folder/said" 2>&1 || fault "the packages could not be installed: $packages"
}

main
