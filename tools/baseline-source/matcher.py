"""Events by spaCy's EntityRuler and Matcher alone: no model, the shipped pack's own words, the nearest fitting participant.

  matcher.py QUOTH RULES DOCUMENTS.jsonl > PREDICTED.jsonl     (RULES: the folder with conflict/ and english/)
"""
import json
import re
import sys
import time

import spacy
from spacy.matcher import Matcher

import pack

BE = frozenset("is are was were be been being get got gets".split())
COUNTED = {"Killing", "Injury", "BodiesFound", "Missing", "Detention", "Displacement"}
SPEAKERS = frozenset("Organization Person Force People Location Title".split())
PLACE_PREPOSITIONS = frozenset("in at near inside outside around within across".split())
NUMBERS = {word: number for number, word in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve".split())}
NUMBERS.update({"dozen": 12, "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000})
COUNT = re.compile(rf"(at least|more than|over|up to)?\s*\b(\d[\d,]*|{'|'.join(NUMBERS)})\b", re.I)


class Matching:
    def __init__(self, quoth, folder):
        self.nlp = spacy.blank("en")
        self.nlp.add_pipe("sentencizer")
        ruler = self.nlp.add_pipe("entity_ruler", config={"overwrite_ents": False})
        ruler.add_patterns(list(pack.entity_patterns(f"{folder}/conflict")))
        self.matcher = Matcher(self.nlp.vocab)
        self.rules = list(pack.rules(quoth, f"{folder}/conflict"))
        for number, rule in enumerate(self.rules):
            self.matcher.add(str(number), [[token for token, _ in rule.tokens]], greedy="LONGEST")
        self.cues = {form: kind for lemma, kind in pack.cue_lemmas(f"{folder}/english").items()
                     for form in pack.verb_forms(lemma)}

    def annotate(self, document):
        doc = self.nlp(document["text"])
        page = Page(doc)
        best = {}
        for key, start, end, alignment in self.matcher(doc, with_alignments=True):
            rule = self.rules[int(doc.vocab.strings[key])]
            tokens = [start + offset for offset, index in enumerate(alignment) if rule.tokens[index][1]]
            if not tokens:
                continue
            first, last = tokens[0], tokens[-1]
            if not fits(rule.predicate, doc, first):
                continue
            roles = page.roles(rule, first, last)
            if roles:
                score = (last - first, len(roles))
                if first not in best or score > best[first][0]:
                    best[first] = (score, rule.event, first, last, roles)
        for token in doc:
            kind = self.cues.get(token.lower_)
            if kind and token.i not in best:
                speaker = page.nearest_of(token.i, SPEAKERS, ("left", 8), ("right", 4))
                if speaker is not None:
                    best[token.i] = ((0, 1), kind, token.i, token.i, [("speaker" if kind == "Statement" else "accuser", speaker)])
        return page.document(document, [best[first][1:] for first in sorted(best)])


def fits(predicate, doc, first):
    """Whether the form of the verb and the auxiliary before it are what the predicate asks for."""
    word = doc[first].lower_
    before = [doc[index].lower_ for index in range(max(0, first - 3), first)]
    has_be, is_past = bool(BE.intersection(before)), word.endswith(("ed", "en", "t", "wn", "ung", "ain")) or not word.endswith(("s", "ing"))
    if predicate == "full_passive":
        return has_be and is_past
    if predicate in ("passive", "participle"):
        return is_past and (predicate == "passive" or not has_be)
    if predicate == "gerund":
        return word.endswith("ing")
    if predicate == "infinitive":
        return "to" in before[-2:]
    if predicate in ("finite", "active"):
        return not has_be and (predicate == "active" or not word.endswith("ing"))
    return True


class Page:
    """The entities of a document and what stands in the roles of its events."""

    def __init__(self, doc):
        self.doc = doc
        self.entities = list(doc.ents)
        self.sentence_of = {token.i: number for number, sentence in enumerate(doc.sents) for token in sentence}

    def nearest(self, token, types, side, reach=25):
        """The index of the nearest entity of the types in the sentence of `token`."""
        found = None
        for index, entity in enumerate(self.entities):
            if entity.label_ not in types or self.sentence_of[entity.start] != self.sentence_of[token]:
                continue
            distance = token - entity.end if side == "left" else entity.start - token - 1
            if 0 <= distance <= reach and (found is None or distance < found[0]):
                found = (distance, index)
        return found and found[1]

    def nearest_of(self, token, types, *sides):
        """The nearest on the first side that has one."""
        return next((found for side, reach in sides for found in [self.nearest(token, types, side, reach)] if found is not None), None)

    def behind(self, token, preposition, types):
        words = preposition.split("-")
        for index, entity in enumerate(self.entities):
            if entity.label_ in types and token < entity.start <= token + 12 and self.sentence_of[entity.start] == self.sentence_of[token]:
                before = [word.lower_ for word in self.doc[max(token, entity.start - len(words)):entity.start]]
                if before == words:
                    return index
        return None

    def filler(self, rule, relation, types, first, last):
        is_passive = rule.predicate in ("passive", "full_passive", "participle")
        if relation in ("subject", "predicate", "before", "support", "cause", "support-patient") or (relation == "object" and is_passive):
            return self.nearest(first, types, "left")
        if relation in ("object", "after"):
            return self.nearest(last, types, "right", 6)
        if relation in ("possessor", "modifier"):
            return self.nearest(first, types, "left", 1)
        return self.behind(last, relation, types)

    def roles(self, rule, first, last):
        """(role, entity) of the rule at its trigger, or nothing if a role that it needs is empty."""
        found = []
        for role, relations, types, is_optional in rule.bindings:
            filler = next((entity for relation in relations
                           for entity in [self.filler(rule, relation, types, first, last)] if entity is not None), None)
            if filler is not None:
                if filler not in [entity for _, entity in found]:
                    found.append((role, filler))
            elif not is_optional:
                return []
        return found

    def circumstances(self, kind, first, last, roles):
        taken = {role for role, _ in roles}
        if "time" not in taken and (date := self.nearest_of(first, {"Date"}, ("right", 12), ("left", 12))) is not None:
            yield "time", date
        if "place" not in taken and kind in ("Killing", "Injury", "Attack", "Detention", "BodiesFound"):
            place = self.nearest(last, {"Location"}, "right", 8)
            if place is not None and self.doc[self.entities[place].start - 1].lower_ in PLACE_PREPOSITIONS:
                yield "place", place

    def document(self, document, events):
        text, mentions, written = document["text"], {}, []

        def mention(index):
            entity = self.entities[index]
            kind = "People" if entity.label_ == "Pronoun" else entity.label_
            mentions[index] = {"id": f"m{index}", "type": kind, "start": entity.start_char, "end": entity.end_char}
            return f"m{index}"

        for number, (kind, first, last, roles) in enumerate(events):
            if kind not in ("Statement", "Accusation"):
                roles = roles + list(self.circumstances(kind, first, last, roles))
                source = next((speaker[0][1] for other, token, _, speaker in events if other == "Statement"
                               and self.sentence_of[token] == self.sentence_of[first]), None)
                if source is not None:
                    roles = roles + [("source", source)]
            attributes = {}
            for role, entity in roles:
                match = role == "victims" and kind in COUNTED and COUNT.search(self.entities[entity].text)
                if match:
                    value = NUMBERS.get(match[2].lower())
                    value = int(match[2].replace(",", "")) if value is None else value
                    bound = (match[1] or "").lower()
                    attributes["count"] = {"low": value + 1 if bound in ("more than", "over") else None if bound == "up to" else value,
                                           "high": None if bound in ("at least", "more than", "over") else value}
            written.append({
                "id": f"e{number}", "type": kind, "attributes": attributes,
                "trigger": {"start": self.doc[first].idx, "end": self.doc[last].idx + len(self.doc[last])},
                "arguments": [{"role": role, "mention": mention(entity)} for role, entity in roles if role != "count"]})
        for index, entity in enumerate(self.entities):
            if entity.label_ in ("Date", "Location", "Person", "Organization", "Force", "Title") and entity[0].text[:1].isupper():
                mention(index)
        return {"id": document["id"], "text": text, "mentions": list(mentions.values()), "events": written}


def main(quoth, folder, path):
    matching = Matching(quoth, folder)
    with open(path, encoding="utf-8") as lines:
        documents = [json.loads(line) for line in lines]
    started = time.process_time()
    found = [matching.annotate(document) for document in documents]
    seconds = time.process_time() - started
    for document in found:
        print(json.dumps(document, ensure_ascii=False))
    size = sum(len(document["text"].encode()) for document in documents)
    print(f"{size / 1e6 / seconds:.3f} MB/s CPU, {len(matching.rules)} patterns", file=sys.stderr)


if __name__ == "__main__":
    main(*sys.argv[1:])
