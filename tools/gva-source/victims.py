"""The victims of an annotated article: figures by class of harm, and persons who are told of more than once."""
import bisect
import re

NUMBERS = {word: number for number, word in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty".split())}
MALE = frozenset("he him his himself man boy son father brother husband uncle nephew grandfather grandson male boyfriend"
                 " stepfather stepson men dad mr".split())
FEMALE = frozenset("she her herself woman girl daughter mother sister wife aunt niece grandmother granddaughter female"
                   " girlfriend stepmother stepdaughter mom mrs ms".split())
PRONOUNS = frozenset("he she him her himself herself his they them who".split())
OPEN_FATE = re.compile(r"shot|shoot|struck|strik|hit", re.I)
HOSPITAL_RULES = ("injury.hospital", "injury.condition", "injury.survived", "injury.life")
AGE = re.compile(rf"\b(\d{{1,2}}|{'|'.join(NUMBERS)})[- ](year|month|week|day)s?[- ]old", re.I)
AGE_BEHIND = re.compile(r",? (?:age |aged )?(\d{1,3})(?:,|;|\.| and|$)")
ANOTHER = re.compile(r"(?:another|other|the other|one other|an? (?:second|third|fourth)|second)\b", re.I)
PLURAL = re.compile(r"s$|people|children|\b(?:wo)?men\b", re.I)
WINDOW = 8


def kind_of(event, text):
    """killed, injured, shot (the fate is open) or hospital; None for other events."""
    if event["type"] == "Killing":
        return "killed"
    if event["type"] != "Injury":
        return None
    if any(rule.startswith(HOSPITAL_RULES) for rule in event["rules"]):
        return "hospital"
    return "shot" if OPEN_FATE.match(text[event["trigger"]["start"]:event["trigger"]["end"]]) else "injured"


class Figures:
    """The counted events of an article that are told as facts."""

    def __init__(self, predicted, sentence_starts):
        self.text = predicted["text"]
        self.sentence_starts = sentence_starts
        self.mentions = {mention["id"]: mention for mention in predicted["mentions"]}
        self.events = []
        """(class, event) of every event with victims, in the order of the text."""
        self.phrases = []
        """(class, position, words) of every victim."""
        self.with_perpetrator = set()
        """The figures of killings that name the killer, who is not among the counted."""
        self.figures = {}
        for event in sorted(predicted["events"], key=lambda event: event["trigger"]["start"]):
            attributes = event.get("attributes") or {}
            if attributes.get("status", "asserted") == "asserted":
                self.read(event, attributes.get("count") or {})

    def read(self, event, count):
        position = event["trigger"]["start"]
        number = count.get("low") if count.get("low") is not None else count.get("high")
        if event["type"] == "BodiesFound" and number and number > 1:
            self.add("killed", position, number)
        kind = kind_of(event, self.text)
        if not kind:
            return
        self.events.append((kind, event))
        if number:
            self.add(kind, position, number)
        if kind == "killed" and any(argument["role"] == "perpetrator" for argument in event["arguments"]):
            self.with_perpetrator.add(number)
        for victim in self.victims(event):
            self.phrases.append((kind, position, self.text[victim["start"]:victim["end"]]))

    def victims(self, event):
        return [self.mentions[argument["mention"]] for argument in event["arguments"] if argument["role"] == "victims"]

    def sentence(self, position):
        return bisect.bisect_right(self.sentence_starts, position) - 1

    def sentence_text(self, sentence):
        starts = self.sentence_starts + [len(self.text)]
        return self.text[starts[sentence]:starts[sentence + 1]]

    def add(self, kind, position, number):
        self.figures.setdefault(kind, []).append((self.sentence(position), number))

    def of(self, kind):
        """(sentence, count) of the class, in the order of the text."""
        return sorted(self.figures.get(kind, []), key=lambda item: item[0])


def traits(text, mention):
    """What the words of a victim say about who it is."""
    words = text[mention["start"]:mention["end"]]
    lower = re.findall(r"[a-z]+", words.lower())
    found = {"is_pronoun": len(lower) == 1 and lower[0] in PRONOUNS}
    age = AGE.search(words)
    if age:
        found["age"] = str(NUMBERS.get(age[1].lower(), age[1])) + age[2].lower()
    elif not words[-1:].isdigit() and (age := AGE_BEHIND.match(text, mention["end"])):
        found["age"] = age[1] + "year"
    if lower and (lower[-1] in MALE or lower[-1] in FEMALE):
        found["sex"] = "male" if lower[-1] in MALE else "female"
    if not found["is_pronoun"] and mention["type"] != "Location" and (mention["type"] == "Person" or mention.get("name")):
        found["name"] = (mention.get("name") or words).split()[-1].lower()
    return found


def can_be_same(person, found):
    return all(key not in person or key not in found or person[key] == found[key] for key in ("name", "age", "sex"))


def survivors(figures):
    """The persons of the first sentences who are told shot, injured or in hospital, and never dead.

    Each event with one victim is told of a person. It is the latest person whose name, age and sex do not contradict;
    "another man", and a second description in the same sentence, is a new one.
    """
    people = []
    for kind, event in figures.events:
        sentence = figures.sentence(event["trigger"]["start"])
        count = (event.get("attributes") or {}).get("count") or {}
        victims = figures.victims(event)
        if sentence >= WINDOW or not victims or (count.get("low") or len(victims)) > len(victims):
            continue
        for victim in victims:
            words = figures.text[victim["start"]:victim["end"]]
            if (victim.get("count") or {}).get("low", 1) != 1 or (not count and PLURAL.search(words)):
                continue
            person = find_person(people, figures.text, victim, sentence)
            if person:
                person["sentences"].add(sentence)
                person["fates"].add(kind)
                person["mention"] = victim["id"]
    return [person for person in people if "killed" not in person["fates"]]


def find_person(people, text, victim, sentence):
    """The person of `people` that the victim is, or a new one; None for a pronoun that is nobody's."""
    found = traits(text, victim)
    person = next((person for person in reversed(people) if person["mention"] == victim["id"]), None)
    if person is None and not ANOTHER.match(text[victim["start"]:victim["end"]]):
        person = next((
            person for person in reversed(people) if can_be_same(person, found) and (
                found["is_pronoun"] or sentence not in person["sentences"]
                or ("name" in found and found["name"] == person.get("name")))), None)
    if person is None:
        if found["is_pronoun"]:
            return None
        person = {"sentences": set(), "fates": set(), "mention": None}
        people.append(person)
    for key in ("name", "age", "sex"):
        if key in found:
            person.setdefault(key, found[key])
    return person
