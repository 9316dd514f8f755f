"""The figures of the evaluator computed a second time, with numpy and scipy, from their definitions."""
import collections, re, unicodedata
import numpy as np
from scipy.optimize import linear_sum_assignment

Counter = collections.Counter


def parts(m):
    return [(f["start"], f["end"]) for f in m.get("fragments", [])] or [(m["start"], m["end"])]


def key(m):
    return m["start"], m["end"], tuple(parts(m)) if m.get("fragments") else ()


def overlap(p, g):
    return sum(max(0, min(b, d) - max(a, c)) for a, b in parts(p) for c, d in parts(g))


def length(m):
    return sum(b - a for a, b in parts(m))


def touch(p, g):
    shared = overlap(p, g)
    return shared > 0 and shared / length(g) * 100 >= 1.0


def assign(weights):
    if not weights or not weights[0]:
        return []
    matrix = np.array(weights, float)
    rows, columns = linear_sum_assignment(-matrix)
    return [(int(r), int(c)) for r, c in zip(rows, columns) if matrix[r, c] > 0]


PERFECT = {
    "strict": lambda p, g: key(p) == key(g) and p["type"] == g["type"],
    "exact": lambda p, g: key(p) == key(g),
    "partial": lambda p, g: key(p) == key(g),
    "type": lambda p, g: touch(p, g) and p["type"] == g["type"],
}


def mention_counts(gold, predicted, mode):
    """COR, touching, ACT, POS of the order-free optimum."""
    best = min(len(gold), len(predicted)) + 1
    weights = [[best if PERFECT[mode](p, g) else 1 if touch(p, g) else 0 for p in predicted] for g in gold]
    pairs = assign(weights)
    correct = sum(weights[g][p] == best and PERFECT[mode](predicted[p], gold[g]) for g, p in pairs)
    return np.array([correct, len(pairs) - correct, len(predicted), len(gold)])


def prf(correct, predicted, gold, half=0):
    p = (correct + half / 2) / predicted if predicted else 0.0
    r = (correct + half / 2) / gold if gold else 0.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def resolved(document):
    by_id = {m["id"]: m for m in document["mentions"]}
    events = []
    for e in document["events"]:
        arguments = []
        for a in e["arguments"]:
            m = by_id[a["mention"]] if "mention" in a else a
            arguments.append({"role": a["role"], "m": m, "is_mention": "mention" in a})
        count = e.get("attributes", {}).get("count") or {}
        events.append({"type": e["type"], "t": e["trigger"], "a": arguments,
                       "count": (count.get("low"), count.get("high")),
                       "status": e.get("attributes", {}).get("status", "asserted")})
    return events


def multiset(left, right):
    left, right = Counter(left), Counter(right)
    return [sum((left & right).values()), sum(right.values()), sum(left.values())]


def normal(name):
    keep = "".join(c for c in name.lower()
                   if not unicodedata.category(c).startswith("P") and not (ord(c) < 128 and c in "$+<=>^`|~"))
    return " ".join(w for w in keep.split() if w not in ("a", "an", "the"))


def same_argument(equal):
    if equal:
        return lambda x, y: x["role"] == y["role"] and key(x["m"]) == key(y["m"])
    return lambda x, y: x["role"] == y["role"] and overlap(x["m"], y["m"]) > 0


def matched(gold, predicted, same):
    return len(assign([[1 if same(x, y) else 0 for y in predicted] for x in gold]))


def align(gold, predicted, equal):
    """Most pairs, then most arguments, then nearest triggers, then the order of gold and predictions."""
    weights = []
    for g in gold:
        row = []
        for p in predicted:
            near = key(g["t"]) == key(p["t"]) if equal else overlap(p["t"], g["t"]) > 0
            if g["type"] != p["type"] or not near:
                row.append(0)
                continue
            distance = abs(g["t"]["start"] - p["t"]["start"]) + abs(g["t"]["end"] - p["t"]["end"])
            row.append(1e9 + 1e5 * matched(g["a"], p["a"], same_argument(equal)) - distance)
        weights.append(row)
    return first_of_best(weights)


def first_of_best(weights):
    """Of all best assignments the one in which the first gold event has the first prediction, and so on."""
    total = lambda w: sum(w[r][c] for r, c in assign(w))
    best, chosen = total(weights), []
    for row in range(len(weights)):
        for column in range(len(weights[0])):
            if weights[row][column] <= 0:
                continue
            kept = [[0 if (r == row) != (c == column) else v for c, v in enumerate(vs)] for r, vs in enumerate(weights)]
            if total(kept) == best:
                weights = kept
                chosen.append((row, column))
                break
    return chosen


