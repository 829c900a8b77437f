"""Copies: which article repeats which.

Containment is measured on aligned sentences rather than on shared word sequences,
because a reworded copy keeps few of those: near-duplicate news shares some 30% of its
3-grams.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from summarise.check.folding import straighten, words
from summarise.compare import provenance
from summarise.compare.alignment import Aligned, steady
from summarise.compare.changes import changes
from summarise.compare.event import Event
from summarise.compare.facts import VERSION_FROM, Pool
from summarise.compare.passages import Passage
from summarise.compare.wire import common_sources
from summarise.types import Article, Copy

# Share of the shorter article's sentences that the other repeats; two outlets that quote the
# same statements at length share up to 0.64 of them.
CONTAINED_FROM = 0.65
IN_ORDER_FROM = 0.8  # share of the repeated sentences that keep their order
# Share of its words that a copied sentence keeps. Between independent outlets half of the
# sentences that mean the same have less than 0.5; in the copies that were read, hardly one.
WORDING_FROM = 0.5
LEAST_SENTENCES = 3
# Words, and share of the shorter article's words, that one has beyond the other if that is to
# tell which is the fuller one.
LEAST_FULLER, FULLER = 5, 0.05
# Sentences that are versions of each other have at least this centred cosine, and an article
# has few sentences that are versions of one in another: so few pairs need a closer look.
CLOSE_FROM, CLOSEST = 0.45, 24
_STRAY = re.compile(r"\s[.,;](?=\s|$)|\"\s\w[^\"]{0,40}\s\"|(?:^|\s)\"\s\w")
_VERBS = frozenset("is was are were has had".split())


@dataclass(frozen=True, slots=True)
class _Found:
    copy: Copy
    likeness: float  # mean share of the words that aligned sentences have in common
    warning: str


Alignments = dict[tuple[str, str], list[Aligned]]


def find_copies(
    articles: Sequence[Article], sentences: Sequence[Passage], event: Event
) -> tuple[list[Copy], list[str]]:
    """Find the copies among articles.

    Args:
        articles: the articles.
        sentences: all their sentences, article by article in the order of the text.
        event: knows the texts of the sentences.

    Returns:
        The copies, by article, and a warning for each whose direction the articles do not tell.
    """
    known = {article.id: article for article in articles}
    own: dict[str, list[Passage]] = {article.id: [] for article in articles}
    for passage in sentences:
        own[passage.article].append(passage)
    found: list[_Found] = []
    aligned = _alignments(own, event)
    for (one, two), pairs in aligned.items():
        if not _repeats(pairs, min(len(own[one]), len(own[two]))):
            continue
        score = _direction(known[one], known[two], own, pairs)
        first = score > 0 or (score == 0 and _fuller(known[one], known[two]))
        original, copy = (known[one], known[two]) if first else (known[two], known[one])
        if not first:
            pairs = [pair.turned() for pair in pairs]
        warning = ""
        if score == 0:
            warning = (
                f"{copy.id} and {original.id} share their text; neither date nor wording tells"
                " which came first, so the fuller one is taken for the original"
            )
        likeness = sum(map(_wording, pairs)) / len(pairs)
        found.append(_Found(_copy(original, copy, own, pairs), round(likeness, 4), warning))
    kept = _nearest(found)
    done = [_with_changes(one.copy, known, own, event) for one in kept]
    warnings = [copied.warning for copied in kept if copied.warning]
    warnings += common_sources(known, aligned, done)
    return done, warnings


def _alignments(own: Mapping[str, Sequence[Passage]], event: Event) -> Alignments:
    """Pair sentences of two articles where each is the other's closest and nearly the same."""
    pool = Pool.of([passage for many in own.values() for passage in many])
    # Texts of one home may be paired here: a copy has the same texts as its original.
    scored: dict[tuple[str, str], list[tuple[float, Passage, Passage]]] = defaultdict(list)
    near = event.near(pool.texts, range(len(pool.texts)), CLOSE_FROM, CLOSEST)
    for i, j in [*near, *((i, i) for i in range(len(pool.texts)))]:
        close = event.closeness(pool.texts[i], pool.texts[j])
        if close < VERSION_FROM:
            continue
        for one in pool.passages[i]:
            for two in pool.passages[j]:
                if one.article < two.article:
                    scored[one.article, two.article].append((close, one, two))
                elif two.article < one.article and i != j:
                    scored[two.article, one.article].append((close, two, one))
    return {key: _mutual(scored[key]) for key in sorted(scored)}


