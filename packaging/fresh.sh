# Functions to try things on a fresh Debian 12; sourced by try_bare.sh and try_deb.sh, which say what they try.
# They use: $folder, a scratch folder; $system, the root of the fresh system; $who, who runs a command there.
# shellcheck shell=bash disable=SC2034

SUITE=bookworm
CHECKOUT=/srv/firstline
PROGRAMS=/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin
faults=0

# Runs a command as $who in $system: it must end with that status, and those words must be in its last line.
try() {
    local status=0 began=$SECONDS last
    inside "$who" "$3" >"$folder/said" 2>&1 || status=$?
    last=$(tail -n 1 "$folder/said")
    last=${last:-(silent)}
    printf '%s: %s\n    %d s, exit %d: %s\n' "$who" "${3##*$'\n'}" $((SECONDS - began)) "$status" "$last"
    [[ $status == "$1" && $last == *"$2"* ]] || fault "expected exit $1${2:+ and \"$2\"}"
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
    mmdebstrap --quiet --mode=root --variant=minbase --include="$2" \
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
