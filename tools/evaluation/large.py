"""large.py COUNT FOLDER: writes COUNT documents with ten mentions each, gold and predicted."""
import json, pathlib, random, sys

count, folder = int(sys.argv[1]), pathlib.Path(sys.argv[2])
events = "--events" in sys.argv
rng = random.Random(1)
words = ["troops", "Kobani", "militia", "retook", "the", "town", "dé", "of", "killed", "Aleppo"]
with (folder / "gold.jsonl").open("w") as gold, (folder / "predicted.jsonl").open("w") as predicted:
    for number in range(count):
        text = " ".join(rng.choice(words) for _ in range(150))
        for out in (gold, predicted):
            mentions = []
            for k in range(10):
                start = min(len(text) - 20, k * 60 + rng.choice([0, 0, 0, 3]))
                mentions.append({"id": f"m{k}", "type": rng.choice(["Force", "Force", "Force", "Location"]),
                                 "start": start, "end": start + rng.choice([6, 6, 6, 9])})
            found = [{"id": f"e{k}", "type": "Killing", "trigger": {"start": k * 100 + rng.choice([0, 0, 4]), "end": k * 100 + 6},
                      "arguments": [{"role": "victims", "mention": rng.choice(mentions)["id"]}],
                      "attributes": {"count": {"low": rng.choice([2, 3]), "high": None}}} for k in range(3)] if events else []
            out.write(json.dumps({"id": f"d{number}", "text": text, "mentions": mentions, "events": found}) + "\n")
