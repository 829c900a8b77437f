"""Facts: groups of passages that state the same thing.

Grouping works on different texts rather than on passages, so that one more copy of an
article joins its original everywhere and changes nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarise.compare.event import Event
from summarise.compare.mentions import plainest
from summarise.compare.passages import Passage
from summarise.roles import Judge, Relation
from summarise.types import Fact, Mention

NEIGHBOURS = 12  # candidates per text; more changed no group on the articles tried
CANDIDATE_FROM = 0.3  # centred cosine below which a pair is not worth judging
VERSION_FROM = 1.0  # closeness from which two sentences may be one reworded
LIKE_LONG = 0.7  # of their lengths, in words
CLAUSE_FROM = 0.75  # probability from which a clause is taken to be told by another source
LEAST_AGREE = 0.5  # share of the pairs between two groups that must state the same to join them
MOST_ASKED = 8  # members of a group that are compared with another group
ROUNDS = 3  # groups that have grown may agree where their first members did not
# Among many articles some tell one thing twice; of the smaller group's this share at most.
REPEATED = 0.25
SURELY_AGREE = 0.7  # as LEAST_AGREE, of groups of which one article tells both

Relations = dict[tuple[int, int], Relation]


@dataclass(frozen=True, slots=True)
class Group:
    """The passages of one fact."""

    passages: list[Passage]


@dataclass(frozen=True, slots=True)
class Pool:
    """The different texts of passages, and which passages have each."""

    texts: list[str]
    passages: list[list[Passage]]
    homes: list[int]  # texts of exactly the same articles have the same home

    @classmethod
    def of(cls, passages: Sequence[Passage]) -> Pool:
        """Pool passages by what they claim."""
        by_text: dict[str, list[Passage]] = {}
        for passage in sorted(passages, key=lambda p: (p.claim, p.article, p.start)):
            by_text.setdefault(passage.claim, []).append(passage)
        codes: dict[frozenset[str], int] = {}
        homes = [
            codes.setdefault(frozenset(p.article for p in many), len(codes))
            for many in by_text.values()
        ]
        return cls(list(by_text), list(by_text.values()), homes)


def cut(
    whole: Sequence[Passage], clauses: Sequence[Sequence[Passage]], event: Event, judge: Judge
) -> list[Passage]:
    """Cut the sentences of which another source reports a clause apart; leave the others whole.

    Args:
        whole: all sentences.
        clauses: the clauses of each; a list of one for a sentence that has only one.
        event: knows the texts of both.
        judge: decides whether two clauses state the same.
    """
    # Equal sentences are cut alike, or else a copy would no longer match its original.
    parts_of: dict[str, Sequence[Passage]] = {}
    for passage, parts in zip(whole, clauses, strict=True):
        if len(parts) <= len(parts_of.get(passage.text, parts)):
            parts_of[passage.text] = parts
    pool = Pool.of([piece for parts in clauses for piece in parts])
    pairs = []
    for i, j in event.near(pool.texts, pool.homes, CANDIDATE_FROM, NEIGHBOURS):
        one, two = pool.passages[i][0], pool.passages[j][0]
        # Where two sentences match as a whole their clauses need not be parted.
        if not (one.whole and two.whole) and not _versions(one.sentence, two.sentence, event):
            pairs.append((i, j))
    judged = judge.judge([(pool.texts[i], pool.texts[j]) for i, j in pairs], event.texts)
    apart = {
        passage.sentence
        for pair, relation in zip(pairs, judged, strict=True)
        if relation.kind in {"same", "detail"} and relation.probability >= CLAUSE_FROM
        for index in pair
        for passage in pool.passages[index]
    }
    apart = _alike(apart, Pool.of(whole), parts_of, event)
    return [
        piece
        for passage, parts in zip(whole, clauses, strict=True)
        for piece in (
            parts
            if passage.text in apart and len(parts) == len(parts_of[passage.text])
            else [passage]
        )
    ]


def _versions(one: str, two: str, event: Event) -> bool:
    """Whether two sentences are one reworded, neither of them much longer."""
    sizes = sorted((len(one.split()), len(two.split())))
    return sizes[0] >= LIKE_LONG * sizes[1] and event.closeness(one, two) >= VERSION_FROM


def _alike(
    apart: set[str], pool: Pool, parts_of: Mapping[str, Sequence[Passage]], event: Event
) -> set[str]:
    """Cut two versions of one sentence alike, or neither."""
    versions = [
        (pool.texts[i], pool.texts[j])
        for i, j in event.near(pool.texts, pool.homes, CANDIDATE_FROM, NEIGHBOURS)
        if event.closeness(pool.texts[i], pool.texts[j]) >= VERSION_FROM
    ]
    apart = set(apart)
    for _ in range(3):  # a chain of versions longer than this is left as it is
        before = set(apart)
        for one, two in versions:
            if (one in apart) != (two in apart):
                if len(parts_of[one]) == len(parts_of[two]) > 1:
                    apart |= {one, two}
                else:
                    apart -= {one, two}
        if apart == before:
            break
    return apart


def group(passages: Sequence[Passage], event: Event, judge: Judge) -> list[Group]:
    """Group passages into facts, surest pairs first.

    Two groups are joined only if the pairs between them agree on the whole: one doubtful
    link must not chain two facts into one.

    Returns:
        The groups, in the order of the text of their first passage.
    """
    pool = Pool.of(passages)
    pairs = event.near(pool.texts, pool.homes, CANDIDATE_FROM, NEIGHBOURS)
    judged = judge.judge([(pool.texts[i], pool.texts[j]) for i, j in pairs], event.texts)
    relations: Relations = dict(zip(pairs, judged, strict=True))
    together = [pair for pair, relation in relations.items() if relation.kind in {"same", "detail"}]
    together.sort(key=lambda pair: (-round(relations[pair].probability, 6), pair))
    home = {index: [index] for index in range(len(pool.texts))}
    articles = [{p.article for p in many} for many in pool.passages]
    for _ in range(ROUNDS):
        joined = False
        for i, j in together:
            one, two = home[i], home[j]
            if one is two:
                continue
            least = _asked(*({a for k in members for a in articles[k]} for members in (one, two)))
            if least is None or not _agree(one, two, least, relations, pool, event, judge):
                continue
            joined = True
            one.extend(two)
            for index in two:
                home[index] = one
        if not joined:
            break
    unique = {id(members): sorted(members) for members in home.values()}
    return [
        Group([passage for index in members for passage in pool.passages[index]])
        for members in unique.values()
    ]


def _asked(one: set[str], two: set[str]) -> float | None:
    """How much two groups must agree, by the articles that tell them; None if they stay apart.

    Two sentences of one article are two facts, or the article repeats itself.
    """
    both = len(one & two)
    if not both:
        return LEAST_AGREE
    return SURELY_AGREE if both <= REPEATED * min(len(one), len(two)) else None


def _agree(
    one: Sequence[int],
    two: Sequence[int],
    least: float,
    relations: Relations,
    pool: Pool,
    event: Event,
    judge: Judge,
) -> bool:
    """Whether a share of the pairs between two groups state the same, and none contradicts."""
    pairs = [
        (min(i, j), max(i, j)) for i in sorted(one)[:MOST_ASKED] for j in sorted(two)[:MOST_ASKED]
    ]
    new = [pair for pair in pairs if pair not in relations]
    texts = [(pool.texts[i], pool.texts[j]) for i, j in new]
    relations.update(zip(new, judge.judge(texts, event.texts), strict=True))
    kinds = [relations[pair].kind for pair in pairs]
    alike = sum(kind in {"same", "detail"} for kind in kinds)
    return "contradicts" not in kinds and alike >= least * len(pairs)


def fact(identifier: str, members: Sequence[Passage], salience: float, event: Event) -> Fact:
    """Make a fact of the passages of a group."""
    plain = plainest(members, event)
    mentions = tuple(
        Mention(
            passage.article,
            passage.start,
            passage.end,
            "states" if _as_full(passage, plain) else "qualifies",
        )
        for passage in sorted(members, key=lambda p: (p.article, p.start))
    )
    return Fact(identifier, plain.readable, round(salience, 4), mentions)


def _as_full(passage: Passage, plain: Passage) -> bool:
    """Whether a passage states a fact without adding much to its plainest wording."""
    return len(passage.text.split()) <= 1.4 * len(plain.text.split()) + 3
