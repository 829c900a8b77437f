"""Facts: groups of passages that state the same thing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from summarise.compare.judge import SAME_FROM, Event
from summarise.compare.passages import Passage
from summarise.roles import Judge, Relation
from summarise.types import Fact, Mention

NEIGHBOURS = 12  # candidates per passage; more changed no group on the articles tried
VERSION_FROM = 1.0  # closeness from which two sentences are one reworded
CANDIDATE_FROM = 0.3  # centred cosine below which a pair is not worth judging


@dataclass(frozen=True, slots=True)
class Group:
    """The passages of one fact."""

    passages: list[Passage]


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
    pieces = [piece for parts in clauses for piece in parts]
    home = [index for index, parts in enumerate(clauses) for _ in parts]
    pairs = [
        (i, j)
        for i, j in candidates(pieces, event)
        if not (pieces[i].whole and pieces[j].whole)
        and event.closeness(whole[home[i]].text, whole[home[j]].text) < SAME_FROM
    ]
    judged = judge.judge([(pieces[i].text, pieces[j].text) for i, j in pairs], event.texts)
    apart = {
        home[index]
        for pair, relation in zip(pairs, judged, strict=True)
        if relation.kind in {"same", "detail"}
        for index in pair
    }
    # Versions of one sentence are cut alike, or else a copy would no longer match its original.
    versions = [
        (i, j)
        for i, j in candidates(whole, event)
        if event.closeness(whole[i].text, whole[j].text) >= VERSION_FROM
    ]
    for i, j in versions:
        if (i in apart) != (j in apart):
            if len(clauses[i]) == len(clauses[j]):
                apart |= {i, j}
            else:
                apart -= {i, j}
    return [
        piece
        for index, parts in enumerate(clauses)
        for piece in (parts if index in apart else [whole[index]])
    ]


def candidates(passages: Sequence[Passage], event: Event) -> list[tuple[int, int]]:
    """Pairs of passages of different articles that are close enough to be judged."""
    if len(passages) < 2:
        return []
    vectors = np.stack([event.vector(passage.text) for passage in passages])
    names = {name: code for code, name in enumerate(dict.fromkeys(p.article for p in passages))}
    article = np.array([names[passage.article] for passage in passages])
    pairs: set[tuple[int, int]] = set()
    for start in range(0, len(passages), 512):
        block = vectors[start : start + 512] @ vectors.T  # (512, N)
        block[article[start : start + 512, None] == article[None, :]] = -1.0
        count = min(NEIGHBOURS, len(passages) - 1)
        nearest = np.argpartition(-block, count - 1, axis=1)[:, :count]
        for row in range(block.shape[0]):
            for column in nearest[row]:
                if block[row, column] >= CANDIDATE_FROM:
                    i, j = sorted((start + row, int(column)))
                    pairs.add((i, j))
    return sorted(pairs)


def group(
    passages: Sequence[Passage], event: Event, judge: Judge
) -> tuple[list[Group], dict[tuple[int, int], Relation]]:
    """Group passages into facts, surest pairs first.

    Two groups are joined only if the pairs between them agree on the whole: one doubtful
    link must not chain two facts into one.

    Returns:
        The groups, in the order of the text of their first passage, and the relation of
        every pair that was judged.
    """
    pairs = candidates(passages, event)
    judged = judge.judge([(passages[i].text, passages[j].text) for i, j in pairs], event.texts)
    relations = dict(zip(pairs, judged, strict=True))
    together = {
        pair: relation.probability
        for pair, relation in relations.items()
        if relation.kind in {"same", "detail"}
    }
    home = {index: [index] for index in range(len(passages))}
    order = sorted(together, key=lambda p: (-together[p], passages[p[0]].key, passages[p[1]].key))
    for i, j in order:
        one, two = home[i], home[j]
        if one is two or not _agree(one, two, relations, passages):
            continue
        one.extend(two)
        for index in two:
            home[index] = one
    unique = {id(members): members for members in home.values()}
    groups = [Group([passages[index] for index in sorted(members)]) for members in unique.values()]
    return groups, relations


def _agree(
    one: Sequence[int],
    two: Sequence[int],
    relations: Mapping[tuple[int, int], Relation],
    passages: Sequence[Passage],
) -> bool:
    """Whether most pairs between two groups state the same, and none contradicts."""
    if {passages[i].article for i in one} & {passages[j].article for j in two}:
        # Two sentences of one article are two facts, or the article repeats itself.
        return False
    kinds = [
        relations[pair].kind
        for i in one
        for j in two
        if (pair := (min(i, j), max(i, j))) in relations
    ]
    alike = sum(kind in {"same", "detail"} for kind in kinds)
    return "contradicts" not in kinds and 2 * alike > len(one) * len(two) * 0.99


def plainest(passages: Sequence[Passage], event: Event) -> Passage:
    """The passage that is closest to all others of its fact; of equals, the shortest.

    A whole sentence reads better than a clause, so one is taken where there is one.
    """
    passages = [passage for passage in passages if passage.whole] or passages
    if len(passages) == 1:
        return passages[0]
    vectors = np.stack([event.vector(passage.text) for passage in passages])
    closeness = (vectors @ vectors.T).mean(axis=1)
    best = float(closeness.max())
    near = [p for p, value in zip(passages, closeness, strict=True) if value >= best - 0.03]
    return min(near, key=lambda passage: (len(passage.text.split()), passage.key))


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
        for passage in members
    )
    return Fact(identifier, plain.readable, round(salience, 4), mentions)


def _as_full(passage: Passage, plain: Passage) -> bool:
    """Whether a passage states a fact without adding much to its plainest wording."""
    return len(passage.text.split()) <= 1.4 * len(plain.text.split()) + 3
