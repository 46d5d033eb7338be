#!/usr/bin/env bash
# The most memory that each service holds, with 100,000 documents waiting and with four of 64 MiB; fails above a limit.
# usage: bash deploy/bench.sh memory [--documents N] [--large N] [--bytes N] [--limit MIB] [--seed S]
# shellcheck source-path=SCRIPTDIR source=../toolchain.sh
source "$(dirname "${BASH_SOURCE[0]}")/../toolchain.sh"

"$binaries/Benchmarks" memory "$@"
