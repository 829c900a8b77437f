"""Copies: which article repeats which, and what was changed on the way.

Containment is measured on aligned sentences rather than on shared word sequences,
because a reworded copy keeps few of those: near-duplicate news shares some 30% of its
3-grams.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from summarise.check.folding import fold, straighten, words
from summarise.check.quotes import quotations
from summarise.check.values import numbers
from summarise.compare.facts import VERSION_FROM
from summarise.compare.judge import Event
from summarise.compare.passages import Passage
from summarise.types import Article, Change, ChangeKind, Copy, Piece

CONTAINED_FROM = 0.5  # share of an article's sentences that a copy repeats
IN_ORDER_FROM = 0.8  # share of the repeated sentences that keep their order
LEAST_SENTENCES = 3
_TOKEN = re.compile(r"\w+(?:[.,']\w+)*%?|[^\w\s]")
_NAME_RUN = re.compile(r"[A-Z][\w.&']*(?:\s[A-Z][\w.&']*)*")
# Words whose coming and going changes nothing worth a reader's time.
_SMALL = frozenset(
    "a an the of to in on at by for from its his her their it is are was were be been has have had that which".split()
)
_DAMAGE: dict[ChangeKind, int] = {
    "name": 0,
    "number": 1,
    "quote": 2,
    "dropped": 3,
    "inserted": 4,
    "wording": 5,
}


@dataclass(frozen=True, slots=True)
class _Aligned:
    left: Passage
    right: Passage


def find_copies(
    articles: Sequence[Article], passages: Sequence[Passage], event: Event
) -> tuple[list[Copy], list[str]]:
    """Find the copies among articles.

    Returns:
        The copies, and a warning for each whose direction the articles do not tell.
    """
    by_article = {
        article.id: [p for p in passages if p.article == article.id] for article in articles
    }
    known = {article.id: article for article in articles}
    found: list[Copy] = []
    warnings: list[str] = []
    for one, two in combinations(sorted(by_article, key=lambda a: known[a].text), 2):
        pairs = _align(by_article[one], by_article[two], event)
        fewer = min(len(by_article[one]), len(by_article[two]))
        if len(pairs) < LEAST_SENTENCES or len(pairs) < CONTAINED_FROM * fewer:
            continue
        if len(_steady(pairs)) < IN_ORDER_FROM * len(pairs):
            continue
        original, copy, sure = _direction(known[one], known[two], by_article, pairs)
        if not sure:
            warnings.append(
                f"{copy.id} and {original.id} share their text; neither date nor wording tells which"
                " came first, so the fuller one is taken for the original"
            )
        if original.id == two:
            pairs = [_Aligned(pair.right, pair.left) for pair in pairs]
        found.append(_copy(original, copy, by_article, pairs))
    return _nearest(found), warnings


def _nearest(found: Sequence[Copy]) -> list[Copy]:
    """Keep for each copy the original that holds most of it."""
    best: dict[str, Copy] = {}
    for copy in found:
        if copy.article not in best or copy.containment > best[copy.article].containment:
            best[copy.article] = copy
    return list(best.values())


def _align(left: Sequence[Passage], right: Sequence[Passage], event: Event) -> list[_Aligned]:
    """Pair each sentence with its closest counterpart where each is the other's closest."""
    if not left or not right:
        return []
    scores = [[event.closeness(one.text, two.text) for two in right] for one in left]
    pairs = []
    for i, row in enumerate(scores):
        j = max(range(len(row)), key=row.__getitem__)
        if row[j] >= VERSION_FROM and i == max(range(len(left)), key=lambda k: scores[k][j]):
            pairs.append(_Aligned(left[i], right[j]))
    return pairs


def _direction(
    one: Article, two: Article, by_article: dict[str, list[Passage]], pairs: Sequence[_Aligned]
) -> tuple[Article, Article, bool]:
    """Tell original from copy: by date, by marks of careless rewording, by length."""
    if one.published and two.published and one.published != two.published:
        return (one, two, True) if one.published < two.published else (two, one, True)
    garbled = _garbling(one), _garbling(two)
    paired = {id(pair.left) for pair in pairs} | {id(pair.right) for pair in pairs}
    own = [
        sum(len(p.text.split()) for p in by_article[article.id] if id(p) not in paired)
        for article in (one, two)
    ]
    titled = bool(one.title), bool(two.title)
    score = (
        (garbled[1] - garbled[0])
        + (own[0] > own[1] + 5)
        - (own[1] > own[0] + 5)
        + titled[0]
        - titled[1]
    )
    if score == 0:
        longer = one.words >= two.words
        return (one, two, False) if longer else (two, one, False)
    return (one, two, True) if score > 0 else (two, one, True)


