#!/usr/bin/env bash
# Installs the Debian packages that building and running Shangji needs, when they are missing. Changes nothing when all are there.
# usage: bash deploy/packages.sh [--tests] [--help]   (--tests: also those that only the tests need)
# shellcheck source-path=SCRIPTDIR source=toolchain.sh
source "$(dirname "${BASH_SOURCE[0]}")/toolchain.sh"

# libzmq3-dev: the sockets between the services. libsqlite3-dev: journal and ledger. libssl-dev: names of
# documents and checksums of rows. libmicrohttpd-dev: metrics and health over HTTP. git and ca-certificates: to fetch Swift packages.
packages=(libzmq3-dev libsqlite3-dev libssl-dev libmicrohttpd-dev git ca-certificates)
# python3-zmq: a client in another language. faketime: a service whose wall clock jumps. util-linux: files that may not grow, a disk of a few megabytes.
# iproute2: a network for every node of a tree.
test_packages=(faketime util-linux python3-zmq iproute2)

if [[ ${1:-} == --help ]]; then
    echo "Installs with apt-get, as root or through sudo, what is missing of: ${packages[*]}; with --tests also: ${test_packages[*]}"
    exit
fi
if [[ ${1:-} == --tests ]]; then
    packages+=("${test_packages[@]}")
    shift
fi
(($# == 0)) || fail "unknown option $1; --help tells what this does"

if ! command -v dpkg-query >/dev/null; then
    echo "This is no Debian: please see to it that libzmq 4.3, SQLite 3.40, OpenSSL 3 (all with headers) and git are installed." >&2
    exit
fi

missing=()
for package in "${packages[@]}"; do
    [[ $(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || missing+=("$package")
done
if ((${#missing[@]} == 0)); then
    echo "All packages are there: ${packages[*]}" >&2
    exit
fi

root=()
if ((EUID != 0)); then
    command -v sudo >/dev/null || fail "not root and no sudo: ask for these packages to be installed: ${missing[*]}"
    root=(sudo)
fi
export DEBIAN_FRONTEND=noninteractive
echo "Installing ${missing[*]}" >&2
"${root[@]}" apt-get update -q || fail "apt-get update failed: is the network there?"
"${root[@]}" apt-get install -q -y --no-install-recommends "${missing[@]}" || fail "cannot install ${missing[*]}"
