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

from summarise.check.folding import fold, straighten
from summarise.check.quotes import quotations
from summarise.check.values import numbers
from summarise.compare.judge import Event
from summarise.compare.passages import Passage
from summarise.types import Article, Change, ChangeKind, Copy, Piece

ALIGNED_FROM = 1.0  # closeness from which two sentences are one reworded
CONTAINED_FROM = 0.5  # share of an article's sentences that a copy repeats
IN_ORDER_FROM = 0.8  # share of the repeated sentences that keep their order
LEAST_SENTENCES = 3
_TOKEN = re.compile(r"\w+(?:[.,]\w+)*%?|[^\w\s]")
_DAMAGE: dict[ChangeKind, int] = {
    "name": 0, "number": 1, "quote": 2, "dropped": 3, "inserted": 4, "wording": 5,
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
    by_article = {article.id: [p for p in passages if p.article == article.id] for article in articles}
    known = {article.id: article for article in articles}
    found: list[Copy] = []
    warnings: list[str] = []
    for one, two in combinations(sorted(by_article, key=lambda a: known[a].text), 2):
        pairs = _align(by_article[one], by_article[two], event)
        fewer = min(len(by_article[one]), len(by_article[two]))
        if len(pairs) < LEAST_SENTENCES or len(pairs) < CONTAINED_FROM * fewer:
            continue
        if _in_order(pairs) < IN_ORDER_FROM * len(pairs):
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
        if row[j] >= ALIGNED_FROM and i == max(range(len(left)), key=lambda k: scores[k][j]):
            pairs.append(_Aligned(left[i], right[j]))
    return pairs


def _in_order(pairs: Sequence[_Aligned]) -> int:
    """Length of the longest run of pairs that keep their order in both articles."""
    best: list[int] = []
    for index, pair in enumerate(pairs):
        before = [best[k] for k in range(index) if pairs[k].right.order < pair.right.order]
        best.append(1 + max(before, default=0))
    return max(best, default=0)


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
    score = (garbled[1] - garbled[0]) + (own[0] > own[1] + 5) - (own[1] > own[0] + 5) + titled[0] - titled[1]
    if score == 0:
        longer = one.words >= two.words
        return (one, two, False) if longer else (two, one, False)
    return (one, two, True) if score > 0 else (two, one, True)


def _garbling(article: Article) -> int:
    """Count what careless machine rewording leaves behind."""
    text = straighten(article.text)
    stray = len(re.findall(r"\s[.,;](?=\s|$)|\"\s\w[^\"]{0,40}\s\"|(?:^|\s)\"\s\w", text))
    fragments = sum(
        not any(token in sentence.text.lower().split() for token in ("is", "was", "are", "were", "has", "had"))
        and len(sentence.text.split()) <= 4
        for sentence in article.sentences
    )
    return stray + fragments


def _copy(
    original: Article, copy: Article, by_article: dict[str, list[Passage]], pairs: Sequence[_Aligned]
) -> Copy:
    own = by_article[copy.id]
    words = sum(len(passage.text.split()) for passage in own)
    held = sum(len(pair.right.text.split()) for pair in pairs)
    changes = _changes(original, copy, by_article, pairs)
    return Copy(copy.id, original.id, round(held / words, 4) if words else 0.0, tuple(changes))


def _changes(
    original: Article, copy: Article, by_article: dict[str, list[Passage]], pairs: Sequence[_Aligned]
) -> list[Change]:
    """What the copy changed, the damaging changes first."""
    changes: list[Change] = []
    left, right = by_article[original.id], by_article[copy.id]
    partner = {pair.left.order: pair.right.order for pair in pairs}
    taken = set(partner.values())
    for passage in left:
        if passage.order not in partner:
            changes.append(Change("dropped", _piece(original, passage.sentence.start, passage.sentence.end), None))
            continue
        other = right[partner[passage.order]]
        start, end = other.sentence.start, other.sentence.end
        # A splinter that rewording split off belongs to the sentence before it.
        follows = other.order + 1
        while follows < len(right) and follows not in taken and len(right[follows].text.split()) <= 5:
            end = right[follows].sentence.end
            taken.add(follows)
            follows += 1
        changes += _diff(original, (passage.sentence.start, passage.sentence.end), copy, (start, end))
    changes += [
        Change("inserted", None, _piece(copy, passage.sentence.start, passage.sentence.end))
        for passage in right
        if passage.order not in taken
    ]
    return sorted(changes, key=lambda change: _DAMAGE[change.kind])


def _piece(article: Article, start: int, end: int) -> Piece:
    return Piece(start, end, article.text[start:end])


def _tokens(article: Article, span: tuple[int, int]) -> list[tuple[str, int, int]]:
    """Folded words and marks of a stretch of text with their offsets in the article."""
    text = article.text[span[0] : span[1]]
    found = []
    for match in _TOKEN.finditer(straighten(text)):
        found.append((_equal(match.group()), span[0] + match.start(), span[0] + match.end()))
    return found


def _equal(word: str) -> str:
    """Spellings that say the same are made alike: percent and %, typographic marks."""
    folded = fold(word)
    if folded.endswith("%"):
        return folded[:-1] + " percent"
    return folded


def _merge_percent(tokens: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    merged: list[tuple[str, int, int]] = []
    for token in tokens:
        if token[0] in {"percent", "%"} and merged and merged[-1][0][:1].isdigit():
            word, start, _ = merged[-1]
            merged[-1] = (f"{word} percent", start, token[2])
        elif token[0] == "percent" and len(merged) > 1 and merged[-1][0] == "-" and merged[-2][0][:1].isdigit():
            merged.pop()
            word, start, _ = merged[-1]
            merged[-1] = (f"{word} percent", start, token[2])
        else:
            merged.append(token)
    return merged


def _diff(
    original: Article, left: tuple[int, int], copy: Article, right: tuple[int, int]
) -> list[Change]:
    """Align two wordings of a sentence word by word and type what differs."""
    before = [t for t in _merge_percent(_tokens(original, left)) if t[0] not in {'"', "'", ","}]
    after = [t for t in _merge_percent(_tokens(copy, right)) if t[0] not in {'"', "'", ","}]
    matcher = SequenceMatcher(None, [t[0] for t in before], [t[0] for t in after], autojunk=False)
    changes = []
    for tag, i1, i2, j1, j2 in _joined(matcher.get_opcodes()):
        if tag == "equal":
            continue
        old, new = before[i1:i2], after[j1:j2]
        words_old = [t for t in old if any(char.isalnum() for char in t[0])]
        words_new = [t for t in new if any(char.isalnum() for char in t[0])]
        if not words_old and not words_new:
            continue
        if [t[0] for t in words_old] == [t[0] for t in words_new]:
            continue
        one = _piece(original, words_old[0][1], words_old[-1][2]) if words_old else None
        two = _piece(copy, words_new[0][1], words_new[-1][2]) if words_new else None
        changes.append(Change(_kind(original, left, one, copy, right, two), one, two))
    return changes


def _joined(opcodes: Sequence[tuple[str, int, int, int, int]]) -> list[tuple[str, int, int, int, int]]:
    """Join changes that only one equal word keeps apart, so that each reads as a phrase."""
    result: list[tuple[str, int, int, int, int]] = []
    for code in opcodes:
        tag, i1, i2, j1, j2 = code
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
            result.append((tag, i1, i2, j1, j2))
    return result


def _kind(
    original: Article,
    left: tuple[int, int],
    one: Piece | None,
    copy: Article,
    right: tuple[int, int],
    two: Piece | None,
) -> ChangeKind:
    """Type a change by the most damaging thing that it touches."""
    mine = {(n.kind, n.value) for n in numbers(one.text)} if one else set()
    theirs = {(n.kind, n.value) for n in numbers(two.text)} if two else set()
    if mine != theirs:
        return "number"
    if _names(original, left, one) != _names(copy, right, two):
        return "name"
    if _quoted(original, left, one) or _quoted(copy, right, two):
        return "quote"
    if one is None:
        return "inserted"
    if two is None:
        return "dropped"
    return "wording"


def _names(article: Article, span: tuple[int, int], piece: Piece | None) -> set[str]:
    """Capitalised words of a piece that do not merely open the sentence."""
    if piece is None:
        return set()
    found = set()
    for match in re.finditer(r"[^\W\d_][\w.]*", piece.text):
        start = piece.start + match.start()
        before = article.text[span[0] : start].rstrip(" \u201c\u2018\"'")
        opens = not before or before[-1] in ".!?:"
        if match.group()[0].isupper() and not opens:
            found.add(fold(match.group()).replace(".", ""))
    return found


def _quoted(article: Article, span: tuple[int, int], piece: Piece | None) -> bool:
    if piece is None:
        return False
    text = article.text[span[0] : span[1]]
    return any(
        span[0] + quote.start <= piece.start and piece.end <= span[0] + quote.end
        for quote in quotations(text)
    )
