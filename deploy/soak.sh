#!/usr/bin/env bash
# Kills, stops and cuts off the services in rounds beside a line that is left in peace, and counts what was lost (see --help).
# usage: bash deploy/soak.sh [--rounds N] [--seed S] [--from R] [--readers N] [--tree [--waves N] [--proxies]]   (default: 100 rounds, a seed that is printed, 2 readers)
# shellcheck source-path=SCRIPTDIR source=toolchain.sh
source "$(dirname "${BASH_SOURCE[0]}")/toolchain.sh"

rounds=100 seed=$RANDOM$RANDOM from=0 readers=2 waves=12 tree=()
while (($#)); do
    case $1 in
        --tree | --proxies)
            tree+=("$1")
            shift
            ;;
        --rounds | --seed | --from | --readers | --waves)
            [[ ${2:-} =~ ^[0-9]+$ ]] || fail "$1 takes a whole number"
            printf -v "${1#--}" %s "$2"
            shift 2
            ;;
        --help | -h)
            sed -n '2,3s/^# *//p' deploy/soak.sh
            cat <<'TEXT'

Prints a line for each round and at the end one that says: rounds N, faults N, documents N, lost N, duplicated N, wrong cells N.
Faults that a look through the stores finds count as wrong cells. Exit status 0 only when the last three are 0 and every round came to
its end. A round depends on the seed and its number: what
round R of seed S did is done again by --seed S --from R --rounds 1, in empty folders.

With --tree each round is a tree of one province, three prefectures and twelve counties. In each of --waves (12) a link goes down,
counties below it hand in, and meanwhile another node is killed, put back from a backup, or gets a slow link; the root, a prefecture and a
county are put back at least once. In some seeds prefectures and the province report too. In the end everybody must have heard settled, every
node agree with the one above, and the cells of every node say what follows from the reports: sums with bounds, quotients, verdicts,
coverage; each difference is printed with its seed, and the last line then ends with wrong N. As root every node has a
network of its own (iproute2); else, and with --proxies, they are joined on loopback.

What takes too long with real processes the simulation does: bash deploy/simulate.sh runs the links as state machines through a million
schedules of crashes, broken connections and restored backups, and belongs to a soak before a release. Its seeds move on by the clock.
TEXT
            exit 0
            ;;
        *) fail "there is no option $1; --help lists all" ;;
    esac
done

find_swift
packages=()
[[ " ${tree[*]} " != *" --tree "* ]] || packages=(--tests)
step "Debian packages" bash deploy/packages.sh "${packages[@]}"
step "building a release" build
say "seed $seed, $rounds rounds"
"$binaries/Soak" --rounds "$rounds" --seed "$seed" --from "$from" --readers "$readers" \
    --waves "$waves" "${tree[@]}"
