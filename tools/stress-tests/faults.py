"""Every call that can fail does so once: no wrong success, no half output, and the run can go on."""
import errno
import os
import subprocess

from harness import claim, contents, folder, quoth, write_corpus

HERE = os.path.dirname(os.path.abspath(__file__))
FAULTS = [
    ("write", errno.ENOSPC, 200), ("short", 0, 60), ("read", errno.EIO, 60), ("open", errno.EACCES, 6),
    ("rename", errno.EIO, 2), ("fsync", errno.EIO, 4), ("ftruncate", errno.EIO, 2), ("close", errno.EIO, 20),
]


def faults(articles=150):
    with folder() as place:
        shim = f"{place}/faults.so"
        subprocess.run(
            ["cc", "-shared", "-fPIC", "-O1", "-o", shim, f"{HERE}/faults.c", "-ldl"], check=True)
        corpus = write_corpus(f"{place}/in.jsonl", articles)
        quoth(corpus, "--output", f"{place}/wanted.jsonl")
        wanted = contents(f"{place}/wanted.jsonl")
        for function, code, count in FAULTS:
            for number in range(1, count + 1):
                one_fault(place, shim, corpus, wanted, f"{function}:{number}:{code}")
            print(f"faults: {function} 1…{count}")


def one_fault(place, shim, corpus, wanted, fault):
    output = f"{place}/out.jsonl"
    for ending in ("", ".partial", ".journal", ".lock"):
        if os.path.exists(output + ending):
            os.remove(output + ending)
    environment = {**os.environ, "LD_PRELOAD": shim, "QUOTH_FAULT": fault}
    run = quoth(corpus, "--output", output, env=environment)
    claim(run.returncode in (0, 3), f"{fault}: status {run.returncode}")
    said_failure = run.returncode != 0 and b"cannot" in run.stderr
    if os.path.exists(output):
        is_input_fault = fault.startswith("read")
        claim(is_input_fault or contents(output) == wanted, f"{fault}: a wrong output appeared")
    else:
        claim(said_failure, f"{fault}: no output, and only {run.stderr[-200:]}")
    if fault.startswith("read"):
        is_whole = os.path.exists(output) and contents(output) == wanted
        claim(is_whole or run.returncode == 3, f"{fault}: a read fault was no problem")
        return
    quoth(corpus, "--output", output, "--resume")
    claim(contents(output) == wanted, f"{fault}: other bytes after resuming")
