#!/usr/bin/env bash
# Documents into the journal by 64 submitters, beside plain SQLite, and the receipt of a lone submitter at a real ingest process, alone and beside a line that reads.
# usage: bash deploy/bench.sh accept [OPTION…]   (see Benchmarks accept --help; --folder names the disk to measure)
# shellcheck source-path=SCRIPTDIR source=../toolchain.sh
source "$(dirname "${BASH_SOURCE[0]}")/../toolchain.sh"

"$binaries/Benchmarks" accept "$@"
