"""Reads the shipped conflict pack as patterns of spaCy: names, described participants, triggers with their roles."""
import pathlib
import re
import subprocess

import yaml
from lemminflect import getInflection

PARTICIPLE, GERUND, FINITE = "participle", "gerund", "finite"
DETERMINERS = ["the", "a", "an", "his", "her", "their", "its", "some", "many", "several", "all", "both", "other", "another"]
BOUNDS = ["least", "than", "over", "about", "around", "nearly", "almost", "some", "up", "to", "more", "at", "approximately"]
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "today", "tonight"]
MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
          "december", "jan.", "feb.", "aug.", "sept.", "oct.", "nov.", "dec."]
PRONOUNS = ["he", "she", "they", "him", "her", "them", "we", "who"]
BINDING = re.compile(r"\{([a-z]+):([a-z|-]+):([^{}]*?)\}")
TRIGGER = re.compile(r"<(.*?)>")


def verb_forms(lemma):
    """Form → what it is, for the verb `lemma`."""
    forms = {lemma: FINITE}
    for tag, kind in (("VBZ", FINITE), ("VBD", FINITE), ("VBG", GERUND), ("VBN", PARTICIPLE)):
        for form in getInflection(lemma, tag):
            forms[form.lower()] = PARTICIPLE if kind == PARTICIPLE and forms.get(form) != FINITE else forms.get(form, kind)
        if kind == PARTICIPLE:  # "killed" is both
            for form in getInflection(lemma, tag):
                forms[form.lower()] = "past" if form in getInflection(lemma, "VBD") else PARTICIPLE
    return forms


def noun_forms(lemma):
    return {lemma, *(form.lower() for form in getInflection(lemma, "NNS"))}


def words_pattern(words):
    return [{"LOWER": word} for word in re.findall(r"[\w’']+|-", words.lower())]


class Rule:
    """One alternative of a rule: a Matcher pattern for its words, and where its roles stand."""

    def __init__(self, identifier, event, predicate, tokens, bindings):
        self.identifier, self.event, self.predicate = identifier, event, predicate
        self.tokens = tokens
        """(token pattern, belongs to the trigger)"""
        self.bindings = bindings
        """(role, relations, types, optional)"""


def rule_events(folder):
    """(id, event type) of the event rules and frames of the pack, in the order of the files."""
    for path in sorted(pathlib.Path(folder).glob("*.yaml")):
        for rule in (yaml.safe_load(path.read_text(encoding="utf-8")) or {}).get("rules") or []:
            if "event" in rule or "frame" in rule:
                yield rule["id"], rule.get("event") or rule["frame"]


def alternatives(quoth, identifier):
    """The expanded patterns of a rule, as `quoth show` prints them."""
    shown = subprocess.run([quoth, "show", identifier], capture_output=True, text=True, check=True).stdout
    return [block.split("\n", 1)[1].strip() for block in shown.strip().split("\n\n") if "\n" in block]


def read_bindings(text):
    bindings = []
    for match in BINDING.finditer(text):
        optional = "?" in text[match.end():match.end() + 3].split("<")[0].split("{")[0] or "| {" in text[match.end():match.end() + 4]
        types = {name.split("[")[0].strip() for name in match[3].split("|")}
        bindings.append((match[1], match[2].split("|"), types, optional))
    return bindings


def trigger_patterns(text):
    """(predicate, token patterns) for each word list of a trigger such as `active(shoot down, kill)`."""
    called = re.match(r"(\w+)\((.*?)\)(.*)$", text.strip())
    if not called:
        expanded = [text]
        while any("(" in item for item in expanded):
            expanded = [item.replace(group[0], choice.strip(), 1) for item in expanded
                        for group in [re.search(r"\(([^()]*)\)\??", item)] for choice in group[1].split("|")]
        return [("words", words_pattern(item.replace("..", " "))) for item in expanded]
    predicate, words, rest = called.groups()
    behind = words_pattern(re.sub(r"[()|?]", " ", rest).split("  ")[0]) if rest.strip() else []
    if predicate == "n":
        return [(predicate, [*words_pattern(word.strip())[:-1], {"LOWER": {"IN": sorted(noun_forms(word.strip().split()[-1]))}}, *behind])
                for word in words.split(",")]
    return [(predicate, [{"LOWER": {"IN": sorted(verb_forms(word.strip().split()[0]))}},
                         *words_pattern(" ".join(word.strip().split()[1:])), *behind]) for word in words.split(",")]


