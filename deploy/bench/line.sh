#!/usr/bin/env bash
# Documents a second from submit to stored, with all three services as processes on this machine.
# usage: bash deploy/bench.sh line [--documents N] [--bytes N] [--submitters N] [--readers N] [--seed S] [--steps N] [--places N] [--replay]
# shellcheck source-path=SCRIPTDIR source=../toolchain.sh
source "$(dirname "${BASH_SOURCE[0]}")/../toolchain.sh"

"$binaries/Benchmarks" line "$@"
