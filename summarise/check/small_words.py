"""Small words that decide what a sentence says: not, may, all, only, before, if, or."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from summarise.check.alignment import Parse

_NEGATION = frozenset(
    "not n't no never none nobody nothing neither nor without hardly barely scarcely cannot".split()
)
_MODAL = {
    "may": "may",
    "might": "might",
    "could": "could",
    "would": "would",
    "'d": "would",
    "should": "should",
    "ought": "should",
    "can": "can",
    "ca": "can",
    "must": "must",
    "will": "will",
    "shall": "will",
    "'ll": "will",
    "wo": "will",
}
_HEDGE = frozenset(
    "likely unlikely possibly perhaps maybe probably reportedly allegedly apparently potentially "
    "supposedly presumably seemingly purportedly alleged suspected possible potential apparent "
    "purported tentatively unclear uncertain".split()
)
_QUANTITY = frozenset(
    "all some most many few several every each any both half always sometimes often usually rarely "
    "seldom frequently occasionally mostly largely partly partially fully entirely either dozens "
    "hundreds thousands millions majority minority more less fewer least only almost nearly "
    "another other first last once twice".split()
)
_ROUNDING = {"about": "~", "around": "~", "roughly": "~", "approximately": "~", "some": "~"}
_THAN = frozenset({"more", "less", "fewer"})
_BOUNDS = frozenset("over under up".split())
_ADDING = frozenset("while as when where that because so than like if whether and".split())
_CONDITIONS = frozenset("if unless provided".split())
_PERSONS = frozenset(
    "he she they him her them it his hers their its himself herself itself themselves".split()
)
_OBJECTS = frozenset({"dobj", "pobj", "dative"})
# Words that may stand for each other; "will" is "would" once it is reported.
_ALIKE = (
    frozenset({"may", "might", "could"}),
    frozenset({"can", "could"}),
    frozenset({"will", "would"}),
    frozenset({"each", "every"}),
    frozenset({"he", "him"}),
    frozenset({"she", "her"}),
    frozenset({"they", "them"}),
    frozenset({"over", "more than"}),
    frozenset({"under", "less than", "fewer than"}),
    frozenset({"into", "to"}),
    frozenset({"until", "till"}),
    frozenset({"almost", "nearly"}),
    frozenset({"because", "since", "as"}),
    frozenset({"upon", "on"}),
    frozenset({"in", "at", "on", "of"}),
)


@dataclass(frozen=True, slots=True)
class Guard:
    """A small word at `index`: its kind, its plain form, and the words that it says it of."""

    index: int
    kind: str  # negation, modal, hedge, quantity, preposition, condition, pronoun, alternative
    word: str
    heads: tuple[int, ...]


def alike(left: Guard, right: Guard) -> bool:
    """Whether two small words say the same."""
    if left.kind != right.kind:
        return False
    if left.word == right.word or left.kind == "negation":
        return True
    return any(left.word in group and right.word in group for group in _ALIKE)


def guards(parse: Parse) -> Iterator[Guard]:
    """Find the small words of a parse that decide what it says."""
    for index, token in enumerate(parse.tokens):
        word = parse.surface[index]
        head = token.head
        if token.dep == "neg" or word in _NEGATION:
            heads = parse.kids[index] if token.dep in {"prep", "mark"} else ()
            yield Guard(index, "negation", "not", (head, *heads))
        elif token.tag == "MD" and word in _MODAL:
            yield Guard(index, "modal", _MODAL[word], (head,))
        elif word in _HEDGE:
            below = [i for i in parse.kids[index] if parse.tokens[i].dep in {"xcomp", "ccomp"}]
            heads = (head, *below) if not below or token.dep == "acomp" else tuple(below)
            yield Guard(index, "hedge", word, heads)
        elif parse.lemmas[index] in {"seem", "appear"}:
            below = [i for i in parse.kids[index] if parse.tokens[i].dep == "xcomp"]
            if below:
                yield Guard(index, "hedge", parse.lemmas[index], tuple(below))
        elif word in _THAN and parse.surface[index + 1 : index + 2] == ("than",):
            after = index + 2 if index + 2 < len(parse.tokens) else head
            yield Guard(index, "quantity", f"{word} than", (head, after, parse.tokens[after].head))
        elif parse.surface[max(0, index - 2) : index + 1] == ("as", "long", "as"):
            yield Guard(index, "condition", "if", (head,))
        elif _rounds(parse, index):
            yield Guard(index, "quantity", _ROUNDING.get(word, word), (head,))
        elif word in _CONDITIONS:
            yield Guard(index, "condition", word, (head,))
        elif word == "or" and token.dep == "cc":
            others = (i for i in parse.kids[head] if parse.tokens[i].dep == "conj" and i > index)
            yield Guard(index, "alternative", word, (head, *list(others)[:1]))
        elif word in _PERSONS:
            role = " object" if word == "it" and token.dep in _OBJECTS else ""
            yield Guard(index, "pronoun", word + role, (head,))
        elif token.dep in {"prep", "mark", "prt"} and word not in _ADDING:
            if token.dep == "prep":
                objects = [i for i in parse.kids[index] if parse.tokens[i].dep != "punct"]
                yield Guard(index, "preposition", word, tuple(objects[:1]) or (head,))
            else:
                yield Guard(index, "preposition", word, (head,))
        elif word in _QUANTITY and token.pos != "PROPN":
            below = [
                grand
                for i in parse.kids[index]
                if parse.surface[i] == "of"
                for grand in parse.kids[i]
            ]
            yield Guard(index, "quantity", word, (head, *below))


def _rounds(parse: Parse, index: int) -> bool:
    """Whether a word such as "about", "some" or "over" blurs a number."""
    word, token = parse.surface[index], parse.tokens[index]
    if token.dep not in {"advmod", "quantmod", "det"}:
        return False
    number = parse.tokens[token.head].pos == "NUM"
    return (word in _ROUNDING and (number or word not in {"some", "around"})) or (
        word in _BOUNDS and number
    )
