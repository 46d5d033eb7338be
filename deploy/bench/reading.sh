#!/usr/bin/env bash
# The full reading of plain text on one core, its steps, and other readers of Chinese numbers on the same text.
# usage: bash deploy/bench.sh reading [FOLDER…]   (default: the shared corpus when it lies beside the repository, else the samples)
# shellcheck source-path=SCRIPTDIR source=../toolchain.sh
source "$(dirname "${BASH_SOURCE[0]}")/../toolchain.sh"

folders=("$@")
if ((${#folders[@]} == 0)); then
    if [[ -d ../shared/corpus ]]; then folders=(../shared/corpus); else folders=(deploy/samples); fi
fi
venv=.build/bench-python
corpus=.build/bench-corpus.txt

"$binaries/Benchmarks" reading "${folders[@]}" --corpus "$corpus" | tee .build/bench-reading.txt
own=$(sed -n 's/^RESULT reading \([0-9.]*\) .*/\1/p' .build/bench-reading.txt)

# Others, from PyPI, in an environment of their own; without a network the comparison is left out.
if [[ ! -x $venv/bin/python ]]; then python3 -m venv "$venv" || fail "python3-venv is missing: bash deploy/packages.sh installs it"; fi
if ! "$venv/bin/pip" install --quiet --disable-pip-version-check recognizers-text-suite==1.0.2a2 cn2an==0.5.24 jieba==0.42.1 emoji==1.7.0 setuptools==75.8.0; then
    echo "PyPI cannot be reached: Recognizers-Text, cn2an and jieba are not measured."
    exit 0
fi
"$venv/bin/python" deploy/bench/others.py "$corpus" "$own"
