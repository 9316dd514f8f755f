"""A run that is killed, cut off or stopped anywhere goes on to the same bytes."""
import os
import random
import signal
import subprocess
import time

from harness import QUOTH, claim, contents, folder, quoth, write_corpus


def expected(place, corpus, ending):
    output = f"{place}/undisturbed{ending}"
    start = time.monotonic()
    quoth(corpus, "--output", output, "--workers", 1)
    return contents(output), time.monotonic() - start


def killed_run(arguments, delay, number=signal.SIGKILL):
    process = subprocess.Popen(
        [QUOTH, "annotate", *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        process.wait(timeout=delay)
    except subprocess.TimeoutExpired:
        process.send_signal(number)
    begin = time.monotonic()
    process.stderr.read()
    return process.wait(), time.monotonic() - begin


def kills(rounds=50, articles=1600):
    """Kills at random moments, in plain and compressed output, with one worker and with two."""
    choose = random.Random(17)
    with folder() as place:
        corpus = write_corpus(f"{place}/in.jsonl", articles, with_bad_lines=True)
        for ending in ("", ".gz", ".zst"):
            wanted, seconds = expected(place, corpus, ending)
            same = resumed = 0
            for number in range(rounds):
                output = f"{place}/out{number}.jsonl{ending}"
                arguments = [corpus, "--output", output, "--workers", str(1 + number % 2)]
                for attempt in range(choose.randint(1, 3)):
                    again = ["--resume"] if attempt else []
                    killed_run(arguments + again, choose.uniform(0.005, seconds))
                resumed += os.path.exists(output + ".partial")
                final = quoth(*arguments, "--resume", "--workers", 1 + (number + 1) % 2)
                left = [f for f in os.listdir(place) if f.startswith(f"out{number}.jsonl{ending}.")]
                same += claim(
                    contents(output) == wanted and final.returncode == 3 and not left,
                    f"kill {number}{ending}: status {final.returncode}, left {left}")
                os.remove(output)
            print(f"kills{ending}: {same} of {rounds} byte-identical, {resumed} left half way")


def truncation(articles=150):
    """Every cut in the last 200 bytes of the unfinished output and of its journal."""
    with folder() as place:
        corpus = write_corpus(f"{place}/in.jsonl", articles, with_bad_lines=True)
        wanted, seconds = expected(place, corpus, "")
        output = f"{place}/out.jsonl"
        for part in ("partial", "journal"):
            same = 0
            half = half_way(corpus, output, seconds)
            for cut in range(1, 201):
                for name, data in half.items():
                    with open(f"{output}.{name}", "wb") as file:
                        file.write(data[:-cut] if name == part and cut < len(data) else data)
                final = quoth(corpus, "--output", output, "--resume")
                same += claim(
                    contents(output) == wanted and final.returncode == 3, f"{part} cut by {cut}")
            print(f"truncated {part}: {same} of 200 byte-identical")


def half_way(corpus, output, seconds):
    """The files of a run that was killed after its first rows."""
    for attempt in range(1, 200):
        killed_run([corpus, "--output", output, "--workers", "1"], seconds * (attempt % 20) / 20)
        if os.path.exists(output + ".journal"):
            half = {name: contents(f"{output}.{name}") for name in ("partial", "journal")}
            if len(half["partial"]) > 1000:
                return half
    raise SystemExit("no kill hit the middle of a run")


def signals(articles=800):
    """SIGINT and SIGTERM end a run within two seconds; it can go on from there."""
    with folder() as place:
        corpus = write_corpus(f"{place}/in.jsonl", articles, with_bad_lines=True)
        wanted, seconds = expected(place, corpus, "")
        for number in (signal.SIGINT, signal.SIGTERM):
            output = f"{place}/out{number}.jsonl"
            status, needed = killed_run([corpus, "--output", output], seconds / 3, number)
            claim(status == 128 + number, f"signal {number}: status {status}")
            claim(needed < 2, f"signal {number}: {needed:.1f} s until the end")
            claim(not os.path.exists(output), f"signal {number}: half an output appeared")
            claim(os.path.exists(output + ".journal"), f"signal {number}: no journal")
            quoth(corpus, "--output", output, "--resume")
            claim(contents(output) == wanted, f"signal {number}: other bytes after resuming")
            print(f"signal {number}: stopped in {needed:.2f} s")
