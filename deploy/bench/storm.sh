#!/usr/bin/env bash
# How one node bears 300 identities that connect, submit and upload at once, over CURVE.
# usage: bash deploy/bench.sh storm [--identities N] [--documents N] [--bytes N] [--readers N] [--seed S]
# shellcheck source-path=SCRIPTDIR source=../toolchain.sh
source "$(dirname "${BASH_SOURCE[0]}")/../toolchain.sh"

"$binaries/Benchmarks" storm "$@"
