#!/usr/bin/env bash
# Storing 100,000 small readings in a ledger: facts a second by tenths, again, with a new edition; verifying; file and memory.
# usage: bash deploy/bench.sh ledger [--readings N] [--figures N] [--batch N] [--callers N] [--folder FOLDER]
# shellcheck source-path=SCRIPTDIR source=../toolchain.sh
source "$(dirname "${BASH_SOURCE[0]}")/../toolchain.sh"

"$binaries/Benchmarks" ledger "$@"
