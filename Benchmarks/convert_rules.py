#!/usr/bin/env python3
"""Turns the contest's generated rules into rule files of Quoth.

Usage: convert_rules.py WORK [N…]

Reads WORK/rules_N.json (elements: word sets, numbers, names, gaps) and WORK/gaz.txt (names), and
writes WORK/quoth_N.yaml and WORK/gaz.tsv. A number and a name match what they match in the
contest's own expressions. All rules have one event type: those that match on one trigger share an
event, whose field `rules` names each of them.
"""
import glob
import json
import re
import sys

NUMBER = (
    "/(\\d[\\d,.]*|(?i:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty"
    "|thirty|forty|fifty|hundred|thousand|million))/")
NAME = "/[A-Z][a-z'-]+/"

HEAD = """\
quoth: 1
pack: contest
types:
  Known: {{}}
events:
  Match: {{roles: {{}}}}
lexicons:
  - {{type: Known, file: gaz.tsv}}
macros:
  number: |
    {number}
  name: |
    {name}{{1,3}}
rules:
"""


def element(part, trigger):
    """One element of a rule in Quoth's notation."""
    if "gap" in part:
        return f"..{part['gap']}!"
    if "num" in part:
        return "@number"
    if "name" in part:
        return "@name"
    words = " | ".join(part["w"])
    return f"<({words})>" if part["w"] == trigger else f"({words})"


def rule(entry):
    pattern = " ".join(element(part, entry["trig"]) for part in entry["els"])
    return f"  - id: {entry['id']}\n    event: Match\n    match: |\n      {pattern}\n"


def convert(work, count):
    with open(f"{work}/rules_{count}.json", encoding="utf-8") as file:
        entries = json.load(file)
    with open(f"{work}/quoth_{count}.yaml", "w", encoding="utf-8") as file:
        file.write(HEAD.format(number=NUMBER, name=NAME))
        file.writelines(rule(entry) for entry in entries)


def main():
    work = sys.argv[1]
    found = [re.search(r"rules_(\d+)\.json$", path)[1] for path in glob.glob(f"{work}/rules_*.json")]
    for count in sys.argv[2:] or sorted(found, key=int):
        convert(work, count)
    with open(f"{work}/gaz.txt", encoding="utf-8") as names, \
            open(f"{work}/gaz.tsv", "w", encoding="utf-8") as table:
        table.writelines(name for name in names if name.strip())


main()
