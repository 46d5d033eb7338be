#!/usr/bin/env bash
# From a fresh clone to the table of a province. See --help.
# shellcheck source-path=SCRIPTDIR source=toolchain.sh
source "$(dirname "${BASH_SOURCE[0]}")/toolchain.sh"

usage() {
    cat <<'TEXT'
usage: bash deploy/quickstart.sh [FOLDER]

Reads the annual reports in FOLDER and adds their figures up from county to province.
Without FOLDER it takes the project's own sample reports in deploy/samples, whose figures are invented.

What it does, in this order; running it again does only what is not done yet:
  1. installs missing Debian packages with apt-get (as root or through sudo; see deploy/packages.sh --help);
  2. builds a release in .build (minutes the first time, seconds after);
  3. starts the three services on this machine with `shangji run`, hands the reports in, waits until all are stored;
  4. prints the tables and writes them as CSV files.

It writes only under .build and .shangji in this working copy (a folder of its own for each FOLDER). FOLDER is only read.
TEXT
}

folder=deploy/samples
if (($# > 0)); then
    # Paths are meant from where the user stands, not from the root of the repository.
    case $1 in
        --help | -h) usage; exit ;;
        -*) usage >&2; fail "unknown option $1" ;;
        /*) folder=$1 ;;
        *) folder=${started_in%/}/$1 ;;
    esac
    (($# == 1)) || fail "one folder, please; --help tells what this does"
fi
[[ -d $folder ]] || fail "there is no folder $folder"

# Reports of one folder never meet those of another: invented figures must not be added to real ones.
if [[ $folder == deploy/samples ]]; then
    place=.shangji/samples
else
    folder=$(realpath "$folder")
    place=.shangji/$(basename "$folder")-$(printf %s "$folder" | cksum | cut -d ' ' -f 1)
fi

find_swift
step "Debian packages" bash deploy/packages.sh
step "building a release (the first time takes minutes)" build
mkdir -p "$place"
step "reading $folder" "$binaries/shangji" run "$folder" --data "$place/data" --out "$place/out"

cat <<TEXT

The tables are in $place/out (documents.csv, observations.csv, checks.csv, cells.csv; with Chinese headings for Excel in $place/out/中文).
Go on with:
  bash deploy/quickstart.sh FOLDER            your own reports
  $binaries/shangji read FILE       what the reader finds in one document, without any service
  $binaries/shangji --help          all commands
TEXT
