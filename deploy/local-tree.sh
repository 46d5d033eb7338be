#!/usr/bin/env bash
# Runs a tree of one province, three prefectures and twelve counties on this machine, and stops it again. See --help.
# shellcheck source-path=SCRIPTDIR source=toolchain.sh
source "$(dirname "${BASH_SOURCE[0]}")/toolchain.sh"

usage() {
    cat <<'TEXT'
usage: bash deploy/local-tree.sh [--keep] [--port N] [--home FOLDER] [--built FOLDER]

Makes sixteen nodes, each with a key of its own, admitted by the one above (CURVE on loopback); starts
them; hands in at every county a report with invented figures; waits until the province has all of them (settled); shows the
province's status and one of its figures with its history; stops all nodes.

  --keep          leave the nodes running until Enter is pressed
  --port N        the first of four ports on loopback (default 17201)
  --home FOLDER   an empty or new folder in which the nodes are made (default .shangji/tree, which is emptied)
  --built FOLDER  where the programs lie; without it they are built
TEXT
}

keep=0
port=17201
home=$PWD/.shangji/tree
built=
while (($# > 0)); do
    case $1 in
        --help | -h) usage; exit ;;
        --keep) keep=1 ;;
        --port) shift; port=${1:?--port wants a number} ;;
        --home) shift; home=$(cd "$started_in" && realpath -m "${1:?--home wants a folder}") ;;
        --built) shift; built=$(cd "$started_in" && realpath "${1:?--built wants a folder}") ;;
        *) usage >&2; fail "unknown option $1" ;;
    esac
    shift
done

# Place, and the place of the node above; the parents come first. Real divisions of Hubei, for what they are named only.
tree=(
    420000: 420100:420000 420500:420000 420600:420000
    420102:420100 420103:420100 420104:420100 420105:420100
    420502:420500 420503:420500 420525:420500 420526:420500
    420602:420600 420606:420600 420624:420600 420625:420600
)
year=2023
pids=()

stop() {
    local pid
    for pid in "${pids[@]}"; do kill -TERM "$pid" 2>/dev/null || true; done
    for pid in "${pids[@]}"; do wait "$pid" 2>/dev/null || true; done
    pids=()
}
trap stop EXIT

shangji() { "$binaries/shangji" "$@"; }

make_nodes() {
    [[ $home != "$PWD/.shangji/tree" ]] || rm -rf "$home"
    mkdir -p "$home"
    [[ -z $(ls -A "$home") ]] || fail "$home is not empty: name a folder that is, or that is not there yet"
    local entry place above options next=$port
    for entry in "${tree[@]}"; do
        place=${entry%%:*} above=${entry#*:} options=()
        if [[ $place == *00 ]]; then
            options+=(--listen "tcp://127.0.0.1:$next")
            echo "$next" >"$home/$place.port"
            next=$((next + 1))
        fi
        if [[ -n $above ]]; then
            options+=(--parent "tcp://127.0.0.1:$(<"$home/$above.port")" --parent-key "$(shangji keys show "$home/$above/node.key")")
        fi
        shangji node init "$home/$place" --place "$place" "${options[@]}" >"$home/$place.init"
        if [[ -n $above ]]; then
            shangji node admit --node "$home/$above/node.yaml" --name "$place" --place "$place" \
                --key "$(shangji keys show "$home/$place/node.key")" >/dev/null
        fi
    done
}

start_nodes() {
    local entry place
    for entry in "${tree[@]}"; do
        place=${entry%%:*}
        "$binaries/shangji" up "$home/$place/node.yaml" >"$home/$place.ready" 2>"$home/$place.log" &
        pids+=($!)
    done
    for entry in "${tree[@]}"; do
        place=${entry%%:*}
        # A node says in one line that it is ready; one that ended will not.
        until [[ -s $home/$place.ready ]]; do
            kill -0 "${pids[@]}" 2>/dev/null || fail "a node ended; its log is in $home"
            sleep 0.1
        done
        printf '%s ' "$place" >&2
    done
    echo >&2
}

hand_in() {
    local entry place options=()
    for entry in "${tree[@]}"; do
        place=${entry%%:*}
        [[ $place == *00 ]] || options+=(--place "$place")
    done
    shangji sample "${options[@]}" --years "$year" --out "$home/reports" --force >/dev/null
    for entry in "${tree[@]}"; do
        place=${entry%%:*}
        [[ $place == *00 ]] && continue
        shangji submit --node "$home/$place/node.yaml" --until settled "$home/reports/reports/$year/$place.txt"
    done
}

# Nodes tell those above how they are every few seconds, and a province adds up what it has heard a moment later.
until_all_is_told() {
    local status begin=$SECONDS
    while ((SECONDS < begin + 120)); do
        status=$(LANG=C.UTF-8 shangji status --node "$home/420000/node.yaml")
        [[ $status == *", 0 documents"* || $status == *"to be added up"* ]] || return 0
        sleep 0.2
    done
    fail "the province does not have all after $((SECONDS - begin)) s; the logs are in $home"
}

if [[ -n $built ]]; then
    binaries=$built
else
    find_swift
    step "building a release (the first time takes minutes)" build
fi
step "making sixteen nodes" make_nodes
say "starting them"
start_nodes
step "handing in a report at each county, until the province has it" hand_in
step "until the province has added it up" until_all_is_told
say "the tree, as the province sees it"
shangji status --node "$home/420000/node.yaml"
say "one figure of the province, and what it said before"
shangji history --node "$home/420000/node.yaml" 420000 reconsideration.received "$year"
if ((keep)); then
    say "the nodes run; ask them with --node $home/420000/node.yaml; Enter stops them"
    read -r
fi
step "stopping the nodes" stop
