"""What was measured and how many took part in a deed: "turnout was 67 percent".

The word that is measured, or the deed with what it was done to, says that two sources give a
value for one thing, whatever the rest of their sentences says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarise.check.frames import lemma
from summarise.check.values import Number, numbers
from summarise.compare.counting import ALL_FATES, counted_noun, counted_top, counted_words, partial
from summarise.compare.differences import counted_numbers, scaled
from summarise.compare.event import stem
from summarise.compare.kinds import DEEDS, canonical
from summarise.compare.predicates import children, modifiers
from summarise.compare.quantities import bounded, compatible
from summarise.compare.referents import alike, spoken_of
from summarise.compare.shares import share, voting
from summarise.compare.stated import Answer, Sentence, one_matter, same_names, same_span, same_time
from summarise.roles import Token

LEAST_AROUND = 3  # content words that the sentences around two values share
_STANDING = frozenset("be stand reach total hit average amount measure come".split())
_MOVING = frozenset("fall drop sink slip decline rise climb grow increase jump go".split())
# Measured once in a story; what else is "5 percent" or "40" is told with more words.
_MEASURED = frozenset(
    "turnout magnitude attendance toll unemployment inflation bail ransom".split()
)
_BESIDE = re.compile(
    r"\b(?:ago|previous(?:ly)?|earlier|last (?:year|month|week|time)|since|compared|average|could|"
    r"may|might|would|if|per|each|every|annual(?:ly)?|expect(?:s|ed)?|projected|forecast|poll of|"
    r"survey|another|further|more than (?:half|twice)|in (?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_GENERAL = frozenset(
    "people person man woman percent dollar euro pound year month week day hour minute time number "
    "one thing part way mile metre meter kilometre kilometer foot point place step side case "
    "member child state country question seat horsepower hp share point".split()
)
_WEAK = frozenset(
    "be have include say see make go come take do give remain become use tell".split()
)


def measures(sentence: Sentence) -> Iterator[Answer]:
    """Read the numbers of a sentence that measure a thing, or count what took part in a deed."""
    tokens, text = sentence.passage.tokens, sentence.passage.text
    yield from _attributes(sentence)
    for number in counted_numbers(sentence.passage):
        index = next((i for i, t in enumerate(tokens) if t.start >= number.start), None)
        if index is None or sentence.quoted(number.start):
            continue
        if number.kind == "percent" and voting(text):
            yield from share(sentence, number, index)
        elif number.kind == "plain" and not _BESIDE.search(text):
            yield from _counted(sentence, number, index)


def _attributes(sentence: Sentence) -> Iterator[Answer]:
    """The value of what is measured once: "fell to 61 percent", "of magnitude 6.1"."""
    tokens, text = sentence.passage.tokens, sentence.passage.text
    for number in numbers(text):
        index = next((i for i, t in enumerate(tokens) if t.start >= number.start), None)
        if index is None or sentence.quoted(number.start) or number.kind in {"ordinal", "fraction"}:
            continue
        name = _measured(tokens, index, number)
        if name:
            before = re.search(rf"\b{name}\s(?:of\s)?$", text[: number.start], re.IGNORECASE)
            words = text[before.start() if before else number.start : number.end]
            yield Answer("number", f"measure:{name}", number, words, sentence)


def _measured(tokens: Sequence[Token], index: int, number: Number) -> str | None:
    """What a number is the value of."""
    top = index
    while tokens[top].head != top and number.start <= tokens[tokens[top].head].start < number.end:
        top = tokens[top].head
    if tokens[top].dep == "nummod" and lemma(tokens[tokens[top].head]) in _MEASURED:
        return lemma(tokens[tokens[top].head])
    if tokens[top].dep in {"nummod", "quantmod"}:
        top = tokens[top].head
    head = tokens[top].head
    if tokens[top].dep == "pobj":
        preposition = tokens[head]
        above = preposition.head
        if preposition.text in {"of", "at"} and lemma(tokens[above]) in _MEASURED:
            return lemma(tokens[above])
        moving = lemma(tokens[above]) in _MOVING and preposition.text == "to"
        if not moving and not (lemma(tokens[above]) in _STANDING and preposition.text == "at"):
            return None
        head = above
    elif tokens[top].dep not in {"attr", "dobj"} or lemma(tokens[head]) not in _STANDING:
        return None
    subjects = [i for i in children(tokens, head) if tokens[i].dep == "nsubj"]
    return next((w for i in subjects if (w := tokens[i].text.lower()) in _MEASURED), None)


def _counted(sentence: Sentence, number: Number, index: int) -> Iterator[Answer]:
    """How many there were of what did something, or of what was done."""
    tokens, text = sentence.passage.tokens, sentence.passage.text
    noun = counted_noun(tokens, index, number)
    top = counted_top(tokens, index, number)
    if noun is None or noun != top or partial(tokens, top):
        return
    unit = lemma(tokens[noun])
    words = counted_words(text, tokens, number, noun)
    verb = tokens[noun].head
    predicate = next((p for p in sentence.predicates if p.verb == verb), None)
    deed = predicate.lemma if predicate is not None else ""
    described = _described(tokens, noun)
    owned = predicate is not None and DEEDS.get(deed) == "have" and unit not in _GENERAL
    weak = deed in _WEAK | ALL_FATES and not owned
    if predicate is not None and not predicate.denied and not weak:
        role = tokens[noun].dep
        if role in {"nsubj", "dobj", "nsubjpass"}:
            other = predicate.patients if role == "nsubj" else predicate.agents
            others = spoken_of(tokens, [i for i in other if i != noun], sentence.referents)
            side = "by" if role == "nsubj" else "of"
            yield Answer(
                "number",
                f"deed:{DEEDS.get(deed, deed)} {side} {canonical(stem(unit))}",
                number,
                words,
                sentence,
                described,
                others,
            )
    if described and unit not in _GENERAL:
        yield Answer("number", f"kind:{stem(unit)}", number, words, sentence, described)


def _described(tokens: Sequence[Token], noun: int) -> frozenset[str]:
    """Stems of what tells the counted from others of their kind: "species that were unknown"."""
    found = set(modifiers(tokens, noun))
    for child in children(tokens, noun):
        if tokens[child].dep == "relcl":
            found |= {
                stem(lemma(tokens[i]))
                for i in (child, *children(tokens, child))
                if tokens[i].pos in {"VERB", "ADJ"} and lemma(tokens[i]) not in _WEAK
            }
        elif tokens[child].dep == "acl":
            found.add(stem(lemma(tokens[child])))
    return frozenset(word for word in found if not word.isdigit())


_PART = re.compile(
    r"\bin ((?:[A-Z]\w+ )+(?:County|District|Township|Borough|Parish|Precinct|Ward))\b"
)


def measures_differ(one: Answer, two: Answer) -> bool | None:
    """Whether two values of one thing contradict each other; None for different things."""
    mine, theirs = one.value, two.value
    if not isinstance(mine, Number) or not isinstance(theirs, Number) or mine.kind != theirs.kind:
        return None
    kind = one.question.partition(":")[0]
    if not same_time(one.sentence, two.sentence):
        return None
    if kind in {"share", "deed"}:
        around = one.sentence.around, two.sentence.around
        same = alike((one.roles[0], two.roles[0]), (one.roles[1], two.roles[1]), around)
        if not same:
            return None
    if kind == "share":
        parts = [set(_PART.findall(answer.sentence.passage.text)) for answer in (one, two)]
        if parts[0] != parts[1]:
            return None  # "57 percent of the vote in Marlen County"
    if one.question == "share:yes" and not same_names(one.sentence, two.sentence):
        return None
    if kind in {"deed", "kind"}:
        if not same_names(one.sentence, two.sentence) or not same_span(one.sentence, two.sentence):
            return None
        if one.about and two.about and not one.about & two.about:
            return None
    if kind == "kind" and not (one.about & two.about and _fits(one, two) and _fits(two, one)):
        return None
    if not one_matter(one.sentence, two.sentence, LEAST_AROUND):
        return None
    if mine.same(theirs) or scaled(mine, theirs):
        return False
    exact = kind in {"share", "measure"} and not mine.approximate and not theirs.approximate
    if not exact and compatible(mine, theirs):
        return False
    if exact and _rounded(mine, theirs):
        return False
    return not bounded(mine, one.sentence.passage.text, theirs, two.sentence.passage.text)


def _fits(one: Answer, two: Answer) -> bool:
    """Whether the other sentence has all that tells the counted from others of their kind."""
    return one.about <= two.about | two.sentence.content


def _rounded(one: Number, two: Number) -> bool:
    """Whether one value is the other without its decimals: 52 and 52.3 percent."""
    for whole, part in ((one.value, two.value), (two.value, one.value)):
        if whole == int(whole) and abs(part - whole) < 1 and part != int(part):
            return True
    return False
