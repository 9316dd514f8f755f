"""Runs the stress tests that are named, or all, and exits 1 if a claim is broken."""
import sys

import faults
import harness
import hostile
import kills
import scenarios

KINDS = {
    "kills": [kills.kills, kills.signals],
    "truncation": [kills.truncation],
    "faults": [faults.faults],
    "scenarios": scenarios.KINDS,
    "hostile": hostile.KINDS,
}

for kind in sys.argv[1:] or KINDS:
    for test in KINDS[kind]:
        test()
print(f"{harness.claims['kept']} claims kept, {harness.claims['broken']} broken")
sys.exit(1 if harness.claims["broken"] else 0)
