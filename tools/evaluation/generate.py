"""Random annotated documents: overlaps, nesting, duplicates, empties, gaps, text beyond ASCII."""
import copy, random

TYPES = ["Force", "People", "Location", "Été", "force"]
EVENTS = ["Killing", "Attack", "Retaking"]
ROLES = ["victims", "perpetrator", "place", "time", "source", "content"]
WORDS = ["abc", "the", "dé", "😀x", "Ω", "n-m", "U.S.", "e\u0301t", "Kobani", "An", "zw\u2028y"]
NAMES = ["Kobani", "The Kobani", "an Ω", "Islamic  State!", None, None]


def span(rng, n, longest):
    start = rng.randrange(0, n)
    return start, min(n, start + rng.randint(1, longest))


def annotate(rng, text, flat, gaps):
    n = len(text)
    mentions, taken = [], [False] * n
    for _ in range(rng.choice([0, 1, 3, 8, 15])):
        start, end = span(rng, n, rng.choice([3, 8, n]))
        if flat and any(taken[start:end]):
            continue
        taken[start:end] = [True] * (end - start)
        mention = {"id": f"m{len(mentions)}", "type": rng.choice(TYPES), "start": start, "end": end}
        if rng.random() < 0.5 and (name := rng.choice(NAMES)):
            mention["name"] = name
        if gaps and end - start > 4 and rng.random() < 0.3:
            middle = rng.randint(start + 1, end - 3)
            mention["fragments"] = [{"start": start, "end": middle}, {"start": middle + 2, "end": end}]
        mentions.append(mention)
    events = []
    for _ in range(rng.choice([0, 1, 2, 5, 9])):
        start, end = span(rng, n, 4)
        arguments = []
        for _ in range(rng.choice([0, 1, 2, 4])):
            if mentions and rng.random() < 0.85:
                arguments.append({"role": rng.choice(ROLES), "mention": rng.choice(mentions)["id"]})
            else:
                a, b = span(rng, n, 9)
                arguments.append({"role": rng.choice(ROLES), "start": a, "end": b})
        attributes = {}
        if rng.random() < 0.5:
            attributes["count"] = {"low": rng.choice([None, 1, 2, 3]), "high": rng.choice([None, 2, 3])}
        if rng.random() < 0.5:
            attributes["status"] = rng.choice(["asserted", "negated", "possible"])
        events.append({"id": f"e{len(events)}", "type": rng.choice(EVENTS),
                       "trigger": {"start": start, "end": end}, "arguments": arguments,
                       "attributes": attributes})
    return {"mentions": mentions, "events": events}


def disturb(rng, side, n, flat):
    """A prediction that resembles its gold, so that there is something to align."""
    side = copy.deepcopy(side)
    if flat:
        for mention in side["mentions"]:
            if rng.random() < 0.2:
                mention["type"] = rng.choice(TYPES)
        gone = {m["id"] for m in side["mentions"] if rng.random() < 0.2}
    else:
        gone = set()
        for mention in side["mentions"]:
            if rng.random() < 0.3 and "fragments" not in mention:
                mention["start"] = max(0, mention["start"] - rng.randint(0, 2))
                mention["end"] = min(n, mention["end"] + rng.randint(0, 2))
            if rng.random() < 0.2:
                mention["type"] = rng.choice(TYPES)
        for mention in list(side["mentions"]):
            if rng.random() < 0.2:
                side["mentions"].append({**mention, "id": mention["id"] + "d"})
    side["mentions"] = [m for m in side["mentions"] if m["id"] not in gone]
    for event in side["events"]:
        trigger = event["trigger"]
        if rng.random() < 0.3:
            trigger["end"] = min(n, trigger["end"] + 1)
        event["arguments"] = [a for a in event["arguments"]
                              if a.get("mention") not in gone and rng.random() < 0.85]
        if rng.random() < 0.2:
            event["type"] = rng.choice(EVENTS)
    side["events"] += [copy.deepcopy(e) for e in side["events"] if rng.random() < 0.2]
    for number, event in enumerate(side["events"]):
        event["id"] = f"e{number}"
    rng.shuffle(side["mentions"])
    rng.shuffle(side["events"])
    return side


def corpus(seed, count, flat=False, gaps=False):
    rng = random.Random(seed)
    gold, predicted = [], []
    for number in range(count):
        text = " ".join(rng.choice(WORDS) for _ in range(rng.randint(1, 40)))
        side = annotate(rng, text, flat, gaps)
        other = disturb(rng, side, len(text), flat) if rng.random() < 0.8 else annotate(rng, text, flat, gaps)
        base = {"id": f"d{number}é" if number % 7 == 0 else f"d{number}", "text": text}
        gold.append({**base, **side})
        predicted.append({**base, **other})
    rng.shuffle(predicted)
    return gold, predicted
