#!/usr/bin/env bash
# Texts of 1, 4 and 16 MB, ordinary and hostile: the time must grow as the length does.
# usage: bash deploy/bench.sh linear [FOLDER…]
# shellcheck source-path=SCRIPTDIR source=../toolchain.sh
source "$(dirname "${BASH_SOURCE[0]}")/../toolchain.sh"

folders=("$@")
((${#folders[@]})) || folders=(deploy/samples)
"$binaries/Benchmarks" linear "${folders[@]}"