def event_counts(gold_document, predicted_document):
    gold, predicted = resolved(gold_document), resolved(predicted_document)
    keys = {
        "trigger_id": lambda es: [key(e["t"]) for e in es],
        "trigger_cls": lambda es: [(e["type"], key(e["t"])) for e in es],
        "argument_id": lambda es: [(e["type"], key(a["m"])) for e in es for a in e["a"]],
        "argument_cls": lambda es: [(e["type"], key(a["m"]), a["role"]) for e in es for a in e["a"]],
        "argument_attached_id": lambda es: [(e["type"], key(e["t"]), key(a["m"])) for e in es for a in e["a"]],
        "argument_attached_cls": lambda es: [(e["type"], key(e["t"]), key(a["m"]), a["role"]) for e in es for a in e["a"]],
    }
    out = {}
    for name, make in keys.items():
        out[f"events.{name}"] = multiset(make(gold), make(predicted))
        out[f"events.{name}_set"] = multiset(set(make(gold)), set(make(predicted)))
    total = lambda es: sum(len(e["a"]) for e in es)
    for name, equal in [("aligned", True), ("aligned_overlap", False)]:
        pairs = align(gold, predicted, equal)
        out[f"events.{name}_event"] = [len(pairs), len(predicted), len(gold)]
        hits = sum(matched(gold[i]["a"], predicted[j]["a"], same_argument(equal)) for i, j in pairs)
        out[f"events.{name}_argument"] = [hits, total(predicted), total(gold)]
    carries = lambda e: e["count"] != (None, None)
    out["attributes.count"] = [sum(carries(gold[i]) and gold[i]["count"] == predicted[j]["count"] for i, j in pairs),
                               sum(map(carries, predicted)), sum(map(carries, gold))]
    figures = lambda es: [(e["type"], *e["count"]) for e in es if max(e["count"][0] or 0, e["count"][1] or 0) >= 2]
    out["attributes.figures"] = multiset(figures(gold), figures(predicted))
    unusual = lambda e: e["status"] != "asserted"
    out["attributes.status"] = [sum(unusual(gold[i]) and gold[i]["status"] == predicted[j]["status"] for i, j in pairs),
                                sum(map(unusual, predicted)), sum(map(unusual, gold))]
    for name, aside in [("record", {"content"}), ("core_record", {"content", "time", "source"})]:
        right = 0
        for i, j in pairs:
            g = [a for a in gold[i]["a"] if a["role"] not in aside]
            p = [a for a in predicted[j]["a"] if a["role"] not in aside]
            right += (len(g) == len(p) == matched(g, p, same_argument(False))
                      and gold[i]["count"] == predicted[j]["count"])
        out[f"records.{name}"] = [right, len(predicted), len(gold)]
    text = gold_document["text"]
    surface = lambda m: " ".join(text[a:b] for a, b in parts(m))

    def stands_for(x, y):
        if x["role"] != y["role"] or not x["is_mention"] or not y["is_mention"]:
            return False
        names = {normal(surface(y["m"]))} | ({normal(y["m"]["name"])} if y["m"].get("name") else set())
        if x["m"].get("name"):
            return normal(x["m"]["name"]) in names
        return normal(surface(x["m"])) in names or overlap(x["m"], y["m"]) > 0

    mentions = lambda es: sum(a["is_mention"] for e in es for a in e["a"])
    out["attributes.resolved_argument"] = [sum(matched(gold[i]["a"], predicted[j]["a"], stands_for) for i, j in pairs),
                                           mentions(predicted), mentions(gold)]
    return out


def rows(gold, predicted):
    """By metric: correct, half, predicted, gold for each document, documents by id."""
    by_id = {d["id"]: d for d in predicted}
    out = collections.defaultdict(list)
    for g in sorted(gold, key=lambda d: d["id"]):
        p = by_id[g["id"]]
        for mode in PERFECT:
            correct, touching, actual, possible = mention_counts(g["mentions"], p["mentions"], mode)
            out[f"mentions.{mode}"].append([correct, touching if mode == "partial" else 0, actual, possible])
        for name, (correct, actual, possible) in event_counts(g, p).items():
            out[name].append([correct, 0, actual, possible])
    return {name: np.array(values) for name, values in out.items()}


MASK = (1 << 64) - 1


def outputs(count, seed=12345):
    states = (np.arange(1, count + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)) + np.uint64(seed)
    z = states
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


def figures(sums):
    correct, half, predicted, gold = (sums[..., i].astype(float) for i in range(4))
    with np.errstate(divide="ignore", invalid="ignore"):
        p = np.where(predicted > 0, (correct + half / 2) / predicted, 0.0)
        r = np.where(gold > 0, (correct + half / 2) / gold, 0.0)
        f = np.where(p + r > 0, 2 * p * r / (p + r), 0.0)
    return {"precision": p, "recall": r, "f1": f}


def drawn(table, draws):
    n = len(table)
    index = np.array([int(o) * n >> 64 for o in outputs(draws * n)]).reshape(draws, n)
    return index


def intervals(table, index):
    return {k: np.percentile(v, [2.5, 97.5]).tolist() for k, v in figures(table[index].sum(1)).items()}


def p_value(a, b, trials):
    differing = [k for k in range(len(a)) if (a[k] != b[k]).any()]
    f1 = lambda t: figures(t.sum(-2))["f1"]
    observed = abs(f1(b) - f1(a))
    if len(differing) <= 13:
        hits = 0
        for mask in range(1 << len(differing)):
            x, y = a.copy(), b.copy()
            for place, k in enumerate(differing):
                if mask >> place & 1:
                    x[k], y[k] = b[k], a[k]
            hits += abs(f1(y) - f1(x)) >= observed - 1e-12
        return hits / (1 << len(differing))
    n = len(a)
    swap = (outputs(trials * n) >> np.uint64(63)).astype(bool).reshape(trials, n)[..., None]
    x, y = np.where(swap, b, a), np.where(swap, a, b)
    return (int((np.abs(f1(y) - f1(x)) >= observed - 1e-12).sum()) + 1) / (trials + 1)
