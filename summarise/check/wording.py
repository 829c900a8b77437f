"""Whether a claim is a sound sentence made of its evidence's words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from summarise.check import names, quotes
from summarise.check.alignment import Alignment, Parse
from summarise.check.folding import fold, straighten, words
from summarise.check.frames import CONTENT, SPEECH, lemma
from summarise.check.values import numbers
from summarise.roles import Claim, Token

# Words that join and frame without adding a fact of their own.
_GLUE = frozenset(
    "be have do also while after before when where as who which that it there and but so then later "
    "meanwhile make take get".split()
)
_FIRST_PERSON = frozenset("i we me us my our mine ours myself ourselves".split())
_QUOTED = re.compile(r"\u201c[^\u201d]*\u201d|\"[^\"]*\"")
_END = re.compile(r"[.!?\u2026][\"'\u201d\u2019)]*$")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def _form(text: str, tokens: Sequence[Token]) -> list[str]:
    """A sentence begins and ends as one, has a verb, and does not stutter."""
    faults = []
    stripped = straighten(text).strip()
    first = stripped.lstrip("\"'([")[:1]
    if not _END.search(stripped) or not (
        first.isupper() or first.isdigit() or first in "$\u20ac\u00a3"
    ):
        faults.append("not a whole sentence")
    if not quotes.balanced(text):
        faults.append("a quotation mark or bracket is not closed")
    finite = {"VBD", "VBZ", "VBP", "MD"}
    if not any(token.tag in finite for token in tokens):
        faults.append("no verb")
    if any(token.dep == "ROOT" and token.pos not in {"VERB", "AUX"} for token in tokens):
        faults.append("no main verb")
    spoken = words(text)
    if _headless(tokens):
        faults.append("the main verb has no subject")
    grams = Counter(zip(spoken, spoken[1:], spoken[2:], strict=False))
    if any(count > 1 for count in grams.values()):
        faults.append("words are repeated")
    return faults




def _headless(tokens: Sequence[Token]) -> bool:
    """Whether the main verb is finite but nobody does it."""
    for index, token in enumerate(tokens):
        if token.dep != "ROOT" or token.tag not in {"VBD", "VBZ", "VBP"}:
            continue
        kinds = {other.dep for other in tokens if other.head == index and other is not token}
        if not kinds & {
            "nsubj",
            "nsubjpass",
            "csubj",
            "csubjpass",
            "expl",
            "ccomp",
            "attr",
            "parataxis",
        }:
            return True
    return False




def _repeated_names(tokens: Sequence[Token], claim: Claim) -> list[str]:
    """A full name twice in one sentence ("Mary Nunes' daughter, Mary Nunes") is a mix-up."""
    full = Counter(name.words for name in names.names(tokens) if len(name.words) > 1)
    source = words(" ".join([*claim.evidence, *claim.context]))
    faults = []
    for name, count in full.items():
        size = len(name)
        known = sum(tuple(source[i : i + size]) == name for i in range(len(source) - size + 1))
        if count > max(known, 1):
            faults.append(f"name repeated: {' '.join(name)}")
    return faults




def _voice(claim: Claim) -> list[str]:
    """Words that a source says in the first person may not be said in the program's own voice."""
    outside = words(_QUOTED.sub(" ", claim.text))
    if not _FIRST_PERSON & set(outside):
        return []
    known = set(words(_QUOTED.sub(" ", " ".join(claim.evidence))))
    return [
        f"first person outside a quotation: {word}"
        for word in sorted(_FIRST_PERSON & set(outside) - known)
    ]




def _novel(tokens: Sequence[Token], evidence: _Evidence) -> list[str]:
    faults = []
    for token in tokens:
        if token.pos not in CONTENT or not any(char.isalnum() for char in token.text):
            continue
        word = lemma(token)
        if word in _GLUE or word in evidence.content or fold(token.text) in evidence.content:
            continue
        if any(part in evidence.content for part in words(token.text)):
            continue
        if word in {"say", "tell"} and any(verb in SPEECH for _, verb in evidence.frames.speakers):
            continue
        if _stem(word) in evidence.stems and token.pos != "PROPN":
            continue
        if token.pos == "PROPN" and all(evidence.vocabulary.spells(w) for w in words(token.text)):
            continue
        if token.pos == "NUM" and numbers(token.text):
            continue  # the value rule has judged it
        faults.append(f"word not in the evidence: {token.text}")
    return faults


