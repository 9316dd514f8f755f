"""What surrounds a run goes wrong: disks, pipes, permissions, other runs."""
import contextlib
import json
import os
import resource
import subprocess
import time

from harness import QUOTH, article, claim, contents, folder, quoth, write_corpus


@contextlib.contextmanager
def small_disk(place, size, options=""):
    """A tmpfs of `size`; needs root."""
    os.makedirs(place, exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}{options}", "tmpfs", place], check=True)
    try:
        yield place
    finally:
        subprocess.run(["umount", place], check=True)


def full_disk():
    """A full disk is never a success, and once there is room the run goes on."""
    with folder() as place:
        corpus = write_corpus(f"{place}/in.jsonl", 600)
        quoth(corpus, "--output", f"{place}/wanted")
        try:
            with small_disk(f"{place}/disk", "1m") as disk:
                run = quoth(corpus, "--output", f"{disk}/out")
                claim(run.returncode not in (0, 1, 2), f"full disk: status {run.returncode}")
                claim(b"no space left" in run.stderr, f"full disk: {run.stderr[-200:]}")
                claim(not os.path.exists(f"{disk}/out"), "full disk: an output appeared")
                subprocess.run(["mount", "-o", "remount,size=64m", disk], check=True)
                quoth(corpus, "--output", f"{disk}/out", "--resume")
                claim(contents(f"{disk}/out") == contents(f"{place}/wanted"), "full disk: other bytes")
            with small_disk(f"{place}/disk", "1m", ",ro") as disk:
                run = quoth(corpus, "--output", f"{disk}/out")
                claim(run.returncode == 3 and b"read-only" in run.stderr, f"read-only: {run}")
            print("full and read-only disks")
        except subprocess.CalledProcessError:
            print("full and read-only disks: left out, mounting needs root")
        with open("/dev/full", "wb") as full:
            run = subprocess.run(
                [QUOTH, "annotate", corpus], stdout=full, stderr=subprocess.PIPE, timeout=60)
        claim(run.returncode == 3 and b"no space left" in run.stderr, f"/dev/full: {run}")


def closed_pipe():
    """A reader that leaves ends a filter quietly."""
    with folder() as place:
        corpus = write_corpus(f"{place}/in.jsonl", 300)
        run = subprocess.run(
            f"{QUOTH} annotate {corpus} | head -n 1 | wc -l", shell=True, capture_output=True,
            timeout=60)
        claim(run.stdout.split() == [b"1"] and run.stderr == b"", f"closed pipe: {run}")
        run = quoth("-", stdin=subprocess.DEVNULL)
        claim(run.returncode == 0 and run.stdout == b"", f"no input: {run}")
    print("closed pipe")


def filter_semantics():
    """One line in, one line out, each as soon as it is there."""
    process = subprocess.Popen(
        [QUOTH, "annotate", "-", "--workers", "2"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL)
    for number in range(200):
        line = b"\n" if number % 7 == 3 else json.dumps(article(number)).encode() + b"\n"
        process.stdin.write(line)
        process.stdin.flush()
        row = json.loads(process.stdout.readline())
        claim(("error" in row) == (number % 7 == 3), f"filter: row {number}")
    process.stdin.close()
    claim(process.stdout.read() == b"" and process.wait() == 3, "filter: its end")
    print("filter")


def two_writers():
    """The second writer of an output is refused; a lock that nobody holds is not in the way."""
    with folder() as place:
        os.mkfifo(f"{place}/slow.jsonl")
        first = subprocess.Popen(
            [QUOTH, "annotate", f"{place}/slow.jsonl", "--output", f"{place}/out"],
            stderr=subprocess.PIPE)
        with open(f"{place}/slow.jsonl", "wb") as feed:
            while not os.path.exists(f"{place}/out.lock"):
                time.sleep(0.01)
            run = quoth("/dev/null", "--output", f"{place}/out")
            claim(run.returncode == 3 and str(first.pid).encode() in run.stderr, f"lock: {run}")
            feed.write(json.dumps(article(1)).encode() + b"\n")
        claim(first.wait() == 0, "lock: the first writer")
        open(f"{place}/out.lock", "w").write("1 1\n")
        corpus = write_corpus(f"{place}/in.jsonl", 5)
        claim(quoth(corpus, "--output", f"{place}/out").returncode == 0, "stale lock")
    print("two writers")


def bounded_memory():
    """Peak memory does not grow with the input, nor with what it expands to."""
    with folder() as place:
        peaks = []
        for count in (500, 5000):
            corpus = write_corpus(f"{place}/in.jsonl", count)
            peaks.append(peak_bytes(corpus))
        claim(peaks[1] < 1.2 * peaks[0], f"memory: {peaks}")
        subprocess.run(
            f"head -c 400000000 /dev/zero | tr '\\0' a | gzip > {place}/bomb.txt.gz", shell=True)
        bomb = peak_bytes(f"{place}/bomb.txt.gz")
        claim(bomb < 3 * peaks[0], f"memory on a bomb: {bomb}")
        print(f"memory: {[p >> 20 for p in peaks]} MB, on a bomb {bomb >> 20} MB")


def peak_bytes(corpus):
    process = subprocess.Popen(
        [QUOTH, "annotate", corpus], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    return usage.ru_maxrss * 1024


def locales():
    """Locale and time zone change nothing."""
    with folder() as place:
        corpus = write_corpus(f"{place}/in.jsonl", 200)
        rows = {
            quoth(corpus, env={**os.environ, "LC_ALL": locale, "TZ": zone}).stdout
            for locale, zone in (("C", "UTC"), ("tr_TR.UTF-8", "Asia/Tokyo"), ("ar_SY", "PST8PDT"))
        }
        claim(len(rows) == 1, "locale: other bytes")
    print("locales")


KINDS = [full_disk, closed_pipe, filter_semantics, two_writers, bounded_memory, locales]
