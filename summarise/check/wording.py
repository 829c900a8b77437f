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
    "be have do also while after before when where as who which that it there and but so "
    "meanwhile make take get".split()
)
_FIRST_PERSON = frozenset("i we me us my our mine ours myself ourselves".split())
_QUOTED = re.compile(r"\u201c[^\u201d]*\u201d|\"[^\"]*\"")
_END = re.compile(r"[.!?\u2026][\"'\u201d\u2019)\]]*$")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_COMPARED = frozenset({"JJR", "JJS", "RBR", "RBS"})  # "younger" is not "young"
# Words that a sentence does not end with unless something was cut off behind them.
_LAST_ITEM = re.compile(r"(, (?:[a-z-]+ ){0,2}[a-z-]+)\.$")  # not "Dallas, Texas."
_GOES_ON = re.compile(r",? (?:and|or) (?:[\w-]+ ){0,4}[\w-]+")
_CUT = re.compile(
    r"(?:(?<!\.)\.|\b(?:and|or|but|even|the|an?|of|because|if|whether|who|which|must)|[-,;:])[.!?]$"
)
_ASIDE = frozenset({"relcl", "acl", "advcl"})
# Verbs that say nothing without what is said, and how that hangs on them.
_TELLING = frozenset(
    "say tell add claim state announce declare insist note reveal suggest allege estimate predict "
    "contend assert conclude confirm argue".split()
)
_SAID = frozenset("ccomp dobj xcomp parataxis nsubjpass advcl acomp oprd".split())
_SUBJECTS = frozenset("nsubj nsubjpass csubj csubjpass expl ccomp attr parataxis".split())


def stem(word: str) -> str:
    """Crude stem that lets "invade" meet "invasion" and "confirmed" meet "confirmation"."""
    return word[:5] if len(word) >= 6 else word


def form(
    text: str, parse: Parse, evidence: Sequence[str], source: Parse, alignment: Alignment
) -> list[str]:
    """A sentence begins and ends as one, has a verb with a subject, and does not stutter.

    Args:
        text: the claim.
        parse: its parse.
        evidence: the sentences that it rests on.
        source: their joined parse.
        alignment: of the two parses.
    """
    faults = []
    stripped = straighten(text).strip()
    first = stripped.lstrip("\"'([")[:1]
    if (
        not _END.search(stripped)
        or _CUT.search(stripped)
        or not (first.isupper() or first.isdigit() or first in {"$", "\u20ac", "\u00a3"})
    ):
        faults.append("not a whole sentence")
    if not quotes.balanced(text):
        faults.append("a quotation mark or bracket is not closed")
    if not _governed(parse) and not _rooted(parse, source, alignment):
        faults.append("no main verb")
    if _headless(parse):
        faults.append("the main verb has no subject")
    if _speechless(parse) and not quotes.quotations(text):
        faults.append("what is said is left out")
    if any(_list_cut(stripped, straighten(sentence)) for sentence in evidence):
        faults.append("a list is cut off")
    spoken = words(text)
    grams = Counter(zip(spoken, spoken[1:], spoken[2:], strict=False))
    if any(count > 1 for count in grams.values()):
        heard = words(" ".join(evidence))
        known = Counter(zip(heard, heard[1:], heard[2:], strict=False))
        if any(count > max(1, known[gram]) for gram, count in grams.items()):
            faults.append("words are repeated")
    return faults


def _list_cut(claim: str, sentence: str) -> bool:
    """Whether a claim ends inside a list that the evidence goes on with ("tobacco, alcohol.")."""
    ending = _LAST_ITEM.search(claim)
    if ending is None:
        return False
    place = sentence.find(ending.group(1))
    return place >= 0 and _GOES_ON.match(sentence, place + len(ending.group(1))) is not None


def _governed(parse: Parse) -> bool:
    """Whether a finite verb stands outside of asides."""
    return any(
        token.tag in _FINITE
        and (parse.tokens[token.head] if token.dep in {"aux", "auxpass"} else token).dep
        not in _ASIDE
        for token in parse.tokens
    )


def _rooted(parse: Parse, source: Parse, alignment: Alignment) -> bool:
    """Whether the parser finds no main verb in a whole sentence of the evidence either."""
    return any(
        token.dep == "ROOT" and j is not None and source.tokens[j].dep == "ROOT"
        for token, j in zip(parse.tokens, alignment.forth, strict=True)
    )


def _speechless(parse: Parse) -> bool:
    """Whether the main verb says that something is said, and the sentence does not say what."""
    return any(
        token.dep == "ROOT"
        and parse.lemmas[index] in _TELLING
        and not any(
            parse.tokens[child].dep in _SAID or parse.surface[child] == "so"
            for child in parse.kids[index]
        )
        and not any(other.tag in _FINITE and other.head != index for other in parse.tokens)
        for index, token in enumerate(parse.tokens)
    )


def _headless(parse: Parse) -> bool:
    """Whether the main verb is finite but nobody does it."""
    return any(
        token.dep == "ROOT"
        and token.tag in {"VBD", "VBZ", "VBP"}
        and not any(parse.tokens[child].dep in _SUBJECTS for child in parse.kids[index])
        for index, token in enumerate(parse.tokens)
    )


def repeated_names(tokens: Sequence[Token], claim: Claim) -> list[str]:
    """A full name twice in one sentence ("Mary Nunes' daughter, Mary Nunes") is a mix-up."""
    full = Counter(name.words for name in names.names(tokens) if len(name.words) > 1)
    if not any(count > 1 for count in full.values()):
        return []
    source = words(" ".join([*claim.evidence, *claim.context]))
    faults = []
    for name, count in full.items():
        size = len(name)
        known = sum(tuple(source[i : i + size]) == name for i in range(len(source) - size + 1))
        if count > max(known, 1):
            faults.append(f"name repeated: {' '.join(name)}")
    return faults


def voice(claim: Claim) -> list[str]:
    """Words that a source says in the first person may not be said in the program's own voice."""
    outside = _FIRST_PERSON & set(words(_QUOTED.sub(" ", claim.text)))
    if not outside:
        return []
    known = set(words(_QUOTED.sub(" ", " ".join(claim.evidence))))
    return [f"first person outside a quotation: {word}" for word in sorted(outside - known)]


def novel(
    tokens: Sequence[Token],
    content: frozenset[str],
    stems: frozenset[str],
    vocabulary: names.Vocabulary,
    *,
    spoken: bool,
) -> list[str]:
    """Say which content words of a claim its evidence does not have.

    Args:
        tokens: the claim's parse.
        content: folded words and lemmas of the evidence.
        stems: their stems.
        vocabulary: its names.
        spoken: whether the evidence has anybody say anything, so that "said" adds nothing.
    """
    faults = []
    for token in tokens:
        if token.pos not in CONTENT or not any(char.isalnum() for char in token.text):
            continue
        word = lemma(token)
        if token.tag in _COMPARED and fold(token.text) not in content:
            faults.append(f"word not in the evidence: {token.text}")
            continue
        if word in _GLUE or word in content or fold(token.text) in content:
            continue
        if any(part in content for part in words(token.text)):
            continue
        if spoken and word in SPEECH & {"say", "tell"}:
            continue
        # "characterically" has the stem of a word: an adverb has to stand there itself
        if token.pos not in {"PROPN", "ADV"} and stem(word) in stems:
            continue
        if token.pos == "PROPN" and all(vocabulary.spells(w) for w in words(token.text)):
            continue
        if token.pos == "NUM" and numbers(token.text):
            continue  # the value rule has judged it
        faults.append(f"word not in the evidence: {token.text}")
    return faults
