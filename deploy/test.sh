#!/usr/bin/env bash
# Everything that must hold before a change lands: packages, lint, one release build, all tests. Ends at the first step that fails.
# usage: bash deploy/test.sh [--help]
# shellcheck source-path=SCRIPTDIR source=toolchain.sh
source "$(dirname "${BASH_SOURCE[0]}")/toolchain.sh"

if [[ ${1:-} == --help ]]; then
    cat <<'TEXT'
usage: bash deploy/test.sh

Installs missing Debian packages (see deploy/packages.sh --help), lints, builds everything once (release with -enable-testing,
warnings and undeclared imports as errors) and runs all tests, in six processes beside each other: the modules, the whole line, the
line disturbed, a death at every named place, rounds and trees of many disturbances, and behind all of them a minute of the
simulation, from a seed that it prints. Tells of every suite that ends and of every
failure; all that the tests said is in .build/tests/NAME.log. Ends at the first step that fails, with the time of each step. Writes
only under .build.
TEXT
    exit
fi
(($# == 0)) || fail "unknown option $1; --help tells what this does"

lint() {
    local script
    for script in deploy/*.sh deploy/bench/*.sh .ci/run; do
        [[ ! -e $script ]] || bash -n "$script"
    done
    swift format lint --strict --parallel --recursive Services Shared Tests Package.swift
}

# lane NAME OPTION…: some of the tests in a process of their own. Tests that wait for real processes are not held up so by those that
# compute, and most of the former wait most of the time. Eight at once, so that each is done long before its time limit: of a hundred
# nodes started at the same moment none gets far.
lane() {
    local name=$1 log=.build/tests/$1.log code=0
    shift
    nice -n "${niceness:-0}" "$binaries/shangjiPackageTests.xctest" --testing-library swift-testing \
        --experimental-maximum-parallelization-width 8 "$@" 2>&1 | tee "$log" |
        awk -v lane="$name" '/✘|Suite .* passed|Test run with|^simulation: / { print lane ": " $0; fflush() }' || code=$?
    ((code == 0)) || { printf '%s: exit code %d; the end of %s:\n' "$name" "$code" "$log"; tail -n 20 "$log"; }
    return "$code"
}

tests() {
    local lanes=() pid code=0
    mkdir -p .build/tests
    lane modules --skip '^(LineTests|FaultTests)\.|/line_underFaults_keepsItsWord' & lanes+=($!)
    # It computes on every core for as long as it may: only what the others leave, and no longer than they take anyway.
    niceness=19 SHANGJI_SIMULATION_SECONDS=${SHANGJI_SIMULATION_SECONDS:-60} \
        lane simulation --filter '/line_underFaults_keepsItsWord' & lanes+=($!)
    lane line --filter '^LineTests\.' & lanes+=($!)
    lane faults --filter '^FaultTests\.' --skip '/(NamedPlaceTests|RoundTests|TreeOfNodesTests)/' & lanes+=($!)
    lane places --filter '/NamedPlaceTests/' & lanes+=($!)
    lane rounds --filter '/(RoundTests|TreeOfNodesTests)/' & lanes+=($!)
    # What a lane runs ends with it: the lane itself only waits.
    trap 'for pid in "${lanes[@]}"; do kill $(<"/proc/$pid/task/$pid/children"); done 2>/dev/null' INT TERM
    for pid in "${lanes[@]}"; do wait "$pid" || code=$?; done
    # Once more at the end, where it is looked for.
    ((code == 0)) || grep -h '✘' .build/tests/*.log | grep -v Suite >&2
    return "$code"
}

find_swift
step "Debian packages" bash deploy/packages.sh --tests
step "lint" lint
# --build-tests builds the executables too; the tests of the whole line start them.
step "build" build --build-tests
step "tests" tests
say "All is well: $SECONDS s in all."
