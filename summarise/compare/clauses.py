"""Cutting sentences into clauses that each state something of their own.

A cut never parts a verb from its subject or a quotation from its marks, and a stretch
that has no verb stays with its neighbour: "Darrell Issa of California," states nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from summarise.check.frames import lemma
from summarise.check.quotes import quotations
from summarise.compare.passages import Passage
from summarise.roles import Parser, Token
from summarise.types import Article
from summarise.write.compress import subtree

LEAST_WORDS = 5  # of a clause; shorter ones state nothing by themselves
LEAST_CONTENT = 2  # content words of a clause beside its verb
MOST_SUBJECT = 8  # words; a longer subject is a description
_HEADS = frozenset({"advcl", "relcl", "conj", "acl"})
_PARTICIPLES = frozenset({"based", "driven", "informed"})  # ", based on a survey of 1,000 homes"
_MARKS = frozenset({",", ";", "\u2014", "\u2013", "--"})
_SPEAKING = frozenset({"speak", "appear"})
_CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_VERBS = frozenset({"VERB", "AUX"})


def split(
    whole: Sequence[Passage], articles: Sequence[Article], parser: Parser
) -> list[list[Passage]]:
    """Cut each sentence into its clauses; a sentence of one clause gives itself alone.

    The clauses of a sentence follow each other without gap or overlap.
    """
    text_of = {article.id: article.text for article in articles}
    pieces = [_pieces(p, text_of[p.article][p.start : p.end]) for p in whole]
    parses = dict.fromkeys(text for found in pieces for _, _, text, _ in found)
    tokens = dict(zip(parses, parser.parse(list(parses)), strict=True))
    return [
        [
            Passage(
                passage.article,
                passage.order,
                start,
                end,
                text,
                tokens[text],
                passage.text,
                subject,
                False,
            )
            for start, end, text, subject in found
        ]
        or [passage]
        for passage, found in zip(whole, pieces, strict=True)
    ]


def _pieces(passage: Passage, raw: str) -> list[tuple[int, int, str, str]]:
    """Offsets, text and subject of each clause of a sentence; empty if it has but one."""
    text, tokens = passage.text, passage.tokens
    ends = _cuts(text, tokens)
    places = _places(text, raw) if ends else None
    if places is None:
        return []
    found = []
    for low, high in pairwise([0, *ends, len(text)]):
        start = passage.start + (places[low] if low else 0)
        last = high
        while text[last - 1].isspace():
            last -= 1
        end = passage.end if high == len(text) else passage.start + places[last - 1] + 1
        clause = text[low:high].strip().rstrip(" ,;:\u2014\u2013-")
        found.append((start, end, clause, _shared_subject(text, tokens, low, high)))
    return found


def _places(text: str, raw: str) -> list[int] | None:
    """For each character shown its place in the original; None if more than blanks differ.

    What stands before the text (a dateline) or after it (a footnote mark) may differ.
    """
    bare = [(place, char) for place, char in enumerate(raw) if not char.isspace()]
    wanted = "".join(text.split())
    at = "".join(char for _, char in bare).find(wanted)
    if at < 0:
        return None
    places, index = [], at
    for char in text:
        places.append(bare[min(index, len(bare) - 1)][0])
        index += not char.isspace()
    return places


def _cuts(text: str, tokens: Sequence[Token]) -> list[int]:
    """Code points of a sentence at which its clauses begin, the first one aside."""
    quoted = quotations(text)
    found = set()
    for index, token in enumerate(tokens):
        if token.head == index or token.pos not in _VERBS:
            continue
        top = _top(tokens, index)
        extent = subtree(tokens, top) if top is not None else None
        if extent is None:
            continue
        low, high = extent
        if token.dep == "conj":
            while low and tokens[low - 1].dep == "cc":
                low -= 1
        if token.dep == "advcl" and low == 0 and high < len(tokens):
            # A fronted clause ends where its comma does.
            comma = next((i for i in (high, high - 1) if tokens[i].text == ","), None)
            if comma is not None:
                found.add(tokens[comma].end)
        elif token.dep == "conj" or (low and tokens[low - 1].text in _MARKS):
            found.add(tokens[low].start)
    return _stating(
        text,
        tokens,
        [
            cut
            for cut in sorted(_skip(text, place) for place in found)
            if 0 < cut < len(text)
            and not any(quote.start - 1 < cut < quote.end + 1 for quote in quoted)
        ],
    )


def _top(tokens: Sequence[Token], index: int) -> int | None:
    """The word under which the clause of a verb stands; None if it makes no clause of its own."""
    token = tokens[index]
    above = tokens[token.head]
    if token.dep == "pcomp" and above.text.lower() == "with":
        return token.head  # ", with engineers working around the clock"
    if token.dep in _HEADS or (token.dep == "prep" and token.text.lower() in _PARTICIPLES):
        return index
    return None


def _skip(text: str, place: int) -> int:
    while place < len(text) and text[place].isspace():
        place += 1
    return place


def _stating(text: str, tokens: Sequence[Token], cuts: Sequence[int]) -> list[int]:
    """Drop the cuts around stretches that state nothing by themselves."""
    kept = list(dict.fromkeys(cuts))
    while kept:
        bounds = [0, *kept, len(text)]
        bad = next(
            (i for i, (low, high) in enumerate(pairwise(bounds)) if not _states(tokens, low, high)),
            None,
        )
        if bad is None:
            break
        # A stretch joins what follows it, because a subject comes before its verb.
        kept.pop(min(bad, len(kept) - 1))
    return kept


def _states(tokens: Sequence[Token], low: int, high: int) -> bool:
    """Whether a stretch has a verb with its subject, if any, and something to say."""
    inside = [index for index, token in enumerate(tokens) if low <= token.start < high]
    words = [i for i in inside if any(char.isalnum() for char in tokens[i].text)]
    if len(words) < LEAST_WORDS:
        return False
    members = set(inside)
    parted = any(
        tokens[i].dep in _SUBJECTS and tokens[i].head not in members for i in inside
    ) or any(
        tokens[i].dep in _SUBJECTS and tokens[i].head in members and i not in members
        for i in range(len(tokens))
    )
    verb = any(tokens[i].pos in _VERBS and tokens[i].dep not in {"aux", "auxpass"} for i in inside)
    substance = sum(tokens[i].pos in _CONTENT for i in inside)
    return verb and not parted and substance >= LEAST_CONTENT and not _speaking(tokens, inside)


def _speaking(tokens: Sequence[Token], inside: Sequence[int]) -> bool:
    """Whether a stretch only says where somebody spoke: "Speaking to reporters in Dover,"."""
    members = set(inside)
    head = next((i for i in inside if tokens[i].head not in members), None)
    return head is not None and tokens[head].tag == "VBG" and lemma(tokens[head]) in _SPEAKING


def _shared_subject(text: str, tokens: Sequence[Token], low: int, high: int) -> str:
    """The subject of a clause that its sentence names elsewhere; "" if it has one of its own."""
    inside = [i for i, token in enumerate(tokens) if low <= token.start < high]
    members = set(inside)
    heads = [i for i in inside if tokens[i].head not in members or tokens[i].head == i]
    head = next((i for i in heads if tokens[i].pos in _VERBS), None)
    if head is None or tokens[head].dep != "conj":
        return ""
    for _ in range(4):
        if any(t.head == head and t.dep in _SUBJECTS for t in tokens):
            break
        if tokens[head].dep != "conj":
            return ""
        head = tokens[head].head
    for index, token in enumerate(tokens):
        if token.head == head and token.dep in {"nsubj", "nsubjpass"} and index not in members:
            extent = subtree(tokens, index)
            if extent is None or extent[1] - extent[0] > MOST_SUBJECT:
                return text[token.start : token.end]
            return text[tokens[extent[0]].start : tokens[extent[1] - 1].end]
    return ""
