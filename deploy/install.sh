#!/usr/bin/env bash
# Builds a release and puts the programs, with all they need to run, into one folder. See --help.
# shellcheck source-path=SCRIPTDIR source=toolchain.sh
source "$(dirname "${BASH_SOURCE[0]}")/toolchain.sh"

usage() {
    cat <<'TEXT'
usage: bash deploy/install.sh [--to FOLDER] [--no-build]

Builds a release and puts the four programs, their tables and Swift's runtime library into FOLDER/bin (default
/opt/shangji/bin). What was there before stays as FOLDER.old, so that an update can be taken back. A running node goes on
with the old programs until it is started again. The folder can be copied to other machines with the same Debian; they need
the packages libzmq5, libsqlite3-0, libssl3 and libmicrohttpd12, and neither Swift nor this source.

  --to FOLDER   another folder
  --no-build    take the release that is built already
TEXT
}

target=/opt/shangji
build=1
while (($# > 0)); do
    case $1 in
        --help | -h) usage; exit ;;
        --to) shift; target=$(realpath -m "${1:?--to wants a folder}") ;;
        --no-build) build=0 ;;
        *) usage >&2; fail "unknown option $1" ;;
    esac
    shift
done

programs=(shangji shangji-ingest shangji-extract shangji-aggregate)

copy() {
    local program library
    rm -rf "$target.new"
    mkdir -p "$target.new/bin"
    for program in "${programs[@]}"; do
        [[ -x $binaries/$program ]] || fail "$binaries/$program is missing: leave --no-build out"
        cp "$binaries/$program" "$target.new/bin/"
    done
    cp -r "$binaries"/shangji_*.resources "$target.new/bin/"
    # Swift's own libraries, which Debian does not have; the programs look for them in their own folder too.
    ldd "${programs[@]/#/$binaries/}" | sed -n 's/.* => \(.*\/swift\/linux\/[^ ]*\) .*/\1/p' | sort -u |
        while read -r library; do cp -L "$library" "$target.new/bin/"; done
    rm -rf "$target.old"
    [[ ! -e $target ]] || mv "$target" "$target.old"
    mv "$target.new" "$target"
}

if ((build)); then
    find_swift
    step "Debian packages" bash deploy/packages.sh
    step "building a release (the first time takes minutes)" build
fi
step "copying to $target" copy
"$target/bin/shangji" catalogue list >/dev/null || fail "the programs in $target do not run"
say "Installed in $target/bin. Next: shangji node init, or, after an update: systemctl restart shangji-node"
