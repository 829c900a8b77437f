"""Shortening a sentence by leaving out parts that its parse marks as asides.

Nothing is added and nothing that carries the claim goes: the main clause, its
attribution, conditions and negations stay.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarise.check.folding import fold
from summarise.check.frames import NEGATIONS, SPEECH, children
from summarise.check.quotes import quotations
from summarise.check.values import dates
from summarise.roles import Token
from summarise.write.marks import tidy
from summarise.write.opening import open_plainly

_BRACKETS = re.compile(r"\s*\([^()]{1,60}\)|\s*\[\d+\]")
_CONDITIONS = frozenset(
    """
    if unless without except whether provided because until only according despite although
    though versus compared
    """.split()
)
_DENIES = frozenset({"no", "not", "n't", "n\u2019t", "never", "nobody", "nothing"})
_QUALIFIES = frozenset({"but", "yet", "or", "nor"})  # what follows takes back what stands before
_PRONOUNS = frozenset("he she him her his they them their it its".split())
_ASIDES = frozenset({"relcl", "appos", "acl", "advcl"})
_RELATIVES = frozenset("who which whose whom where when".split())


def shorten(text: str, tokens: Sequence[Token]) -> list[str]:
    """Return ever shorter versions of a sentence, the longest first, the sentence itself excluded.

    Args:
        text: one sentence.
        tokens: its parse.
    """
    versions: list[str] = []
    cut: list[tuple[int, int]] = []
    steps = [
        _brackets(text),
        _asides(text, tokens),
        _fronted(text, tokens),
        _trailing(text, tokens),
    ]
    for step in steps:
        for span in step:
            if any(span[0] < end and start < span[1] for start, end in cut):
                continue
            if _splits_quotation(text, span) or _orphans(text, tokens, span):
                continue
            if any(fold(t.text) in NEGATIONS for t in tokens if span[0] <= t.start < span[1]):
                continue  # "..., none of them dangerous": a denial is news, not an aside
            cut.append(span)
            version = open_plainly(tidy(_without(text, cut)))
            if version not in versions and version != text and len(version.split()) >= 5:
                versions.append(version)
    return versions


def _without(text: str, cut: Sequence[tuple[int, int]]) -> str:
    kept = []
    position = 0
    for start, end in sorted(cut):
        kept.append(text[position:start])
        position = end
    kept.append(text[position:])
    return " ".join(part for part in kept if part)


def _splits_quotation(text: str, span: tuple[int, int]) -> bool:
    """Whether a cut would open or close a quotation, or touch its words."""
    return (
        any(
            span[0] < quote.end + 1 and quote.start - 1 < span[1]
            for quote in quotations(text)
            if not (span[0] < quote.start and quote.end < span[1])
        )
        or text[span[0] : span[1]].count('"') % 2 == 1
    )


def _orphans(text: str, tokens: Sequence[Token], span: tuple[int, int]) -> bool:
    """Whether a cut takes away whom a later pronoun stands for."""
    inside = [token for token in tokens if span[0] <= token.start < span[1]]
    named = any(
        token.entity == "PERSON" or (token.dep in {"nsubj", "nsubjpass"} and token.pos == "NOUN")
        for token in inside
    )
    return named and any(
        token.start >= span[1] and fold(token.text) in _PRONOUNS for token in tokens
    )


def _brackets(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in _BRACKETS.finditer(text)]


def subtree(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """Token range of a subtree if it is one unbroken stretch."""
    members = {index}
    grown = True
    while grown:
        grown = False
        for i, token in enumerate(tokens):
            if i not in members and token.head in members and i != token.head:
                members.add(i)
                grown = True
    low, high = min(members), max(members)
    return (low, high + 1) if len(members) == high + 1 - low else None


def _commas(tokens: Sequence[Token], low: int, high: int) -> tuple[int, int] | None:
    """Widen a range to the commas or dashes that set it off; None where nothing does."""
    marks = {",", "\u2014", "\u2013", "--", "-"}
    while high > low and tokens[high - 1].text in marks | {".", "!", "?"}:
        high -= 1
    while low < high and tokens[low].text in marks:
        low += 1
    if low == 0 or tokens[low - 1].text not in marks:
        return None
    if high < len(tokens) and tokens[high].text in marks:
        if tokens[high].text != tokens[low - 1].text:
            return None
        if _joins_unlike(tokens, high + 1):
            return None
        # Between subject and verb both commas go; elsewhere one still sets off what follows.
        goes = high + 1 >= len(tokens) or tokens[high + 1].pos in {"VERB", "AUX", "PART"}
        goes = goes or tokens[high].text != ","  # a dash alone sets off nothing
        goes = goes or _goes_on(tokens, low, high)
        return low - 1, high + 1 if goes else high
    ends = high >= len(tokens) - 1 or tokens[high].text in {".", "!", "?", ";"}
    if ends and tokens[low - 1].text == ",":  # what a dash leads to is the point of a sentence
        return low - 1, high
    return None


def _joins_unlike(tokens: Sequence[Token], place: int) -> bool:
    """Whether "and" at a place is read as joining a noun to a verb: its list stands elsewhere."""
    if place >= len(tokens) or tokens[place].dep != "cc":
        return False
    head = tokens[place].head
    joined = [t for t in tokens[place:] if t.head == head and t.dep == "conj"]
    return tokens[head].pos == "VERB" and bool(joined) and joined[0].pos in {"NOUN", "PROPN"}


def _goes_on(tokens: Sequence[Token], low: int, high: int) -> bool:
    """Whether what follows an aside belongs to what stands before it, without a comma.

    So does "that", a preposition of the verb before, and the second of two nouns ("told Keller,
    the mayor, that ...", "met Keller, the mayor, on Monday", "Keller, the mayor, and Brandt").
    """
    following = tokens[high + 1]
    if following.dep == "advmod" and tokens[following.head].pos in {"VERB", "AUX"}:
        # "Keller, the mayor, also said"
        verb = following.head
        subjects = [t for t in tokens[:low] if t.head == verb and t.dep in {"nsubj", "nsubjpass"}]
        return bool(subjects) and all(t.text != "," for t in tokens[high + 1 : verb])
    if following.head >= low:
        return following.dep == "mark" and fold(following.text) == "that" and _told(tokens, low)
    owner = tokens[following.head]
    if following.dep == "prep":
        return owner.pos == "VERB" and fold(following.text) != "according"
    return following.dep == "cc" and owner.pos in {"NOUN", "PROPN"}


def _told(tokens: Sequence[Token], low: int) -> bool:
    """Whether a verb of speech stands before a place ("told", "warned")."""
    return any(fold(token.lemma) in SPEECH for token in tokens[:low])


def _span(tokens: Sequence[Token], low: int, high: int) -> tuple[int, int]:
    return tokens[low].start, tokens[high - 1].end


def _holds_condition(tokens: Sequence[Token], low: int, high: int) -> bool:
    return any(fold(token.text) in _CONDITIONS for token in tokens[low : min(high, low + 4)])


def _holds_attribution(tokens: Sequence[Token], low: int, high: int) -> bool:
    """Whether a range says who says what stands outside of it."""
    for index in range(low, high):
        token = tokens[index]
        if fold(token.text) == "according":
            return True
        if token.dep in {"ccomp", "parataxis"} and fold(token.lemma) in SPEECH:
            return True
        if fold(token.lemma) in SPEECH and any(
            tokens[child].dep == "ccomp" and not low <= child < high
            for child in children(tokens, index)
        ):
            return True
    return False


def _asides(text: str, tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Non-restrictive relative clauses, appositions and participle clauses between commas."""
    del text
    found = []
    comma = next((i for i, token in enumerate(tokens) if token.text == ","), 0)
    compared = bool(tokens) and fold(tokens[0].text) in {"like", "unlike"}
    for index, token in enumerate(tokens):
        if token.dep not in _ASIDES:
            continue
        if token.dep == "advcl" and token.tag not in {"VBG", "VBN"}:
            continue
        extent = subtree(tokens, index)
        if extent is None:
            continue
        low, high = extent
        if token.dep == "relcl" and not any(
            fold(t.text) in _RELATIVES for t in tokens[low : low + 4]
        ):
            continue
        if token.dep == "relcl" and any(fold(t.text) in _DENIES for t in tokens[low:high]):
            continue  # "who made no mention of it" may be the news
        widened = _commas(tokens, low, high)
        if (
            widened is None
            or _holds_condition(tokens, low, high)
            or _holds_attribution(tokens, low, high)
        ):
            continue
        if token.dep == "appos" and (_listed(tokens, low, widened[1]) or _where(tokens, index)):
            continue
        if token.dep == "appos" and compared and widened[0] == comma:
            continue  # "Like the mayor, Keller ...": the subject
        start, end = widened
        if end > high and tokens[end - 1].text == "," and _nested(tokens, token.head):
            end -= 1  # this comma closes the aside around it as well
        found.append(_span(tokens, start, end))
    return sorted(found, key=lambda span: span[0] - span[1])


def _nested(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word stands in an aside that a comma opens."""
    while tokens[index].head != index:
        if tokens[index].dep in _ASIDES:
            extent = subtree(tokens, index)
            if extent and extent[0] and tokens[extent[0] - 1].text == ",":
                return True
        index = tokens[index].head
    return False


def _where(tokens: Sequence[Token], index: int) -> bool:
    """Whether what looks like an apposition says in which state or country a place is."""
    places = {"GPE", "LOC", "FAC"}
    return tokens[index].entity in places and tokens[tokens[index].head].pos == "PROPN"


def _listed(tokens: Sequence[Token], low: int, high: int) -> bool:
    """Whether what looks like an apposition is an item of a list ("centers, labs, and ...")."""
    conjunctions = {"and", "or"}
    inside = any(
        token.text == "," and after.text in conjunctions
        for token, after in zip(tokens[low:high], tokens[low + 1 : high + 1], strict=False)
    )
    return inside or (high < len(tokens) and tokens[high].text in conjunctions)


def _fronted(text: str, tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """A phrase or clause before the subject, set off by a comma, that gives no date."""
    root = next((i for i, token in enumerate(tokens) if token.dep == "ROOT"), None)
    if root is None:
        return []
    subject = next(
        (
            i
            for i, t in enumerate(tokens)
            if t.head == root and t.dep in {"nsubj", "nsubjpass", "expl"}
        ),
        None,
    )
    if subject is None or subject > root:
        return []
    extent = subtree(tokens, subject)
    if extent is None or extent[0] < 3:
        return []
    low = extent[0]
    if tokens[low - 1].text != ",":
        return []
    if tokens[0].dep not in {"prep", "advmod", "advcl", "mark", "det", "amod", "npadvmod", "pcomp"}:
        return []
    if _holds_condition(tokens, 0, low) or _holds_attribution(tokens, 0, low):
        return []
    if any(mention.day or mention.year for mention in dates(text[: tokens[low - 1].end])):
        return []
    return [(tokens[0].start, tokens[low - 1].end)]


def _trailing(text: str, tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """A clause or phrase after the last comma that only adds circumstance."""
    del text
    found = []
    for index, token in enumerate(tokens):
        if token.dep not in {"prep", "advcl", "conj"} or token.head == index:
            continue
        if token.dep == "conj" and (
            token.pos not in {"VERB", "AUX"} or tokens[token.head].dep != "ROOT"
        ):
            continue
        extent = subtree(tokens, index)
        if extent is None:
            continue
        low, high = extent
        if token.dep == "conj":
            while low > 0 and tokens[low - 1].dep in {"cc"}:
                low -= 1
            if fold(tokens[low].text) in _QUALIFIES:
                continue
        widened = _commas(tokens, low, high)
        if widened is None or widened[1] < len(tokens) - 2:
            continue
        if _holds_condition(tokens, low, high) or _holds_attribution(tokens, low, high):
            continue
        found.append(_span(tokens, *widened))
    return sorted(found)
