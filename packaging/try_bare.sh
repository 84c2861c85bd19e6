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

SUITE=bookworm
CHECKOUT=/srv/firstline
PROGRAMS=/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin

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
    faults=0
    fresh_system "$folder/first"
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

# Runs a command as $who in $system: it must end with that status, and those words must be in its last line.
try() {
    local status=0 began=$SECONDS last
    inside "$who" "$3" >"$folder/said" 2>&1 || status=$?
    last=$(tail -n 1 "$folder/said")
    last=${last:-(silent)}
    printf '%s: %s\n    %d s, exit %d: %s\n' "$who" "${3##*$'\n'}" $((SECONDS - began)) "$status" "$last"
    [[ $status == "$1" && $last == *"$2"* ]] || fault "expected exit $1${2:+ and \"$2\"}"
}

# Root does what the command before asked for.
install_what_it_says() {
    local packages
    packages=$(sed -n 's/.*sudo apt-get install \([a-z0-9.+ -]*\)$/\1/p' "$folder/said")
    [[ $packages ]] || fault "no packages named"
    inside root "apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install --yes $packages" \
        >"$folder/said" 2>&1 || fault "the packages could not be installed: $packages"
}

fault() {
    faults=$((faults + 1))
    echo "    WRONG: $1. It said:"
    tail -n 60 "$folder/said" | sed 's/^/    | /'
}

# Runs a shell command in the checkout of $system, with nothing of the environment here but `taken_over`. Its mounts
# and processes are its own and end with it.
inside() {
    local home
    home=$(awk -F: -v name="$1" '$1 == name { print $6 }' "$system/etc/passwd")
    # shellcheck disable=SC2016 # the inner shell is the one to put in its arguments
    unshare --mount --pid --fork --kill-child bash -c '
        mount -t proc proc "$0/proc" && mount --rbind /dev "$0/dev" && chroot --userspec="$1" "$0" "${@:2}"
        exit $?' "$system" "$1" \
        env -i --chdir="$CHECKOUT" HOME="$home" USER="$1" LOGNAME="$1" PATH="$PROGRAMS" "${taken_over[@]}" \
        bash -c "$2" </dev/null
}

fresh_system() {
    local system=$1 mirrors certificates=${SSL_CERT_FILE:-/etc/ssl/certs/ca-certificates.crt} name
    echo "Making a fresh system …"
    apt-config dump | sed -nE '/^Acquire::(https?|Check|Retries)/p' >"$folder/apt.conf"
    mapfile -t mirrors < <(debian_mirrors)
    mmdebstrap --quiet --mode=root --variant=minbase --include=python3,python3-pip,ca-certificates \
        --aptopt="$folder/apt.conf" "$SUITE" "$system" "${mirrors[@]}"
    git clone --quiet --no-hardlinks . "$system$CHECKOUT"
    cp -L /etc/resolv.conf /etc/hosts "$system/etc/"
    [[ ! -f /etc/pip.conf ]] || cp /etc/pip.conf "$system/etc/"
    taken_over=()
    for name in http_proxy https_proxy no_proxy HTTP_PROXY HTTPS_PROXY NO_PROXY "${!PIP_@}"; do
        case ${!name:-} in
        "" | /* | file:*) ;; # a path from here leads nowhere there
        *) taken_over+=("$name=${!name}") ;;
        esac
    done
    if [[ -f $certificates ]]; then
        cp "$certificates" "$system/etc/ssl/caller.crt"
        echo 'Acquire::https::CaInfo "/etc/ssl/caller.crt";' >"$system/etc/apt/apt.conf.d/99caller"
        taken_over+=(SSL_CERT_FILE=/etc/ssl/caller.crt PIP_CERT=/etc/ssl/caller.crt)
    fi
}

# Where apt finds Debian here. Nothing where it has no lists of this suite: mmdebstrap then knows where to look.
debian_mirrors() {
    # shellcheck disable=SC2016 # what to put in is apt's, not the shell's
    apt-get indextargets --format 'deb $(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' 'Origin: Debian' |
        sed -nE "/ $SUITE(-updates|-security)? main$/p" | sort -u
}

stop() {
    echo "$1" >&2
    exit 1
}

main
