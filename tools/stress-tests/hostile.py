"""Ten thousand files and lines as the web has them: every one ends in its class, in bounded time."""
import json
import os
import random
import time

from harness import article, claim, folder, quoth


def pieces(choose):
    """Texts that have broken other programs."""
    return [
        "a" * 100_000, "ab " * 50_000, "\u202e" * 500, "e" + "\u0301" * 5000, "😀" * 3000, "(" * 20_000,
        "“" * 5000, "killed " * 5000, "1 " * 20_000, "U.S." * 5000, "\r\n" * 5000, "\ue000\ue001\ue004" * 900,
        "\u200b\u00ad\ufeff" * 900, "said, " * 4000, "and " * 9000, "al-" * 9000, "\u2028\u2029\x85" * 900,
        "9" * 30_000, "-" * 30_000, "said the the said " * 3000, "ﬁ İ ı ß Å " * 900, "\x1b[31m\x07" * 900,
        "".join(choose("killed by 12 of, “said” - . ( ) al \n") for _ in range(20_000)),
    ]


def bytes_of(number):
    """The content of file `number`, and whether it is a text."""
    choice = random.Random(number)
    text = article(number, 3)["text"]
    kind = number % 8
    if kind == 0:
        return choice.choice(pieces(choice.choice)).encode(), True
    if kind == 1:
        return text.encode() + b"\xff\xfe" + text.encode(), False
    if kind == 2:
        return text.encode() + b"\0", False
    if kind == 3:
        return bytes(choice.randrange(256) for _ in range(choice.randrange(1, 300))) + b"\0", False
    if kind == 4:
        return text.encode("utf-16"), False
    if kind == 5:
        return b"\x1f\x8b" + bytes(choice.randrange(256) for _ in range(60)), False
    if kind == 6:
        return (text + choice.choice(["\ud7ff", "\ufdd0", "\U0010ffff", "\u0378"])).encode(), True
    return text.encode("latin-1", "replace").replace(b"?", b"\xe9") + b"\x80", False


def files(count=10_000):
    with folder() as place:
        wanted = 0
        for number in range(count):
            content, is_text = bytes_of(number)
            wanted += is_text
            with open(f"{place}/{number:05}.txt", "wb") as file:
                file.write(content)
        start = time.monotonic()
        run = quoth(place, timeout=1800)
        seconds = time.monotonic() - start
        rows = [json.loads(line) for line in run.stdout.splitlines()]
        claim(run.returncode == 3, f"hostile files: status {run.returncode}")
        claim(len(rows) == wanted, f"hostile files: {len(rows)} rows of {wanted}")
        problems = run.stderr.count(b"\n")
        claim(problems >= count - wanted, f"hostile files: {problems} lines of {count - wanted}")
        for row in rows:
            with open(f"{place}/{row['id']}.txt", encoding="utf-8", newline="") as file:
                if file.read() != row["text"]:
                    claim(False, f"hostile files: {row['id']} has another text")
        print(f"hostile files: {count} in {seconds:.1f} s, {len(rows)} rows")


def lines():
    """One line in, one line out, whatever the line."""
    good = json.dumps(article(1)).encode()
    hostile = [
        b"", b" ", b"{", b"null", b"[]", b'""', b"{}", b'{"id":1}', good[:-1], good + b"}", b"\xef\xbb\xbf" + good,
        b'{"id":"a","text":' + b"[" * 100_000, b'{"id":"a","text":"' + b"\\ud800" * 9000 + b'"}', good * 2,
        b'{"id":"\\u0000","text":"x"}', b'{"id":"' + b"x" * 100_000 + b'","text":"x"}', b"\0" * 1000, b"\xff",
        b'{"id":"../../etc/passwd","text":"x"}', b'{"id":"a","text":"' + b"y" * 40_000_000 + b'"}',
    ]
    hostile += [b'{"id":"a","text":' + json.dumps(text).encode() + b"}" for text in pieces(random.Random(1).choice)]
    for cut in range(0, len(good), 7):
        hostile += [good[:cut], good[:cut] + b"\xc3" + good[cut:], good[:cut] + b'"' + good[cut:]]
    run = quoth("-", input=b"\n".join(hostile) + b"\n", timeout=600)
    rows = run.stdout.splitlines()
    claim(run.returncode == 3 and len(rows) == len(hostile), f"{len(rows)} rows of {len(hostile)} lines")
    for row in rows:
        claim({"id"} < set(json.loads(row)), "a row without an id or content")
    print(f"hostile lines: {len(hostile)} in, {len(rows)} out")


def empty_lines(count=1_000_000):
    with folder() as place:
        with open(f"{place}/in.jsonl", "wb") as file:
            file.write(b"\n" * count)
        run = quoth(f"{place}/in.jsonl")
        claim(run.returncode == 0 and run.stdout == b"", f"a million empty lines: {run.returncode}")
        os.link(f"{place}/in.jsonl", f"{place}/again.jsonl")
        with open(f"{place}/again.jsonl", "rb") as feed:
            run = quoth("-", stdin=feed)
        claim(run.stdout.count(b"\n") == count, "a million empty lines through a pipe")
    print("a million empty lines")


KINDS = [lines, empty_lines, files]
