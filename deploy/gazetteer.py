#!/usr/bin/env python3
"""Make the product's gazetteer from tables of facts.

usage: gazetteer.py FACTS_DIR [OUT_DIR]

FACTS_DIR holds divisions.csv, zones.csv, townships.csv.gz and ambiguity.csv; OUT_DIR is Shared/Places/Resources
unless told otherwise. The output depends on the input alone: the same facts give the same bytes.
Raise EDITION whenever the contents change: it is part of the edition of every reading.
"""
import collections, csv, gzip, hashlib, pathlib, sys

EDITION = 1
SOURCES = {
    "divisions": "yescallop/areacodes and xihan123/gb2260 (CC0-1.0), GB/T 2260 of 2010 to 2025",
    "zones": "modood/Administrative-divisions-of-China (WTFPL); lists of national zones, retyped as facts",
    "townships": "modood/Administrative-divisions-of-China (WTFPL), statistical editions 2015 to 2023",
}
LETTER = {"province": "P", "prefecture": "F", "county": "C", "": "-"}
MUNICIPALITIES = {"110000", "120000", "310000", "500000"}
FIRST_EDITION, LAST_EDITION = "2015", "2023"
# Words that say what an area is for. Standing alone they name no zone, whatever a list of aliases says.
NO_NAME = {"园区", "SIP", "高新", "开发区", "新区", "示范区", "管理区"}

# National zones that the lists leave out: name, division that contains it, other names.
ADDED_ZONES = """
天津经济技术开发区 120000 天津经开区;天津开发区;泰达
天津滨海高新技术产业开发区 120000 天津滨海高新区;滨海高新技术产业开发区;滨海高新区
天津港保税区 120000
天津东疆综合保税区 120000 天津东疆保税港区;东疆保税港区;东疆综合保税区
中新天津生态城 120000 天津生态城
沈阳经济技术开发区 210100 沈阳经开区;沈阳市经济技术开发区
南京经济技术开发区 320100 南京经开区;南京市经济技术开发区
萧山经济技术开发区 330109 萧山经开区;杭州萧山经济技术开发区
深圳前海深港现代服务业合作区 440300 前海深港现代服务业合作区;前海合作区
昆明经济技术开发区 530100 昆明经开区;昆明市经济技术开发区
昆明高新技术产业开发区 530100 昆明高新区;昆明市高新技术产业开发区;昆明市高新区
西安国际港务区 610100 西安市国际港务区
西安曲江新区 610100 曲江新区
西安浐灞生态区 610100 浐灞生态区
酒泉经济技术开发区 620900 酒泉经开区
张掖经济技术开发区 620700 张掖经开区
天水经济技术开发区 620500 天水经开区
"""


def rows(path):
    opened = gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else open(path, encoding="utf-8")
    with opened as file:
        return list(csv.DictReader(file))


def header(table, columns):
    return f"# shangji gazetteer; table={table}; edition={EDITION}; sources: {SOURCES[table]}; columns: {columns}"


def write(path, lines):
    data = ("\n".join(lines) + "\n").encode("utf-8")
    path.write_bytes(data)
    print(f"{path.name}: {len(lines) - 1} lines, {len(data)} bytes")


def other_names(row):
    """The aliases of the facts, and 湘西自治州 for a name that lists its peoples before 自治州."""
    aliases = [a for a in row["aliases"].split(";") if a]
    for suffix in ("自治区", "自治州", "自治县", "自治旗"):
        if row["name"].endswith(suffix):
            aliases.append(row["short_name"] + suffix)
    return ";".join(a for a in dict.fromkeys(aliases) if a != row["name"])


def divisions(facts):
    """One line a record; a code has several when its name changed. Flag w: the short name is an everyday word."""
    words = {r["term"] for r in rows(facts / "ambiguity.csv") if r["kind"].startswith("common_word")}
    table = rows(facts / "divisions.csv")
    lines = [header("divisions", "code name short level parent from to successors aliases flags")]
    for r in sorted(table, key=lambda r: (r["code"], r["valid_from"])):
        short = "" if r["short_name"] == r["name"] else r["short_name"]
        successors = ";".join(s for s in r["successor_code"].split(";") if s and s != r["code"])
        lines.append("\t".join([
            r["code"], r["name"], short, LETTER[r["level"]], r["parent_code"], r["valid_from"], r["valid_to"],
            successors, other_names(r), "w" if short in words else ""]))
    return table, lines


def added_zones(known):
    """The zones of ADDED_ZONES that the facts do not know by any name, as records of the same shape."""
    for line in ADDED_ZONES.strip().splitlines():
        name, parent, *aliases = line.split(" ")
        if name in known:
            continue
        number = hashlib.sha256(f"{name}|{parent}".encode("utf-8")).hexdigest()[:8]
        yield {
            "zone_id": "Z" + number, "name": name, "aliases": "".join(aliases), "parent_code": parent, "stat_code": "",
            "kind": "", "reports_as": "", "first_edition": "", "last_edition": "", "successor_stat_code": ""}


