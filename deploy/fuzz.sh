#!/usr/bin/env bash
# Reads mutated reports and checks every reading; an input that fails stays in .build/fuzz-SEED.bin.
# usage: bash deploy/fuzz.sh [--seconds N] [--seed S] [FOLDER…]   (default: a minute, the samples, a seed that is printed)
# shellcheck source-path=SCRIPTDIR source=toolchain.sh
source "$(dirname "${BASH_SOURCE[0]}")/toolchain.sh"

seconds=60 seed=$RANDOM$RANDOM folders=()
while (($#)); do
    case $1 in
        --seconds | --seed)
            [[ ${2:-} =~ ^[0-9]+$ ]] || fail "$1 takes a whole number"
            if [[ $1 == --seed ]]; then seed=$2; else seconds=$2; fi
            shift 2
            ;;
        --help | -h) sed -n '2,3s/^# *//p' deploy/fuzz.sh; exit 0 ;;
        -*) fail "there is no option $1; --help lists all" ;;
        *) folders+=("$(cd "$started_in" && realpath "$1")"); shift ;;
    esac
done
((${#folders[@]})) || folders=(deploy/samples)

find_swift
step "building a release" build --product Fuzz
input=.build/fuzz-$seed.bin
say "seed $seed, $seconds s"
"$binaries/Fuzz" "${folders[@]}" --seconds "$seconds" --seed "$seed" --input "$input" \
    || fail "seed $seed failed (exit code $?); look at it with: $binaries/Fuzz --once $input"
