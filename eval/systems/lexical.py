"""The plainest comparison there is, to stand beside ours: sentences that share rare words."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import Any

from eval.items import Case, Output
from eval.reading import articles, fill, interleaved, line
from eval.scores.base import words as words_of
from summarise.types import Article, Sentence

# Cosine of tf-idf: the best F1 of .2 to .5 on the planted set (.25 .941, .3 .943, .35 .916).
SAME = 0.3
COPY = 0.5  # share of an article's sentences that have a counterpart


class Lexical:
    """Links sentences by the cosine of their words; what has no counterpart is what a source adds.

    It finds no conflicts, and of two copies takes the longer for the original.
    """

    name = "lexical"
    ceiling = False
    compares = True
    chunk = 16

    def __init__(self, words: int) -> None:
        self.words = words

    def signature(self) -> dict[str, Any]:
        """Return what the output depends on."""
        return {"system": self.name, "version": 1, "words": self.words, "same": SAME, "copy": COPY}

    def run(self, cases: Sequence[Case]) -> list[Output]:
        """Take the lead as summary, and link the sentences."""
        return [self._run(case) for case in cases]

    def _run(self, case: Case) -> Output:
        found = interleaved(case)
        lengths = [len(sentence.body.split()) for _, sentence in found]
        lines = tuple(line(*one) for one in fill(found, lengths, self.words))
        return Output(lines, _comparison(case.id, articles(case)) if case.compares else None)


def _vectors(rows: Sequence[Sentence]) -> list[dict[str, float]]:
    bags = [Counter(words_of(row.body)) for row in rows]
    spread = Counter(word for bag in bags for word in bag)
    vectors = []
    for bag in bags:
        raw = {word: n * math.log(len(rows) / spread[word]) for word, n in bag.items()}
        norm = math.sqrt(sum(value**2 for value in raw.values())) or 1.0
        vectors.append({word: value / norm for word, value in raw.items()})
    return vectors


def _comparison(id: str, found: Sequence[Article]) -> dict[str, Any]:
    rows = [(article.id, sentence) for article in found for sentence in article.sentences]
    vectors = _vectors([sentence for _, sentence in rows])
    leader = list(range(len(rows)))

    def top(index: int) -> int:
        while leader[index] != index:
            index = leader[index]
        return index

    linked: Counter[tuple[str, str]] = Counter()
    for i, (mine, _) in enumerate(rows):
        best: dict[str, float] = {}
        for j, (theirs, _) in enumerate(rows):
            if mine == theirs:
                continue
            cosine = sum(v * vectors[j].get(word, 0.0) for word, v in vectors[i].items())
            best[theirs] = max(best.get(theirs, 0.0), cosine)
            if cosine >= SAME and i < j:
                leader[top(j)] = top(i)
        linked.update((mine, theirs) for theirs, cosine in best.items() if cosine >= SAME)
    size = {article.id: len(article.sentences) for article in found}
    copies = [
        {
            "article": short,
            "of": full,
            "containment": linked[short, full] / size[short],
            "changes": [],
        }
        for short in size
        for full in size
        if (size[short], short) < (size[full], full) and linked[short, full] >= COPY * size[short]
    ]
    return {
        "schema": "summarise.comparison/1",
        "id": id,
        **_facts(rows, [top(index) for index in range(len(rows))], copies),
        "conflicts": [],
        "copies": copies,
        "timeline": [],
    }


def _facts(
    rows: Sequence[tuple[str, Sentence]], groups: Sequence[int], copies: Sequence[dict[str, Any]]
) -> dict[str, Any]:
    source = {copy["article"]: copy["of"] for copy in copies}
    members: dict[int, list[int]] = {}
    for index, group in enumerate(groups):
        members.setdefault(group, []).append(index)
    facts: list[dict[str, Any]] = []
    adds: dict[str, list[str]] = {}
    for number, indices in enumerate(members.values(), 1):
        stating = [rows[index][0] for index in indices]
        facts.append(
            {
                "id": f"f{number}",
                "text": rows[indices[0]][1].text,
                "articles": list(dict.fromkeys(stating)),
                "mentions": [
                    {"article": rows[i][0], "start": rows[i][1].start, "end": rows[i][1].end}
                    for i in indices
                ],
            }
        )
        alone = {source.get(article, article) for article in stating}
        if len(alone) == 1:
            adds.setdefault(alone.pop(), []).append(f"f{number}")
    return {
        "facts": facts,
        "adds": [{"article": a, "facts": ids, "sentences": []} for a, ids in adds.items()],
    }
