"""Plainer words for wordy phrases; each pair says the same in a news report."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from summarise.check.folding import fold
from summarise.check.quotes import balanced
from summarise.check.synonyms import PLAIN
from summarise.roles import Token
from summarise.write.edits import NAMES, Edit, Rewording, members, quoted, raised

_NUMBER = (
    r"(?=[$\u00a3\u20ac]?\d{2}|[$\u00a3\u20ac]\d|(?:two|three|four|five|six|seven|eight|nine|ten|twelve"
    r"|twenty|thirty|forty|fifty|a hundred|half)\b)"
)
_UNIT = r"(?=year|month|week|day|hour|night|minute|head\b)"
_NOT = r"n(?:'|\u2019)t(?! (?:I|you|he|she|it|we|they|there)\b)"
# What is written, and what says the same in plainer or fewer words.
_TABLE = [
    (r"in order to", "to"),
    (r"prior to", "before"),
    (r"in the (?:wake|aftermath) of", "after"),
    (r"due to the fact that", "because"),
    (r"(?:in spite of|despite) the fact that", "although"),
    (r"in spite of", "despite"),
    (rf"in excess of {_NUMBER}", "over "),
    (rf"(?<!no )(?<!not )(?<!over )(?<!little )more than {_NUMBER}", "over "),
    (rf"(?:approximately|around|roughly) {_NUMBER}", "about "),
    (r"whilst", "while"),
    (r"amongst", "among"),
    (r"at the age of (?=\d)", "aged "),
    (rf"per {_UNIT}", "a "),
    (r"passed away", "died"),
    (r"as a result of", "because of"),
    (r"the United States(?! (?:of|[A-Z])|')", "the US"),
    (r"the United Nations(?! [A-Z]|')", "the UN"),
    (r"the United Kingdom(?! [A-Z]|')", "the UK"),
    (r"the European Union(?! [A-Z]|')", "the EU"),
    (rf"ca{_NOT}", "cannot"),
    (rf"wo{_NOT}", "will not"),
    (rf"(?<=[a-z]){_NOT}", " not"),
]
_PHRASES = [
    (re.compile(before if before[:3] == "(?<" else rf"(?<![\w-]){before}", re.IGNORECASE), after)
    for before, after in _TABLE
]
_PERCENT = re.compile(r"\s?\b(?:percent|per cent)\b", re.IGNORECASE)
# Openings that "also" answers to.
_BESIDE = re.compile(
    r"(?:(?:coupled|along|together) with|in addition to|besides|(?:apart|aside) from|as well as"
    r"|on top of)\b",
    re.IGNORECASE,
)
_OPEN = re.compile(r"(?<!\w)['\u2018](?!\d)")  # a single mark may open what somebody says
_WHOLE = re.compile(r"\w")
# What is over once it is told, so that "has said" and "said" are the same news.
_OVER = frozenset(
    """say tell announce confirm warn reveal admit deny urge arrest charge sentence jail kill name
    fine release resign accuse reject approve sign launch order call remind apologise apologize
    promise vow issue unveil discover file publish agree decide declare appoint express fire sack
    suspend ban shoot injure wound convict acquit rescue recover cancel pay join write criticise
    criticize praise dismiss insist pledge claim hail condemn detain identify offer ask demand
    """.split()
)
_PAST = {
    "written": "wrote", "said": "said", "told": "told",
    "paid": "paid", "shot": "shot",
}  # fmt: skip
_LASTING = frozenset("since already yet never ever so always still for recently long".split())


def plainer(text: str, tokens: Sequence[Token]) -> list[Rewording]:
    """Put plain words for wordy ones, outside of names and quotations.

    Args:
        text: one sentence.
        tokens: its parse.
    """
    if not balanced(text) or _OPEN.search(text):
        return []
    found: list[Rewording] = []
    for pattern, after in _PHRASES:
        for match in pattern.finditer(text):
            if after.endswith("not") and (
                match.start() == 0 or re.search(r"\b[A-Z]\w*$", text[: match.end() - 2])
            ):
                continue  # "Don't Push It" is a name more often than an order
            if match.end() < len(text) and _joined(text, match.end()):
                continue
            own = after in {"the US", "the UN", "the UK", "the EU"}
            if not own and _named(tokens, match.start(), match.end()):
                continue
            new = raised(after) if match.group()[0].isupper() else after
            found.append((Edit(match.start(), match.end(), new, "phrase"),))
    for rule in _RULES:
        found += rule(text, tokens)
    return [edits for edits in found if not any(quoted(text, e.start, e.end) for e in edits)]


def _percent(text: str, tokens: Sequence[Token]) -> list[Rewording]:
    """A sign for the word "percent": at every number of a sentence, or at none."""
    found = list(_PERCENT.finditer(text))
    if not all(
        match.start()
        and text[match.start() - 1].isdigit()
        and text[match.end() : match.end() + 1] != "-"
        for match in found
    ):
        return []
    edits = tuple(Edit(match.start(), match.end(), "%", "phrase") for match in found)
    return [edits] if edits and not any(_named(tokens, e.start, e.end) for e in edits) else []


def _joined(text: str, end: int) -> bool:
    """Whether a match ends inside a word."""
    inside = _WHOLE.match(text[end]) is not None and _WHOLE.match(text[end - 1]) is not None
    return inside or text[end] == "-"


def _named(tokens: Sequence[Token], start: int, end: int) -> bool:
    return any(t.entity in NAMES and start < t.end and t.start < end for t in tokens)


def _following(text: str, tokens: Sequence[Token]) -> list[Rewording]:
    """Say it plainly: "following" before a noun, as a preposition, is "after".

    Right behind a noun it may tell what that does ("a crowd following the band").
    """
    return [
        (Edit(token.start, token.end, "After" if token.text[0].isupper() else "after", "after"),)
        for i, token in enumerate(tokens[:-1])
        if fold(token.text) == "following"
        and token.dep == "prep"
        and any(other.head == i and other.dep == "pobj" for other in tokens)
        and (
            i == 0
            or tokens[i - 1].pos in {"VERB", "AUX", "ADV"}
            or tokens[i - 1].tag == "RP"
            or tokens[i - 1].entity in {"DATE", "TIME"}
        )
    ]


def _because(text: str, tokens: Sequence[Token]) -> list[Rewording]:
    """Say it plainly: "due to" before a noun is "because of", but not after "is"."""
    return [
        (Edit(one.start, two.end, "because of", "phrase"),)
        for i, (one, two) in enumerate(pairwise(tokens))
        if (one.text, fold(two.text)) == ("due", "to")
        and i > 1
        and fold(tokens[i - 1].lemma) not in {"be", "largely", "partly", "mainly", "not"}
        and i + 2 < len(tokens)
        and tokens[i + 2].pos in {"DET", "NOUN", "ADJ", "PRON"}
        and tokens[i + 2].tag != "VB"
        and two.tag == "IN"
    ]


def _that(text: str, tokens: Sequence[Token]) -> list[Rewording]:
    """Say it plainly: "said that" is "said" where the clause follows at once with its subject."""
    found: list[Rewording] = []
    for i, (one, two) in enumerate(pairwise(tokens)):
        if fold(one.text) not in {"said", "says"} or two.text != "that" or two.dep != "mark":
            continue
        subject = [j for j, t in enumerate(tokens) if t.head == two.head and "subj" in t.dep]
        if not subject or i + 2 >= len(tokens) or tokens[i + 2].text == ",":
            continue
        if min(members(tokens, subject[0])) != i + 2:
            continue  # "said that the longer it takes, the more it costs"
        if tokens[i + 2].pos not in {"DET", "PRON", "PROPN"} and tokens[i + 2].tag != "NNS":
            continue
        if any(t.text in {"and", "but"} and u.text == "that" for t, u in pairwise(tokens)):
            continue  # "said that ... and that ...": both stay
        found.append((Edit(two.start, tokens[i + 2].start, "", "that"),))
    return found


def _also(text: str, tokens: Sequence[Token]) -> list[Rewording]:
    """Say it plainly: "also" before a verb ties a sentence to one that a summary may not have."""
    if any(fold(token.text) == "only" for token in tokens) or _BESIDE.match(text):
        return []
    return [
        (Edit(token.start, after.start, "", "also"),)
        for i, (token, after) in enumerate(pairwise(tokens))
        if token.text == "also"
        and after.pos in {"VERB", "AUX"}
        and i
        and tokens[i - 1].text not in {"but", ",", "can", "and"}
        and tokens[after.head if after.dep in {"aux", "auxpass"} else i + 1].dep == "ROOT"
    ]


def _perfect(text: str, tokens: Sequence[Token]) -> list[Rewording]:
    """Say it plainly: "has said" is "said", and "has been arrested" is "was arrested"."""
    found: list[Rewording] = []
    words = {fold(token.text) for token in tokens}
    for i, token in enumerate(tokens[:-2]):
        if fold(token.text) not in {"has", "have"} or token.dep != "aux":
            continue
        if any(t.head == token.head and (t.tag in {"MD", "TO"} or t.dep == "neg") for t in tokens):
            continue  # "should not have been shot"
        verb = tokens[token.head]
        if fold(verb.lemma) not in _OVER or verb.tag != "VBN":
            continue
        if (
            "since" in words
            or ("to date" in text)
            or verb.dep not in {"ROOT", "ccomp"}
            or any(fold(t.text) in _LASTING and t.head in {token.head, i} for t in tokens)
        ):
            continue
        if any(t.dep == "conj" and t.head == token.head and t.tag == "VBN" for t in tokens):
            continue
        if token.head == i + 1:
            past = verb.text if verb.text.endswith("ed") else _PAST.get(verb.text)
            if past is not None:
                found.append((Edit(token.start, verb.end, past, "perfect"),))
        elif token.head == i + 2 and tokens[i + 1].text == "been":
            be = "was" if fold(token.text) == "has" else "were"
            found.append((Edit(token.start, tokens[i + 1].end, be, "perfect"),))
    return found


def _synonyms(text: str, tokens: Sequence[Token]) -> list[Rewording]:
    """A plain word for a wordy one, outside of names."""
    found: list[Rewording] = []
    for i, token in enumerate(tokens):
        small = token.text.lower()
        if small not in _PLAIN_FORMS or token.entity in NAMES or (i and token.text[0].isupper()):
            continue
        tag, plain = _PLAIN_FORMS[small]
        before = fold(tokens[i - 1].text) if i else ""
        after = tokens[i + 1].text if i + 1 < len(tokens) else ""
        if not token.tag.startswith(tag) or (tag == "NN" and token.tag != "NN"):
            continue
        if token.dep in {"amod", "compound"} and tag == "VB":
            continue  # "attempted murder"
        if after in {"'", "\u2019", "'s", "\u2019s"}:
            continue
        if plain.startswith("stop") and not any(
            t.head == i and fold(t.text) == "from" for t in tokens
        ):
            continue  # what is prevented never began
        if small == "nearly" and {fold(t.text) for t in tokens[max(0, i - 3) : i]} & {"n't", "not"}:
            continue  # "not nearly enough"
        if before in {"a", "an"} and (small[0] in "aeiou") != (plain[0] in "aeiou"):
            continue  # "a nearly 11-hour talk"
        if plain == "now" and fold(tokens[i - 1].lemma if i else "") != "be":
            continue
        if "-" in {after, before} or token.text[-1:] == "-" or before == "not":
            continue
        if any(
            t.entity in NAMES for t in (*tokens[max(0, i - 1) : i], *tokens[i + 1 : i + 2])
        ) and (tag.startswith("NN")):
            continue
        if small == "although" and i:
            continue
        new = raised(plain) if token.text[0].isupper() else plain
        found.append((Edit(token.start, token.end, new, "synonym"),))
    return found


def _located(text: str, tokens: Sequence[Token]) -> list[Rewording]:
    """A school "located in Ibb" is a school in Ibb."""
    return [
        (Edit(one.start, two.start, "", "located"),)
        for one, two in pairwise(tokens)
        if one.text in {"located", "situated"} and one.dep == "acl" and two.dep == "prep"
    ]


_PLAIN_FORMS = {old: (tag, plain) for old, tag, plain, _, _ in PLAIN}
_RULES: list[Callable[[str, Sequence[Token]], list[Rewording]]] = [
    _percent,
    _following,
    _because,
    _that,
    _also,
    _perfect,
    _synonyms,
    _located,
]
