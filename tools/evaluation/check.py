"""check.py QUOTH: holds the figures of `quoth evaluate` and `compare` against nervaluate 1.2.1,
seqeval 1.2.2 and the definitions, on random documents. Prints each difference; exits 1 if any."""
import json, math, pathlib, subprocess, sys, tempfile
import nervaluate, seqeval.metrics
from seqeval.scheme import IOB2
import generate, reference

QUOTH = sys.argv[1]
failures = checks = 0
folder = pathlib.Path(tempfile.mkdtemp())


def expect(where, ours, theirs):
    global failures, checks
    checks += 1
    if not math.isclose(float(ours), float(theirs), rel_tol=1e-13, abs_tol=1e-15):
        failures += 1
        print(f"{where}: quoth {ours!r}, reference {theirs!r}")


def write(name, documents):
    path = folder / name
    path.write_text("".join(json.dumps(d, ensure_ascii=len(d["id"]) % 2 == 0) + "\n" for d in documents), "utf-8")
    return str(path)


def quoth(*arguments):
    done = subprocess.run([QUOTH, *arguments, "--format", "json"], capture_output=True)
    if done.returncode:
        sys.exit(done.stderr.decode())
    return json.loads(done.stdout)


def check_definitions(seed, gaps):
    gold, predicted = generate.corpus(seed, 12 + seed % 5 * 6, gaps=gaps)
    report = quoth("evaluate", write("g.jsonl", gold), write("p.jsonl", predicted))
    rows = reference.rows(gold, predicted)
    index = reference.drawn(gold, 10_000)
    for name, table in rows.items():
        section, metric = name.split(".")
        sums = table.sum(0)
        ours = report[section][metric]
        for part, value in reference.figures(sums).items():
            expect(f"{seed} {name}.{part}", ours[part], value)
        if section != "mentions":
            for part, value in zip(("tp", "pred", "gold"), (sums[0], sums[2], sums[3])):
                expect(f"{seed} {name}.{part}", ours[part], value)
        for part, bounds in reference.intervals(table, index).items():
            for ours_bound, bound in zip(report["intervals"][name][part], bounds):
                expect(f"{seed} interval {name}.{part}", ours_bound, bound)
    types = sorted({m["type"] for d in gold + predicted for m in d["mentions"]})
    pairs = [(g, next(p for p in predicted if p["id"] == g["id"])) for g in gold]
    for mode in reference.PERFECT:
        per_type = []
        for name in types:
            only = lambda d: [m for m in d["mentions"] if m["type"] == name]
            sums = sum(reference.mention_counts(only(g), only(p), mode) for g, p in pairs)
            half = sums[1] if mode == "partial" else 0
            per_type.append((reference.prf(sums[0], sums[2], sums[3], half), sums[3]))
            expect(f"{seed} {name} {mode} f1", report["mentions_by_type"][name][mode]["f1"], per_type[-1][0][2])
        for place, part in enumerate(("precision", "recall", "f1")):
            values = [figure[place] for figure, _ in per_type]
            weights = [weight for _, weight in per_type]
            expect(f"{seed} macro {mode}", report["mentions_macro"][mode][part], sum(values) / len(values))
            if sum(weights):
                mean = sum(v * w for v, w in zip(values, weights)) / sum(weights)
                expect(f"{seed} weighted {mode}", report["mentions_weighted"][mode][part], mean)
    second = [p if k % (3 if seed % 2 else 2) else {**g} for k, (g, p) in enumerate(pairs)]
    compared = quoth("compare", str(folder / "g.jsonl"), str(folder / "p.jsonl"), write("q.jsonl", second))
    after = reference.rows(gold, second)
    for name, table in rows.items():
        ours = compared["metrics"][name]
        expect(f"{seed} p {name}", ours["p_value"], reference.p_value(table, after[name], 10_000))
        before_draws = reference.figures(table[index].sum(1))
        after_draws = reference.figures(after[name][index].sum(1))
        for part in before_draws:
            bounds = reference.np.percentile(after_draws[part] - before_draws[part], [2.5, 97.5])
            for ours_bound, bound in zip(ours["delta_interval"][part], bounds):
                expect(f"{seed} delta {name}.{part}", ours_bound, bound)


def check_nervaluate(seed):
    gold, predicted = generate.corpus(seed, 25)
    report = quoth("evaluate", write("g.jsonl", gold), write("p.jsonl", predicted),
                   "--compat", "nervaluate-1.2.1", "--draws", "0")
    order = lambda d: sorted(({"label": m["type"], "start": m["start"], "end": m["end"] - 1} for m in d["mentions"]),
                             key=lambda m: (m["start"], m["end"], m["label"]))
    by_id = {d["id"]: d for d in predicted}
    tags = sorted({m["type"] for d in gold + predicted for m in d["mentions"]})
    theirs = nervaluate.Evaluator([order(g) for g in gold], [order(by_id[g["id"]]) for g in gold],
                                  tags=tags, loader="dict").evaluate()
    blocks = [("overall", report["mentions"], theirs["overall"])]
    blocks += [(t, report["mentions_by_type"][t], theirs["entities"][t]) for t in tags]
    for where, ours, block in blocks:
        for mode, name in [("strict", "strict"), ("exact", "exact"), ("partial", "partial"), ("type", "ent_type")]:
            for part in ("correct", "incorrect", "partial", "missed", "spurious", "actual", "possible",
                         "precision", "recall", "f1"):
                expect(f"nervaluate {seed} {where} {mode}.{part}", ours[mode][part], getattr(block[name], part))


def check_seqeval(seed):
    gold, predicted = generate.corpus(seed, 25, flat=True)
    report = quoth("evaluate", write("g.jsonl", gold), write("p.jsonl", predicted), "--draws", "0")

    def tags(document):
        out = ["O"] * len(document["text"])
        for m in document["mentions"]:
            out[m["start"]:m["end"]] = ["B-" + m["type"]] + ["I-" + m["type"]] * (m["end"] - m["start"] - 1)
        return out

    by_id = {d["id"]: d for d in predicted}
    sides = [tags(g) for g in gold], [tags(by_id[g["id"]]) for g in gold]
    for average, ours in [("micro", report["mentions"]), ("macro", report["mentions_macro"]),
                          ("weighted", report["mentions_weighted"])]:
        options = dict(average=average, mode="strict", scheme=IOB2, zero_division=0)
        expect(f"seqeval {seed} {average} p", ours["strict"]["precision"], seqeval.metrics.precision_score(*sides, **options))
        expect(f"seqeval {seed} {average} r", ours["strict"]["recall"], seqeval.metrics.recall_score(*sides, **options))
        expect(f"seqeval {seed} {average} f", ours["strict"]["f1"], seqeval.metrics.f1_score(*sides, **options))


for seed in range(int(sys.argv[2]) if len(sys.argv) > 2 else 6):
    check_definitions(seed, gaps=seed % 2 == 1)
    check_nervaluate(1000 + seed)
    check_seqeval(2000 + seed)
print(f"{checks} figures compared, {failures} differ")
sys.exit(1 if failures else 0)