def _garbling(article: Article) -> int:
    """Count what careless machine rewording leaves behind."""
    text = straighten(article.text)
    stray = len(re.findall(r"\s[.,;](?=\s|$)|\"\s\w[^\"]{0,40}\s\"|(?:^|\s)\"\s\w", text))
    fragments = sum(
        not any(
            token in sentence.text.lower().split()
            for token in ("is", "was", "are", "were", "has", "had")
        )
        and len(sentence.text.split()) <= 4
        for sentence in article.sentences
    )
    return stray + fragments


def _copy(
    original: Article,
    copy: Article,
    by_article: dict[str, list[Passage]],
    pairs: Sequence[_Aligned],
) -> Copy:
    own = by_article[copy.id]
    total = sum(len(passage.text.split()) for passage in own)
    held = sum(len(pair.right.text.split()) for pair in pairs)
    changes = _changes(original, copy, by_article, pairs)
    return Copy(copy.id, original.id, round(held / total, 4), tuple(changes))


def _changes(
    original: Article,
    copy: Article,
    by_article: dict[str, list[Passage]],
    pairs: Sequence[_Aligned],
) -> list[Change]:
    """What the copy changed, the damaging changes first."""
    left, right = by_article[original.id], by_article[copy.id]
    changes: list[Change] = []
    for before, after in _blocks(left, right, pairs):
        if before and after:
            changes += _diff(original, _extent(before), copy, _extent(after))
        elif before:
            changes.append(Change("dropped", _piece(original, *_extent(before)), None))
        elif after:
            changes.append(Change("inserted", None, _piece(copy, *_extent(after))))
    return sorted(changes, key=lambda change: _DAMAGE[change.kind])


def _extent(passages: Sequence[Passage]) -> tuple[int, int]:
    return passages[0].start, passages[-1].end


def _blocks(
    left: Sequence[Passage], right: Sequence[Passage], pairs: Sequence[_Aligned]
) -> list[tuple[list[Passage], list[Passage]]]:
    """Cut two articles into stretches that correspond.

    Aligned sentences correspond; what lies between two of them in one article
    corresponds to what lies between them in the other, and splinters that rewording
    split off ("Cup Press Agency.") to the sentence before them.
    """
    steady = _steady(pairs)
    blocks: list[tuple[list[Passage], list[Passage]]] = []
    i = j = 0
    for pair in [*steady, None]:
        end_left = pair.left.order if pair else len(left)
        end_right = pair.right.order if pair else len(right)
        gap = list(left[i:end_left]), list(right[j:end_right])
        if blocks and not gap[0] and gap[1] and sum(len(p.text.split()) for p in gap[1]) <= 8:
            blocks[-1] = blocks[-1][0], [*blocks[-1][1], *gap[1]]
        elif gap[0] or gap[1]:
            blocks += _gap(*gap)
        if pair:
            blocks.append(([pair.left], [pair.right]))
            i, j = pair.left.order + 1, pair.right.order + 1
    return blocks


def _gap(left: list[Passage], right: list[Passage]) -> list[tuple[list[Passage], list[Passage]]]:
    """Tell whether two stretches between aligned sentences are versions of each other."""
    if left and right:
        one = {word for p in left for word in words(p.text)}
        two = {word for p in right for word in words(p.text)}
        if len(one & two) >= 0.4 * min(len(one), len(two)):
            return [(left, right)]
    return [([p], []) for p in left] + [([], [p]) for p in right]


def _steady(pairs: Sequence[_Aligned]) -> list[_Aligned]:
    """The longest run of pairs that keep their order in both articles."""
    best: list[list[_Aligned]] = []
    for pair in pairs:
        before = [run for run in best if run[-1].right.order < pair.right.order]
        best.append([*max(before, key=len, default=[]), pair])
    return max(best, key=len, default=[])


def _piece(article: Article, start: int, end: int) -> Piece:
    return Piece(start, end, article.text[start:end])


