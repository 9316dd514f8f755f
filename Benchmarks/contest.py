#!/usr/bin/env python3
"""Quoth against its peers: the same rules, the same text, CPU time of one core, interleaved.

Usage: contest.py BENCH DATA WORK [--quoth COMMAND] [--python PYTHON] [--rounds 3] [--rules 40,400,4000,4001]

BENCH is the folder with corpus.py, gen.py, peer.py, scan.c and hs.c; DATA the news texts; WORK a
folder for what is generated. PYTHON has spacy and orjson. 4001 is the cold set: forty rules that
fire and 3,960 that never do. Prints one JSON object: a row for each program and rule set, and the
ratios, which are only given where the matches on the same articles agree within ten per cent.
"""
import argparse
import json
import os
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
TOLERANCE = 0.10


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("bench")
    parser.add_argument("data")
    parser.add_argument("work")
    parser.add_argument("--quoth", default="quoth")
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--budget", default="2", help="CPU seconds for each run of a Python peer")
    parser.add_argument("--rules", default="40,400,4000,4001")
    parser.add_argument("--peers", default="spacy,hyperscan,pcre2")
    return parser.parse_args()


def prepare(options):
    """Makes the text, the rules, Quoth's form of them, and the C peers."""
    work = options.work
    os.makedirs(work, exist_ok=True)

    def once(target, *command):
        if not os.path.exists(f"{work}/{target}"):
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)

    once("s5.jsonl", sys.executable, f"{options.bench}/corpus.py", options.data, work)
    once("rules_4001.json", sys.executable, f"{options.bench}/gen.py", f"{work}/uniq.jsonl", work)
    subprocess.run([sys.executable, f"{HERE}/convert_rules.py", work], check=True)
    once("scan", "cc", "-O3", "-march=native", "-w", f"{options.bench}/scan.c", "-o", f"{work}/scan", "-lpcre2-8")
    if "hyperscan" in options.peers:
        once("hyperscan", "cc", "-O3", "-w", f"{options.bench}/hs.c", "-o", f"{work}/hyperscan", "-lhs")


def last_json(command, **environment):
    run = subprocess.run(command, capture_output=True, text=True, env={**os.environ, **environment})
    lines = run.stdout.strip().splitlines()
    return json.loads(lines[-1]) if run.returncode == 0 and lines else {"error": run.stderr[-300:]}


def quoth_command(options, count, *more):
    return [options.quoth, "annotate", f"{options.work}/s5.jsonl", "--rules", f"{options.work}/quoth_{count}.yaml", *more]


def run_quoth(options, count):
    """The whole command, start and output included, as one process."""
    start = time.monotonic()
    process = subprocess.Popen(
        quoth_command(options, count, "--workers", "1"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    cpu = usage.ru_utime + usage.ru_stime
    if status != 0:
        return {"error": f"status {status}"}
    text = text_bytes(f"{options.work}/s5.jsonl")
    return {
        "MBps": text / 1e6 / cpu, "cpu_s": round(cpu, 3), "wall_s": round(time.monotonic() - start, 3),
        "rss_MB": round(usage.ru_maxrss / 1024, 1)}


def quoth_matches(options, count):
    """For each article its mentions, and its events by each rule that found them."""
    run = subprocess.Popen(quoth_command(options, count), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    rows = (json.loads(line) for line in run.stdout)
    matches = [len(row["mentions"]) + sum(len(event["rules"]) for event in row["events"]) for row in rows]
    run.wait()
    return matches


sizes = {}


def text_bytes(path):
    if path not in sizes:
        with open(path, encoding="utf-8") as file:
            sizes[path] = sum(len(json.loads(line)["text"].encode()) for line in file)
    return sizes[path]


def programs(options):
    """For each program, what runs it on a number of rules."""
    work, bench = options.work, options.bench
    all_programs = {
        "quoth": lambda count: run_quoth(options, count),
        "spacy": lambda count: last_json(
            [options.python, f"{bench}/peer.py", "spacy-full", f"{work}/s5.jsonl", work, str(count), options.budget]),
        "hyperscan": lambda count: last_json([f"{work}/hyperscan", f"{work}/s5.nul", work, str(count), "match"]),
        "pcre2": lambda count: last_json(
            [f"{work}/scan", "pcre-sent", f"{work}/s5.nul", work, str(count)], BUD=options.budget),
        "c-prototype": lambda count: last_json(
            [f"{work}/scan", "best", f"{work}/s5.nul", work, str(count)], REPS="2", BUD=options.budget),
    }
    wanted = ["quoth", *options.peers.split(",")]
    return {name: all_programs[name] for name in wanted}


def main():
    options = arguments()
    prepare(options)
    counts = [int(count) for count in options.rules.split(",")]
    rows = {}
    for _ in range(options.rounds):
        for count in counts:
            for name, run in programs(options).items():
                result = run(count)
                best = rows.get((name, count))
                if best is None or result.get("MBps", 0) > best.get("MBps", 0):
                    rows[name, count] = result
    matches = {count: quoth_matches(options, count) for count in counts}
    for count in counts:
        rows["quoth", count]["matches_per_MB"] = round(
            sum(matches[count]) * 1e6 / text_bytes(f"{options.work}/s5.jsonl"), 1)
    found = ratios(rows, counts, matches)
    print(json.dumps({"rows": {f"{n}@{c}": r for (n, c), r in rows.items()}, "ratios": found}, indent=1))


def ratios(rows, counts, matches):
    """The speeds in relation; `matches`: those of Quoth, for each number of rules article by article."""
    found = {}
    for count in counts:
        ours, theirs = rows["quoth", count], rows.get(("spacy", count), {})
        if "MBps" not in ours or "MBps" not in theirs:
            continue
        # spaCy reads the first articles, as many as its time allows.
        agreement = sum(matches[count][:theirs["docs"]]) / theirs["matches"]
        found[f"matches quoth/spacy@{count}"] = round(agreement, 3)
        if abs(agreement - 1) <= TOLERANCE:
            found[f"quoth/spacy@{count}"] = round(ours["MBps"] / theirs["MBps"], 1)
    speed = {count: rows["quoth", count].get("MBps") for count in counts}
    for count in counts[1:]:
        if speed[counts[0]] and speed[count]:
            found[f"cost quoth {counts[0]} to {count}"] = round(speed[counts[0]] / speed[count], 2)
    return found


main()
