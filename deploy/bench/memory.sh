#!/usr/bin/env bash
# The most memory that each service holds, with 20,000 documents waiting and with four of 64 MiB.
# usage: bash deploy/bench.sh memory [--documents N] [--large N] [--bytes N] [--seed S]
# shellcheck source-path=SCRIPTDIR source=../toolchain.sh
source "$(dirname "${BASH_SOURCE[0]}")/../toolchain.sh"

"$binaries/Benchmarks" memory "$@"