def _repeats(pairs: Sequence[Aligned], fewer: int) -> bool:
    """Whether enough sentences keep their wording and their order for a copy.

    Two outlets that tell the same facts in the same order share sentences that mean the
    same, but not their words.
    """
    least = max(LEAST_SENTENCES, CONTAINED_FROM * fewer)
    if len(pairs) < least:
        return False
    kept = [pair for pair in pairs if _wording(pair) >= WORDING_FROM]
    return len(kept) >= least and len(steady(kept)) >= IN_ORDER_FROM * len(kept)


def _wording(pair: Aligned) -> float:
    """Share (0-1) of their words that two sentences have in common, in order."""
    one, two = words(pair.left.text), words(pair.right.text)
    return SequenceMatcher(None, one, two, autojunk=False).ratio()


def _mutual(scored: Sequence[tuple[float, Passage, Passage]]) -> list[Aligned]:
    """Align the closest pairs first; a sentence that is repeated is paired in order."""
    order = sorted(
        scored, key=lambda s: (-round(s[0], 4), abs(s[1].order - s[2].order), s[1].order)
    )
    taken: set[tuple[str, int]] = set()
    pairs = []
    for _, one, two in order:
        places = {(one.article, one.order), (two.article, two.order)}
        if not places & taken:
            taken |= places
            pairs.append(Aligned(one, two))
    return sorted(pairs, key=lambda pair: pair.left.order)


def _direction(
    one: Article, two: Article, own: Mapping[str, Sequence[Passage]], pairs: Sequence[Aligned]
) -> int:
    """Tell original from copy: positive if the first is the original, 0 if nothing tells.

    By date; then by who credits whom; then by marks of careless rewording, by attributions that
    one lost, and by what one has clearly beyond the other.
    """
    for mine, theirs in (
        (one.published, two.published),
        (provenance.month_and_day(one), provenance.month_and_day(two)),
    ):
        if mine and theirs and mine[:10] != theirs[:10]:
            return 1 if mine[:10] < theirs[:10] else -1
    credit = provenance.credited(two, one) - provenance.credited(one, two)
    if credit:
        return credit
    paired = {(p.article, p.order) for pair in pairs for p in (pair.left, pair.right)}
    more = [
        sum(len(p.text.split()) for p in own[article.id] if (p.article, p.order) not in paired)
        for article in (one, two)
    ]
    least = max(LEAST_FULLER, FULLER * min(one.words, two.words))
    told = [
        sum(len(provenance.attributions(getattr(pair, side).text)) for pair in pairs)
        for side in ("left", "right")
    ]
    # Stray marks tell more than an attribution that came or went.
    return (
        2 * (_garbling(two) - _garbling(one))
        + 2 * ((more[0] > more[1] + least) - (more[1] > more[0] + least))
        + (told[0] > told[1])
        - (told[1] > told[0])
        + bool(one.title)
        - bool(two.title)
    )


def _fuller(one: Article, two: Article) -> bool:
    return (-one.words, one.text, one.id) <= (-two.words, two.text, two.id)


def _garbling(article: Article) -> int:
    """Count what careless machine rewording leaves behind: stray marks and broken-off ends."""
    fragments = sum(
        len(sentence.text.split()) <= 4 and not _VERBS & set(sentence.text.lower().split())
        for sentence in article.sentences
    )
    return len(_STRAY.findall(straighten(article.text))) + fragments


def _copy(
    original: Article, copy: Article, own: Mapping[str, Sequence[Passage]], pairs: Sequence[Aligned]
) -> Copy:
    total = sum(len(passage.text.split()) for passage in own[copy.id])
    held = sum(len(pair.right.text.split()) for pair in pairs)
    return Copy(copy.id, original.id, round(held / total, 4), ())


def _nearest(found: Sequence[_Found]) -> list[_Found]:
    """Keep for each copy the original that it is closest to, and no circle of copies."""
    ranked = sorted(
        found,
        key=lambda one: (-one.copy.containment, -one.likeness, one.copy.of, one.copy.article),
    )
    best: dict[str, _Found] = {}
    for one in ranked:
        root = one.copy.of
        while root in best:
            root = best[root].copy.of
        if one.copy.article not in best and root != one.copy.article:
            best[one.copy.article] = one
    return [best[name] for name in sorted(best)]


def _with_changes(
    copy: Copy, known: Mapping[str, Article], own: Mapping[str, list[Passage]], event: Event
) -> Copy:
    pair = {name: own[name] for name in sorted((copy.of, copy.article))}
    (pairs,) = _alignments(pair, event).values()
    if copy.of > copy.article:
        pairs = sorted((p.turned() for p in pairs), key=lambda p: p.left.order)
    found = changes(known[copy.of], known[copy.article], own[copy.of], own[copy.article], pairs)
    return Copy(copy.article, copy.of, copy.containment, tuple(found))
