#!/usr/bin/env bash
# A table per indicator of what gold annotations state, what was found and what was wrong, and the totals.
# usage: bash deploy/bench.sh accuracy [TEXTS GOLD]…   (default: the shared gold when it lies beside the repository)
# shellcheck source-path=SCRIPTDIR source=../toolchain.sh
source "$(dirname "${BASH_SOURCE[0]}")/../toolchain.sh"

pairs=("$@")
codes=()
if ((${#pairs[@]} == 0)); then
    [[ -d ../shared/gold ]] || fail "there is no ../shared/gold: name folders of texts and of their gold annotations"
    pairs=(../shared/corpus/real ../shared/gold/real ../shared/corpus/authored ../shared/gold/authored)
fi
[[ ! -f ../shared/spec/catalogue.csv ]] || codes=(--codes ../shared/spec/catalogue.csv)
"$binaries/Benchmarks" accuracy "${pairs[@]}" "${codes[@]}"