def context_patterns(text):
    """Literal words around a trigger; a gap or group is a few arbitrary tokens."""
    tokens = []
    for item in re.findall(r"\.\.\d+|\w+\([^()]*\)\??|\([^()]*\)\??|\{[^{}]*\}\??|[\w’'-]+\??|,", BINDING.sub(" ", text)):
        optional = {"OP": "?"} if item.endswith("?") else {}
        item = item.rstrip("?")
        if item.startswith(".."):
            tokens += [{"OP": "?"}] * int(item[2:])
        elif item.startswith("{"):
            tokens += [{"OP": "?"}] * 4
        elif called := re.match(r"v\(([^()]*)\)$", item):
            forms = {form for word in called[1].split(",") for form in verb_forms(word.strip().split()[0])}
            tokens.append({"LOWER": {"IN": sorted(forms)}, **optional})
        elif item.startswith("("):
            choices = [choice.strip().split(" ")[0].lower() for choice in item[1:-1].split("|") if choice.strip()]
            tokens.append({"LOWER": {"IN": choices}, **optional} if choices else {"OP": "?"})
        elif not item.startswith("v(") and "(" not in item:
            tokens.append({"LOWER": item.lower(), **optional})
    return tokens


def rules(quoth, folder):
    """Every alternative of every event rule as patterns."""
    for identifier, event in rule_events(folder):
        for text in alternatives(quoth, identifier):
            trigger = TRIGGER.search(text)
            if not trigger or text.startswith("pcre"):
                continue
            before = context_patterns(text[:trigger.start()])
            after = context_patterns(text[trigger.end():])
            for predicate, tokens in trigger_patterns(trigger[1]):
                if tokens:
                    pattern = [(token, False) for token in before] + [(token, True) for token in tokens]
                    yield Rule(identifier, event, predicate, pattern + [(token, False) for token in after], read_bindings(text))


def cue_lemmas(folder):
    """Lemma → Statement or Accusation."""
    tables = yaml.safe_load((pathlib.Path(folder) / "cues.yaml").read_text(encoding="utf-8"))["tables"]["cues"]
    return {word: row["yields"] for row in reversed(tables) for word in row["words"] if " " not in word}


def head_nouns(folder):
    """Type → nouns."""
    found = {}
    for name in ("heads.yaml", "person-nouns.yaml"):
        for row in yaml.safe_load((pathlib.Path(folder) / name).read_text(encoding="utf-8"))["tables"]["head_nouns"]:
            found.setdefault(row["type"], set()).update(row["words"])
    return found


def lexicon(path):
    """The names of a lexicon file that need no context."""
    for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines():
        name, _, features = line.partition("\t")
        if name.strip() and "context=needed" not in features:
            yield name.strip(), features


def entity_patterns(folder):
    """The lexicons and described participants as patterns of an EntityRuler."""
    folder = pathlib.Path(folder)
    lexicons = yaml.safe_load((folder / "lexicons.yaml").read_text(encoding="utf-8"))["lexicons"]
    for row in lexicons:
        names = list(lexicon(folder / row["file"]))
        if row["type"] == "Person":
            given = [name for name, _ in names]
            yield {"label": "Person", "pattern": [{"TEXT": {"IN": given}}, {"IS_TITLE": True, "IS_ALPHA": True, "OP": "+"}]}
        else:
            for name, _ in names:
                yield {"label": row["type"], "pattern": name}
    number = {"LIKE_NUM": True, "OP": "?"}
    bounds = [{"LOWER": {"IN": BOUNDS}, "OP": "?"}] * 2
    for kind, nouns in head_nouns(folder).items():
        if kind == "EventNoun":
            continue
        single = [noun for noun in nouns if " " not in noun and "-" not in noun]
        determiner = {"LOWER": {"IN": DETERMINERS}, "OP": "?"}
        adjective = {"IS_LOWER": True, "IS_ALPHA": True, "IS_STOP": False, "OP": "?"}
        head = {"LOWER": {"IN": single}}
        if kind in ("People", "Force", "Organization", "Location"):
            yield {"label": kind, "pattern": [*bounds, determiner, number, adjective, head]}
        else:
            yield {"label": kind, "pattern": [determiner, head]}
    yield {"label": "People", "pattern": [*bounds, {"LIKE_NUM": True}, {"LOWER": {"IN": ["others", "dead", "more"]}, "OP": "?"}]}
    yield {"label": "Pronoun", "pattern": [{"LOWER": {"IN": PRONOUNS}}]}
    day, month = {"LOWER": {"IN": WEEKDAYS}}, {"LOWER": {"IN": MONTHS}, "IS_TITLE": True}
    yield {"label": "Date", "pattern": [{"LOWER": {"IN": ["last", "late", "early", "this", "next"]}, "OP": "?"}, day]}
    yield {"label": "Date", "pattern": [{"IS_DIGIT": True, "OP": "?"}, month, {"IS_DIGIT": True, "OP": "?"}, {"ORTH": ",", "OP": "?"},
                                        {"SHAPE": "dddd", "OP": "?"}]}
    yield {"label": "Date", "pattern": [{"LOWER": {"IN": ["last", "this", "next", "past"]}}, {"LOWER": {"IN": ["week", "month", "year", "night"]}}]}
    yield {"label": "Date", "pattern": [{"TEXT": {"REGEX": "^(19|20)[0-9][0-9]$"}}]}
