"""What the stress tests share: the command, its input, and how a claim is counted."""
import json
import os
import random
import subprocess
import sys
import tempfile

QUOTH = os.environ["QUOTH"]
claims = {"kept": 0, "broken": 0}


def claim(holds, text):
    """Counts a claim and shows it if it does not hold."""
    claims["kept" if holds else "broken"] += 1
    if not holds:
        print(f"  broken: {text}", file=sys.stderr)
    return holds


def quoth(*arguments, input=None, timeout=120, **options):
    """Runs `quoth annotate` to its end."""
    return subprocess.run(
        [QUOTH, "annotate", *map(str, arguments)], input=input, capture_output=True,
        timeout=timeout, **options)


def folder():
    """A temporary folder that removes itself."""
    return tempfile.TemporaryDirectory(prefix="quoth-stress-")


PLACES = ["Marbat", "the river port", "Tal Sabra", "the old market", "Qarn district"]
PEOPLE = ["at least 12 farmers", "three drivers", "a teacher", "dozens of residents", "40 fighters"]
ACTORS = ["The militia", "Government troops", "Gunmen", "A suicide bomber", "Rebel fighters"]
VERBS = ["killed", "wounded", "abducted", "shelled", "released", "expelled"]


def article(number, sentences=12):
    """One invented article, the same for the same number."""
    choose = random.Random(number).choice
    lines = [
        f"{choose(ACTORS)} {choose(VERBS)} {choose(PEOPLE)} near {choose(PLACES)} on Monday, "
        f"the {choose(['army', 'hospital', 'governor'])} said."
        for _ in range(sentences)
    ]
    return {"id": f"s{number}", "date": "2019-05-07", "text": "\n".join(lines) + " – “done”."}


def write_corpus(path, count, sentences=12, with_bad_lines=False):
    """Writes `count` articles as JSON Lines, every fiftieth behind a bad line if asked."""
    with open(path, "w", encoding="utf-8") as file:
        for number in range(count):
            if with_bad_lines and number % 50 == 49:
                file.write("this line is no record\n")
            file.write(json.dumps(article(number, sentences), ensure_ascii=False) + "\n")
    return path


def contents(path):
    with open(path, "rb") as file:
        return file.read()
