#!/usr/bin/env bash
# Runs one benchmark: deploy/bench/NAME.sh, whose second line says what it measures.
# usage: bash deploy/bench.sh NAME [ARGUMENT…] | --list | --help
# shellcheck source-path=SCRIPTDIR source=toolchain.sh
source "$(dirname "${BASH_SOURCE[0]}")/toolchain.sh"

list() {
    local script found=0
    for script in deploy/bench/*.sh; do
        [[ -e $script ]] || continue
        found=1
        printf '%-16s %s\n' "$(basename "$script" .sh)" "$(sed -n '2s/^# *//p' "$script")"
    done
    ((found)) || echo "There are no benchmarks yet."
}

case ${1:-} in
    --list) list ;;
    "" | --help | -h)
        echo "usage: bash deploy/bench.sh NAME [ARGUMENT…]   builds a release and runs the benchmark NAME"
        echo "       bash deploy/bench.sh --list             names all benchmarks"
        [[ -n ${1:-} ]] || exit 64
        ;;
    *)
        name=$1
        shift
        [[ $name =~ ^[a-z0-9-]+$ && -f deploy/bench/$name.sh ]] || fail "there is no benchmark $name; --list names all"
        find_swift
        step "building a release" build
        step "benchmark $name" bash "deploy/bench/$name.sh" "$@"
        ;;
esac
