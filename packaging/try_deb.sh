#!/usr/bin/env bash
# Tries the Debian package where nothing is prepared: a fresh Debian 12 without Python.
#
#     python3 packaging/release.py env freeze deb && sudo packaging/try_deb.sh
#
# Installs dist/firstline_*.deb with apt, runs each command and opens the window under Xvfb without network, types a note, copies it and looks
# into the clipboard; installs it again as an upgrade and finds the library as it was; removes it, after which nothing
# but the person's own data stays. Needs mmdebstrap, some minutes and 2 GB. Its exit status is 1 if anything went
# otherwise than it should.

set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=packaging/fresh.sh
source packaging/fresh.sh

NOTE="Hi Ann, your talk on kiln logs changed how I fire. May I send you two pages by Friday?"
TOOLS="xvfb openbox xdotool xclip"

main() {
    [[ $EUID == 0 ]] || stop "A fresh system takes root to make: sudo packaging/try_deb.sh"
    [[ $(type -t mmdebstrap) ]] || stop "mmdebstrap is missing; on Debian or Ubuntu: sudo apt-get install mmdebstrap"
    package=$(ls dist/firstline_*.deb) || stop "There is no package yet: python3 packaging/release.py env freeze deb"
    folder=$(mktemp -d)
    trap 'rm -rf --one-file-system "$folder"' EXIT
    trap 'exit 130' INT TERM
    fresh_system "$folder/root" ca-certificates
    system=$folder/root who=root
    cp "$package" "$system$CHECKOUT/firstline.deb"
    samples "$system$CHECKOUT"
    install -m 755 packaging/walk.sh "$system/usr/local/bin/walk"
    try 1 "" "command -v python3"
    try 0 "" "apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends ./firstline.deb"
    try 0 "" "apt-get install --yes --no-install-recommends $TOOLS"
    try 0 '"verdict": "ready"' "unshare -n firstline check --format json <<<'$NOTE' | grep -o '\"verdict\": \"[a-z]*\"'"
    try 0 "Languages: " "unshare -n firstline recipient profile.pdf"
    try 0 " invitations sent" "unshare -n firstline audit export.zip | head -n 1"
    try 0 "$NOTE" "unshare -n walk '$NOTE'"
    files >"$folder/before"
    try 0 "" "DEBIAN_FRONTEND=noninteractive apt-get install --yes --reinstall ./firstline.deb"
    files >"$folder/after"
    cmp "$folder/before" "$folder/after" || fault "what was written changed with the upgrade"
    try 0 "" "apt-get purge --yes firstline"
    try 1 "" "find / -xdev -iname '*firstline*' -not -path '/srv/*' -not -path '/proc/*' -not -path '/root/.local/share/firstline*' -not -path '/var/*' | grep ."
    try 0 "" "test -d /root/.local/share/firstline"
    [[ $faults == 0 ]] || stop "Not as it should be: $faults, marked above."
    echo "All as it should be."
}

# A profile and an export like LinkedIn's in a folder; the export long enough to be judged by several processes.
samples() {
    PYTHONPATH=. build/env/bin/python - "$1" <<-'END'
	import sys
	from pathlib import Path
	from tests.importing import exports, pdfs
	folder = Path(sys.argv[1])
	(folder / "profile.pdf").write_bytes(pdfs.profile(3)[0])
	rows = [["From", "To", "Sent At", "Message", "Direction"]]
	rows += [["Me", f"Ann {n}", "3/1/25, 9:30 AM", f"Hi Ann, I came across page {n}.", "OUTGOING"] for n in range(600)]
	exports.zipped({"Invitations.csv": exports.written(rows).encode()}, folder / "export.zip")
	END
}

# What the person has written there, with the sum of each file.
files() {
    find "$system/root/.local/share/firstline" -type f -exec sha256sum {} + | sort
}

main
