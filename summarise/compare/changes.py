"""What a copy changed: its diff against the original, typed, the damaging changes first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from summarise.check.folding import fold, straighten, words
from summarise.check.frames import SPEECH
from summarise.compare.alignment import Aligned, blocks
from summarise.compare.antonyms import contrary
from summarise.compare.passages import Passage
from summarise.compare.versions import Side
from summarise.types import Article, Change, ChangeKind, Piece

_TOKEN = re.compile(r"\w+(?:[.,']\w+)*%?|[^\w\s]")
# Words whose coming and going changes nothing worth a reader's time.
_SMALL = frozenset(
    "a an the of to in on at by for from its his her their it is are was were be been has have had "
    "that which".split()
)
_DENYING = frozenset("not no never none without n't cannot".split())
CONTRARY = 2.6  # damage of a word that became its opposite: "failed", "passed"
_ORDER: dict[ChangeKind, int] = {
    "name": 1,
    "number": 3,
    "quote": 4,
    "dropped": 5,
    "inserted": 6,
    "wording": 7,
}


@dataclass(frozen=True, slots=True)
class _Found:
    damage: float  # lower is worse
    place: int
    change: Change


def changes(
    original: Article,
    copy: Article,
    left: Sequence[Passage],
    right: Sequence[Passage],
    pairs: Sequence[Aligned],
) -> list[Change]:
    """What a copy changed: names, numbers and quotations first, mere wording last.

    Args:
        original: the article that was copied.
        copy: its copy.
        left: the sentences of the original.
        right: the sentences of the copy.
        pairs: the sentences that correspond.
    """
    found: list[_Found] = []
    for place, block in enumerate(blocks(left, right, pairs)):
        if block.left and block.right:
            found += _diff(
                Side(original, *_extent(block.left)), Side(copy, *_extent(block.right)), place
            )
        elif block.left:
            piece = _piece(original, *_extent(block.left))
            found.append(_Found(_dropping(piece), place, Change("dropped", piece, None)))
        else:
            piece = _piece(copy, *_extent(block.right))
            found.append(_Found(_ORDER["inserted"], place, Change("inserted", None, piece)))
    return [one.change for one in sorted(found, key=lambda one: (one.damage, one.place))]


def _extent(passages: Sequence[Passage]) -> tuple[int, int]:
    return passages[0].start, passages[-1].end


def _piece(article: Article, start: int, end: int) -> Piece:
    return Piece(start, end, article.text[start:end])


def _dropping(piece: Piece) -> float:
    """How much an omission damages: whose words they are must not get lost."""
    spoken = set(words(piece.text))
    telling = any(
        word.removesuffix("s").removesuffix("d") in SPEECH or word in {"said", "told", "according"}
        for word in spoken
    )
    return _ORDER["dropped"] - (0.5 if telling else 0)


def _tokens(side: Side) -> list[tuple[str, int, int]]:
    """Folded words and marks of a stretch of text with their offsets in the article.

    Spellings that say the same are made alike: 4-percent, 4 percent and 4%; US and U.S.;
    a possessive and its noun; not and n't.
    """
    text = straighten(side.text)
    found: list[tuple[str, int, int]] = []
    for match in _TOKEN.finditer(text):
        word = fold(match.group()).replace(".", "").removesuffix("'s")
        start, end = side.start + match.start(), side.start + match.end()
        word = f"{word[:-1]} percent" if word.endswith("%") else word
        if word in {"percent", "%"} and found:
            if found[-1][0] == "-" and len(found) > 1:
                found.pop()
            if found[-1][0][:1].isdigit():
                number, begin, _ = found.pop()
                word, start = f"{number} percent", begin
        if word.endswith("n't") and len(word) > 3:
            found.append((_AUXILIARY.get(word, word[:-3]), start, end))
            word = "not"
        if word == "cannot":
            found.append(("can", start, end))
            word = "not"
        found.append((word, start, end))
    return [token for token in found if token[0] not in {'"', "'", ",", ""}]


_AUXILIARY = {"won't": "will", "can't": "can", "shan't": "shall"}


def _diff(left: Side, right: Side, place: int) -> list[_Found]:
    """Align two wordings of a stretch word by word and type what differs."""
    before, after = _tokens(left), _tokens(right)
    matcher = SequenceMatcher(None, [t[0] for t in before], [t[0] for t in after], autojunk=False)
    pieces: list[tuple[list[tuple[str, int, int]], list[tuple[str, int, int]]]] = []
    for tag, i1, i2, j1, j2 in _joined(matcher.get_opcodes()):
        if tag == "equal":
            continue
        old = [t for t in before[i1:i2] if any(char.isalnum() for char in t[0])]
        new = [t for t in after[j1:j2] if any(char.isalnum() for char in t[0])]
        if {t[0] for t in (*old, *new)} <= _SMALL or _same(old, new):
            continue
        pieces.append((old, new))
    found = []
    for index, (old, new) in enumerate(pieces):
        if _moved(index, pieces):
            continue
        one = _piece(left.article, old[0][1], old[-1][2]) if old else None
        two = _piece(right.article, new[0][1], new[-1][2]) if new else None
        kind, damage = _typed(left, one, right, two)
        found.append(_Found(damage, place, Change(kind, one, two)))
    return found


def _same(old: Sequence[tuple[str, int, int]], new: Sequence[tuple[str, int, int]]) -> bool:
    """Whether two stretches have the same letters: "re-elect" and "reelect"."""
    return "".join(t[0] for t in old) == "".join(t[0] for t in new)


def _moved(
    index: int, pieces: Sequence[tuple[list[tuple[str, int, int]], list[tuple[str, int, int]]]]
) -> bool:
    """Whether words that come or go in one place go or come, unchanged, in another."""
    old, new = pieces[index]
    if old and new:
        return False
    mine = sorted(t[0] for t in old or new if t[0] not in _SMALL)
    for place, (others_old, others_new) in enumerate(pieces):
        others = others_new if old else others_old
        same_side = others_old if old else others_new
        theirs = sorted(t[0] for t in others if t[0] not in _SMALL)
        if place != index and not same_side and mine == theirs:
            return True
    return False


def _joined(
    opcodes: Sequence[tuple[str, int, int, int, int]],
) -> list[tuple[str, int, int, int, int]]:
    """Join changes that only one equal word keeps apart, so that each reads as a phrase."""
    result: list[tuple[str, int, int, int, int]] = []
    for code in opcodes:
        tag, _, i2, _, j2 = code
        if (
            len(result) >= 2
            and tag != "equal"
            and result[-1][0] == "equal"
            and result[-1][2] - result[-1][1] == 1
            and result[-2][0] != "equal"
        ):
            result.pop()
            _, a1, _, b1, _ = result.pop()
            result.append(("replace", a1, i2, b1, j2))
        else:
            result.append(code)
    return result


def _typed(
    left: Side, one: Piece | None, right: Side, two: Piece | None
) -> tuple[ChangeKind, float]:
    """Type a change by the most damaging thing that it touches, and say how damaging it is.

    A name or number that merely moved within its stretch is a matter of wording.
    """
    if (left.figures(one) & left.numbers) - right.numbers or (
        right.figures(two) & right.numbers
    ) - left.numbers:
        return "number", _ORDER["number"]
    lost = [run for run in left.names(one) if not right.holds(run)]
    gained = [run for run in right.names(two) if not left.holds(run)]
    if lost or gained:
        # A name that became another is worse than one that came or went, or is spelled otherwise.
        if lost and gained:
            return "name", 1.5 if _respelled(lost, gained) else 0
        return "name", 1 if lost and two is not None else 2
    if left.quotes(one) or right.quotes(two):
        return "quote", _ORDER["quote"]
    denied = [bool(_DENYING & set(words(piece.text))) for piece in (one, two) if piece]
    if any(denied) and not all(denied):
        return ("wording" if one and two else "inserted" if two else "dropped"), 2.5
    if one and two and contrary(words(one.text), words(two.text)):
        return "wording", CONTRARY
    if one is None:
        return "inserted", _ORDER["inserted"]
    if two is None:
        return "dropped", _dropping(one)
    return "wording", _ORDER["wording"]


def _respelled(lost: Sequence[Sequence[str]], gained: Sequence[Sequence[str]]) -> bool:
    """Whether names share a word, or nearly: "Sergey" and "Sergei"."""
    return any(mine[:4] == theirs[:4] for a in lost for mine in a for b in gained for theirs in b)
