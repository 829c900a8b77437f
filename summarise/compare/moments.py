"""When things happened: days and years as answers to questions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarise.check.folding import words
from summarise.check.frames import lemma
from summarise.compare.dating import Dated, dated
from summarise.compare.event import stem
from summarise.compare.kinds import one_kind
from summarise.compare.predicates import Predicate, children, heads
from summarise.compare.referents import named_at
from summarise.compare.stated import Answer, Sentence, one_matter, same_names, shared
from summarise.roles import Token

LEAST_AROUND = 3  # content words that the sentences around "it was founded in 1864" share
LEAST_SHARED_DAYS = 3  # content words that two sentences on one day's event share
_BUILDING = {
    word: name
    for name, many in (
        ("built", "build construct complete"),
        ("founded", "found establish create"),
        ("opened", "open inaugurate"),
        ("born", "bear"),
        ("launched", "launch"),
        ("made", "paint write compose design carve"),
        ("bought", "buy acquire purchase"),
        ("killed", "kill die"),
        ("began", "begin start erupt break"),
        ("robbed", "rob raid burgle steal"),
        ("arrested", "arrest detain"),
        ("collapsed", "collapse"),
        ("crashed", "crash collide"),
        ("sank", "sink"),
        ("resigned", "resign quit"),
        ("signed", "sign"),
        ("voted", "vote approve reject"),
    )
    for word in many.split()
}
_ONCE = frozenset({"built", "founded", "born", "launched", "made"})  # happens to a thing once


def moments(sentence: Sentence) -> Iterator[Answer]:
    """When things happened that happen to a thing once, or once in a story."""
    passage = sentence.passage
    tokens = passage.tokens
    by_verb = {p.verb: p for p in sentence.predicates}
    yield from _old(sentence)
    for one in dated(passage.text, tokens):
        if one.named or one.quoted or one.telling or one.bound or one.ahead:
            continue
        if one.mention.relative:
            continue
        predicate = _of(tokens, one, by_verb)
        if predicate is None or predicate.denied or not predicate.real:
            continue
        name = _BUILDING.get(predicate.lemma)
        if name is None:
            continue
        m = one.mention
        form = "year" if m.year and m.month is None else "day" if m.weekday is not None else "date"
        yield Answer(
            "date",
            f"when:{name}:{form}",
            one.text,
            one.text,
            sentence,
            frozenset({stem(word) for word in words(one.text)}),
            (_things(tokens, predicate.patients), _things(tokens, predicate.agents)),
        )


def _old(sentence: Sentence) -> Iterator[Answer]:
    """Years before 1800 in which something was made: "painted around 1663"."""
    text, tokens = sentence.passage.text, sentence.passage.tokens
    for predicate in sentence.predicates:
        name = _BUILDING.get(predicate.lemma, "")
        if name not in _ONCE or predicate.denied or not predicate.real:
            continue
        match = _OLD.match(text, tokens[predicate.verb].end)
        if match:
            things = predicate.patients or predicate.agents
            # A work's title, "Girl with a Ledger", is not what it is.
            things = tuple(i for i in things if not sentence.quoted(tokens[i].start))
            yield Answer(
                "date",
                f"when:{name}:year",
                match.group("year"),
                match.group().strip(),
                sentence,
                frozenset({match.group("year")}),
                (_things(tokens, things), frozenset()),
            )


_OLD = re.compile(r" (?:in|around|about|circa|c\.) (?P<year>1[0-7]\d\d)\b")
NEARLY = 5  # years that "around" may be away from


def _nearly(one: Answer, two: Answer) -> bool:
    """Whether two years are close and one of them is said to be a guess."""
    years = [str(answer.value) for answer in (one, two)]
    about = any(re.match(r"around|about|circa|c\.", a.words) for a in (one, two))
    return (
        about and all(y.isdigit() for y in years) and abs(int(years[0]) - int(years[1])) <= NEARLY
    )


def _things(tokens: tuple[Token, ...], indices: Sequence[int]) -> frozenset[str]:
    """Stems of nouns and names, with the names that belong to them: "the Dodge brand"."""
    # The parser may take an unknown name for something else.
    own = {
        stem(lemma(tokens[child]))
        for i in indices
        for child in children(tokens, i)
        if tokens[child].dep in {"compound", "appos", "nmod", "poss"}
        and tokens[child].pos == "PROPN"
    }.union(*(named_at(tokens, i) for i in indices))
    return heads(tokens, indices) | own


def _of(tokens: Sequence[Token], found: Dated, by_verb: dict[int, Predicate]) -> Predicate | None:
    """The verb that a date belongs to."""
    index = next((i for i, t in enumerate(tokens) if t.start >= found.mention.start), None)
    for _ in range(8):
        if index is None or tokens[index].head == index:
            break
        index = tokens[index].head
        if index in by_verb:
            return by_verb[index]
    return None


def _mostly_shared(one: frozenset[str], two: frozenset[str]) -> bool:
    """Whether most of the names of one sentence stand in the other, too."""
    return not one or not two or 2 * len(one & two) > min(len(one), len(two))


def _parts(value: str) -> set[str]:
    """The parts of a date, with its month in three letters: "Sept. 24", "September"."""
    return {word[:3] if word[:4].rstrip(".").isalpha() else word for word in words(value)}


def moments_differ(one: Answer, two: Answer) -> bool | None:
    """Whether two days or years contradict each other; None for different events."""
    _, event, form = one.question.split(":")
    mine, theirs = (_parts(str(answer.value)) for answer in (one, two))
    if mine <= theirs or theirs <= mine or _nearly(one, two):
        return False  # "April", "April 2014"
    matched = False
    for ours, others in zip(one.roles, two.roles, strict=True):
        if ours and others:
            if not ours & others and not one_kind(ours, others):
                return None
            matched = True
    names = [
        {word for role in answer.roles for word in role} & {stem(n) for n in answer.sentence.names}
        for answer in (one, two)
    ]
    if names[0] - names[1] and names[1] - names[0]:
        return None  # "Sunny Ventures", "Horizon Ventures"
    together = shared(one, two) - one.about - two.about
    if event in _ONCE and form == "year":
        # "the ship was built", "the freighter Oriole, built": one thing under two nouns.
        if not same_names(one.sentence, two.sentence):
            return None
        unnamed = not (one.roles[0] and two.roles[0])
        # "It was founded in 1864": nothing else of the kind is told there, so it is the same.
        if unnamed and not matched and not _mostly_shared(one.sentence.names, two.sentence.names):
            return None
        told = together or one_matter(one.sentence, two.sentence, LEAST_AROUND)
        return True if matched or (unnamed and told) else None
    return True if matched and len(together) >= LEAST_SHARED_DAYS else None
