#!/usr/bin/env bash
# Runs the line as pure state machines through seeded schedules of faults; a seed that fails is printed with its shortest course.
# usage: bash deploy/simulate.sh [--rounds N] [--first SEED] [--seed SEED]   (default: a million schedules, first seed by the clock)
# shellcheck source-path=SCRIPTDIR source=toolchain.sh
source "$(dirname "${BASH_SOURCE[0]}")/toolchain.sh"

export SHANGJI_SIMULATION_ROUNDS=1000000 SHANGJI_SIMULATION_FIRST=$(date +%s)000000
while (($#)); do
    case $1 in
        --rounds | --first | --seed)
            [[ ${2:-} =~ ^[0-9]+$ ]] || fail "$1 takes a whole number"
            name=${1#--}
            export "SHANGJI_SIMULATION_${name^^}=$2"
            shift 2
            ;;
        --help | -h) sed -n '2,3s/^# *//p' deploy/simulate.sh; exit 0 ;;
        *) fail "there is no option $1; --help lists all" ;;
    esac
done

find_swift
step "building a release" build --build-tests
step "simulation" swift test "${build_flags[@]}" --skip-build --filter 'SimulationTests/line_underFaults_keepsItsWord'