def _tokens(article: Article, span: tuple[int, int]) -> list[tuple[str, int, int]]:
    """Folded words and marks of a stretch of text with their offsets in the article.

    Spellings that say the same are made alike: 4-percent, 4 percent and 4%; US and U.S.;
    a possessive and its noun.
    """
    text = straighten(article.text[span[0] : span[1]])
    found: list[tuple[str, int, int]] = []
    for match in _TOKEN.finditer(text):
        word = fold(match.group()).replace(".", "").removesuffix("'s")
        start, end = span[0] + match.start(), span[0] + match.end()
        word = f"{word[:-1]} percent" if word.endswith("%") else word
        if word in {"percent", "%"} and found:
            if found[-1][0] == "-" and len(found) > 1:
                found.pop()
            if found[-1][0][:1].isdigit():
                number, begin, _ = found.pop()
                word, start = f"{number} percent", begin
        found.append((word, start, end))
    return [token for token in found if token[0] not in {'"', "'", ",", ""}]


def _diff(
    original: Article, left: tuple[int, int], copy: Article, right: tuple[int, int]
) -> list[Change]:
    """Align two wordings of a stretch word by word and type what differs."""
    before, after = _tokens(original, left), _tokens(copy, right)
    matcher = SequenceMatcher(None, [t[0] for t in before], [t[0] for t in after], autojunk=False)
    sides = _Side(original, left), _Side(copy, right)
    changes = []
    for tag, i1, i2, j1, j2 in _joined(matcher.get_opcodes()):
        if tag == "equal":
            continue
        old = [t for t in before[i1:i2] if any(char.isalnum() for char in t[0])]
        new = [t for t in after[j1:j2] if any(char.isalnum() for char in t[0])]
        if {t[0] for t in (*old, *new)} <= _SMALL:
            continue
        if [t[0] for t in old] == [t[0] for t in new]:
            continue
        one = _piece(original, old[0][1], old[-1][2]) if old else None
        two = _piece(copy, new[0][1], new[-1][2]) if new else None
        changes.append(Change(_kind(sides[0], one, sides[1], two), one, two))
    return changes


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


class _Side:
    """A stretch of one article, with what the typing of its changes looks up."""

    def __init__(self, article: Article, span: tuple[int, int]) -> None:
        self.text = article.text[span[0] : span[1]]
        self.start = span[0]
        self.words = words(self.text)
        self.stems = {word[:5] for word in self.words}
        self.numbers = {(n.kind, n.value) for n in numbers(self.text) if n.kind != "ordinal"}

    def names(self, piece: Piece | None) -> list[list[str]]:
        """The runs of capitalised words that a piece touches, as folded words."""
        if piece is None:
            return []
        low, high = piece.start - self.start, piece.end - self.start
        runs = []
        for match in _NAME_RUN.finditer(straighten(self.text)):
            if match.end() <= low or match.start() >= high:
                continue
            before = self.text[: match.start()].rstrip(" \u201c\u2018\"'")
            run = words(match.group())
            opens = not before or before[-1] in ".!?:"
            if run and not (opens and len(run) == 1):
                runs.append(run)
        return runs

    def holds(self, run: Sequence[str]) -> bool:
        """Whether a name stands in the stretch unbroken, or, if one word, in any form."""
        if len(run) == 1:
            return run[0] in self.words or (
                len(run[0]) > 4 and run[0][:4] in {w[:4] for w in self.words}
            )
        size = len(run)
        return any(self.words[i : i + size] == list(run) for i in range(len(self.words) - size + 1))

    def quotes(self, piece: Piece | None) -> bool:
        """Whether a piece lies within a quotation."""
        if piece is None:
            return False
        return any(
            self.start + quote.start <= piece.start and piece.end <= self.start + quote.end
            for quote in quotations(self.text)
        )


def _kind(left: _Side, one: Piece | None, right: _Side, two: Piece | None) -> ChangeKind:
    """Type a change by the most damaging thing that it touches.

    A name or number that merely moved within its sentence is a matter of wording.
    """
    mine = {(n.kind, n.value) for n in numbers(one.text)} if one else set()
    theirs = {(n.kind, n.value) for n in numbers(two.text)} if two else set()
    if (mine & left.numbers) - right.numbers or (theirs & right.numbers) - left.numbers:
        return "number"
    lost = [run for run in left.names(one) if not right.holds(run)]
    gained = [run for run in right.names(two) if not left.holds(run)]
    if lost or gained:
        return "name"
    if left.quotes(one) or right.quotes(two):
        return "quote"
    if one is None:
        return "inserted"
    return "dropped" if two is None else "wording"
