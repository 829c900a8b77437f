"""Shorten a parsed sentence by leaving out asides, which keeps the rest true.

Only what a comma, bracket or dash sets apart is left out: non-restrictive relative clauses,
appositions, clauses of time and manner, participles, and brackets. What limits the statement
(restrictive clauses, conditions, purposes, attributions) stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarise.roles import Token
from training.rules import SAYING

_RELATIVES = {"which", "who", "whose", "where", "whom"}
# "if", "unless", "because", "until" and "so that" limit what is claimed.
_ADVERBIAL = {"while", "as", "after", "before", "when", "although", "though", "amid", "following"}
_MARKS = {",", "-", "–", "—", "--", "(", ")"}
QUOTES = {'"', "“", "”", "''", "``"}
_MIN_WORDS = 8  # what remains must still be a sentence with something in it


def shorten(text: str, parse: Sequence[Token]) -> list[str]:
    """Return shorter versions of a sentence, each with one or more asides left out.

    The first leaves out most. The list is empty if nothing can be left out safely.
    """
    asides = _outermost(list(_asides(parse)))
    found: list[str] = []
    chosen = [asides] + ([[a] for a in asides] if len(asides) > 1 else [])
    for group in chosen:
        short = _without(text, parse, group)
        if group and short and len(short.split()) >= _MIN_WORDS and short not in found:
            found.append(short)
    return found


def _asides(parse: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield token spans [first, last] of asides, the marks around them included."""
    spans = subtrees(parse)
    for index in range(len(parse)):
        first, last = spans[index]
        if not _droppable(parse, index, first):
            continue
        before, after = first - 1, last + 1
        if (
            before < 1
            or after >= len(parse)
            or parse[before].text not in {",", "–", "—", "--", "("}
        ):
            continue
        # The subtree must be the whole stretch between two marks of the same kind, or run up
        # to the final full stop; else a comma belongs to something else.
        closing = parse[after].text
        if closing in {".", "!"} and after == len(parse) - 1 and parse[before].text == ",":
            yield before, last
        elif closing == {"(": ")"}.get(parse[before].text, parse[before].text):
            yield before, after
    depth = None
    for index, token in enumerate(parse):
        if token.text == "(" and depth is None:
            depth = index
        elif token.text == ")" and depth is not None:
            if index - depth <= 15:
                yield depth, index
            depth = None


def _droppable(parse: Sequence[Token], index: int, first: int) -> bool:
    token = parse[index]
    opener = parse[first].text.lower()
    if token.dep == "relcl":
        return opener in _RELATIVES
    if token.dep == "appos":
        # "London, England" and "Smith, 34" are no asides that one misses, but a list's members
        # are parsed as appositions at times: ask for an article or possessive in front.
        return parse[first].pos in {"DET", "PRON"} and not any(
            child.head == index and child.dep == "conj" for child in parse
        )
    if token.dep == "advcl":
        if token.lemma.lower() in {"say", "accord", "add", "warn", "claim"}:
            return False
        return opener in _ADVERBIAL or (token.tag == "VBG" and first == index)
    return False


def subtrees(parse: Sequence[Token]) -> list[tuple[int, int]]:
    """Return first and last token of each token's subtree; (1, 0) if it has gaps."""
    members: list[set[int]] = [{i} for i in range(len(parse))]
    for index in range(len(parse)):
        node, seen = index, {index}
        while parse[node].head != node and parse[node].head not in seen:
            node = parse[node].head
            seen.add(node)
            members[node].add(index)
    spans = []
    for own in members:
        first, last = min(own), max(own)
        while first < last and parse[first].text in _MARKS:
            first += 1
        while last > first and parse[last].text in _MARKS:
            last -= 1
        inside = sum(first <= member <= last for member in own)
        spans.append((first, last) if inside == last - first + 1 else (1, 0))
    return spans


def _outermost(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Drop spans inside others; drop both where two overlap in part."""
    kept: list[tuple[int, int]] = []
    for span in sorted(set(spans), key=lambda s: (s[0], -s[1])):
        if kept and span[0] <= kept[-1][1]:
            if span[1] > kept[-1][1]:
                kept.pop()
            continue
        kept.append(span)
    return kept


def _without(text: str, parse: Sequence[Token], asides: Sequence[tuple[int, int]]) -> str:
    """Return the text without the spans, or "" where it would no longer read well."""
    dropped = {i for first, last in asides for i in range(first, last + 1)}
    if any(parse[i].text.lower() in SAYING and parse[i].pos == "VERB" for i in dropped):
        return ""
    if any(parse[i].text in QUOTES for i in dropped):
        return ""  # half a quotation
    if any(last + 1 < len(parse) and parse[last + 1].text in QUOTES for _, last in asides):
        return ""  # the aside's closing comma belongs to a quotation
    kept = "".join(
        (" " if i - 1 in dropped else "")
        + text[token.start : parse[i + 1].start if i + 1 < len(parse) else len(text)]
        for i, token in enumerate(parse)
        if i not in dropped
    )
    kept = re.sub(r"\s+([.,;:?!])", r"\1", " ".join(kept.split()))
    return "" if re.search(r"[,;–-]\s*[.,;]|\bwho,|,\s*and,", kept) else kept
