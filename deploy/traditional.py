#!/usr/bin/env python3
"""Make the table of traditional characters from OpenCC (Debian package `opencc`, Apache-2.0).

usage: traditional.py [OUT_FILE]

Single characters of the basic plane only, so that the mapped text keeps its UTF-8 offsets. Characters that simplified
text uses too (they are in GB 2312: 乾, 於, 後) stand apart: they are mapped in traditional documents alone. Place names of
the gazetteer that keep such a character are listed, so that 乾縣 becomes 乾县 and not 干县. Needs the tables that
gazetteer.py makes. The output depends on OpenCC's data and those tables alone.
"""
import pathlib, subprocess, sys, textwrap

ROOT = pathlib.Path(__file__).resolve().parent.parent
OUT = ROOT / "Shared" / "Extraction" / "Metadata" / "SimplificationTable.swift"
PAIRS_A_LINE = 50


def simplified(characters):
    run = subprocess.run(
        ["opencc", "-c", "t2s.json"], input="\n".join(characters), capture_output=True, text=True, check=True)
    return run.stdout.split("\n")


def in_simplified_text(character):
    try:
        character.encode("gb2312")
        return True
    except UnicodeEncodeError:
        return False


def names():
    for path in sorted((ROOT / "Shared" / "Places" / "Resources").glob("*.tsv")):
        for line in path.read_text("utf-8").splitlines()[1:]:
            fields = line.split("\t")
            if len(fields) > 1:
                yield fields[1]


def kept(table):
    """Two characters of each gazetteer name in which a character of the table stays as it is."""
    found = set()
    for name in names():
        for index, character in enumerate(name):
            if character in table and index + 1 < len(name):
                found.add(character + name[index + 1])
    return sorted(found)


def literal(text):
    return "\n".join("        " + line + "\\" for line in textwrap.wrap(text, PAIRS_A_LINE * 2))[:-1]


def main():
    characters = [chr(c) for c in range(0x3400, 0xA000)] + [chr(c) for c in range(0xF900, 0xFB00)]
    table = {a: b for a, b in zip(characters, simplified(characters))
             if a != b and len(b) == 1 and len(b.encode("utf-8")) == 3}
    sure = "".join(a + b for a, b in table.items() if not in_simplified_text(a))
    unsure = {a: b for a, b in table.items() if in_simplified_text(a)}
    text = f'''\
// Made by deploy/traditional.py from OpenCC's character tables (Apache-2.0). Do not edit.

/// Traditional characters, each followed by its simplified one.
enum SimplificationTable {{
    /// Characters that simplified text does not use.
    static let always = """
{literal(sure)}
        """

    /// Characters that simplified text uses as well, mapped in traditional documents alone.
    static let inTraditionalText = """
{literal("".join(a + b for a, b in unsure.items()))}
        """

    /// Two characters of place names in which the first one stays as it is.
    static let kept = """
{literal("".join(kept(table)))}
        """
}}
'''
    out = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else OUT
    out.write_text(text, "utf-8")
    print(f"{out.name}: {len(sure) // 2} + {len(unsure)} characters, kept {len(kept(table))}")


if __name__ == "__main__":
    main()
