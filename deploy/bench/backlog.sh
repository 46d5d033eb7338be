#!/usr/bin/env bash
# How fast a node hands up 1,000,000 observations that waited while the node above was away, and in how much memory.
# usage: bash deploy/bench.sh backlog [--observations N] [--figures N] [--province CODE] [--seed S]
# shellcheck source-path=SCRIPTDIR source=../toolchain.sh
source "$(dirname "${BASH_SOURCE[0]}")/../toolchain.sh"

"$binaries/Benchmarks" backlog "$@"