def zone_level(zone, parent):
    """The level of the body that a zone acts as: as stated, else one below what contains it."""
    if zone["reports_as"]:
        return zone["reports_as"]
    if parent["level"] == "province":
        return "county" if parent["code"] in MUNICIPALITIES else "prefecture"
    return "county" if parent["level"] == "prefecture" else ""


def zones(facts, table):
    """One line a zone: recoded records joined under the latest, zones that are divisions left to the divisions."""
    latest = {r["code"]: r for r in table}
    records = {z["zone_id"]: z for z in rows(facts / "zones.csv")}
    known = {n for z in records.values() for n in [z["name"]] + z["aliases"].split(";")}
    for zone in added_zones(known):
        assert zone["zone_id"] not in records, zone
        records[zone["zone_id"]] = zone
    by_stat = {z["stat_code"]: z for z in records.values() if z["stat_code"]}
    names = collections.defaultdict(list)
    for division in table:
        names[division["name"]].append(division)
    lines, dropped = [header("zones", "id name level parent from to aliases")], []
    zone_of = {}
    for zone in sorted(records.values(), key=lambda z: z["zone_id"]):
        last = zone
        while last["successor_stat_code"] in by_stat:
            last = by_stat[last["successor_stat_code"]]
        zone_of[zone["stat_code"]] = last["zone_id"]
        if last is not zone:
            continue
        parent = latest[zone["parent_code"]]
        aliases = [a for a in zone["aliases"].split(";") if a and a not in NO_NAME]
        same = [d for n in [zone["name"]] + aliases for d in names[n]]
        own_parent = lambda d: d["parent_code"] == parent["code"] or d["code"] == parent["code"]
        since = min((int(d["valid_from"]) for d in same if own_parent(d) and not d["valid_to"]), default=None)
        same_province = [d for d in names[zone["name"]] if d["code"][:2] == parent["code"][:2]]
        if since and since <= 2010 or zone["kind"].startswith("行政区") and same_province:
            dropped.append(zone["name"])
            zone_of[zone["stat_code"]] = (same_province or same)[-1]["code"]
            continue
        level = zone_level(zone, parent)
        code = parent["code"]
        if level == "prefecture" and parent["level"] != "province":
            # What acts as a prefecture answers to the province, whatever counties its land was taken from.
            code = parent["parent_code"]
        ended = int(zone["last_edition"]) + 1 if zone["last_edition"] not in ("", LAST_EDITION) else since
        lines.append("\t".join([
            zone["zone_id"], zone["name"], LETTER[level], code, "", str(ended or ""),
            ";".join(dict.fromkeys(aliases))]))
    print("zones that are divisions already:", "、".join(dropped))
    return lines, zone_of


def township_name(name):
    """街道 rather than the office that governs it."""
    for office in ("街道办事处", "街道办"):
        if name.endswith(office):
            return name[: -len(office)] + "街道"
    return name


def townships(facts, codes, zone_of):
    """By region (first digit): a line `>county`, then its townships as `last three digits, name, first, last`.

    First and last edition are left empty where they are those of the whole table. Where the statistical code above a
    township is that of a zone, the line is `>code, zone`.
    """
    regions = collections.defaultdict(lambda: collections.defaultdict(list))
    for r in rows(facts / "townships.csv.gz"):
        regions[r["code9"][0]][r["parent6"]].append(r)
    for region, counties in sorted(regions.items()):
        lines = [header("townships", ">county (zone), then code name first last")]
        for county, units in sorted(counties.items()):
            lines.append(">" + county if county in codes else f">{county}\t{zone_of[county]}")
            for r in sorted(units, key=lambda r: (r["code9"], r["first_edition"])):
                assert r["code9"].startswith(county), r
                first = "" if r["first_edition"] == FIRST_EDITION else r["first_edition"]
                last = "" if r["last_edition"] == LAST_EDITION else r["last_edition"]
                lines.append("\t".join([r["code9"][6:], township_name(r["name"]), first, last]).rstrip("\t"))
        yield f"townships-{region}.tsv", lines


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    facts = pathlib.Path(sys.argv[1])
    root = pathlib.Path(__file__).resolve().parent.parent
    out = pathlib.Path(sys.argv[2]) if len(sys.argv) == 3 else root / "Shared" / "Places" / "Resources"
    out.mkdir(parents=True, exist_ok=True)
    table, lines = divisions(facts)
    write(out / "divisions.tsv", lines)
    lines, zone_of = zones(facts, table)
    write(out / "zones.tsv", lines)
    for name, lines in townships(facts, {r["code"] for r in table}, zone_of):
        write(out / name, lines)


if __name__ == "__main__":
    main()
