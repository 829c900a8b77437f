"""Recall of atomic facts: which of the given facts a summary states.

A fact's presence is a probability from three features: how many of its words (stems, rarer ones
among the item's facts weighing more) the summary has, how many are missing, and the cosine of the
fact with the nearest sentence. Calibrated on human judgements of 89 documents' facts in the
summaries of many systems (pyramid annotation of news: 13,025 and 1,910 decisions), the two sets
and both answers weighing the same. Ten-fold over documents: balanced accuracy .755 and .768
(coverage alone .737 and .719, cosine alone .632 and .688), AUC .836. One decision in four is
wrong, so this proves nothing about one fact; over many items it ranks systems as people do
(correlation of mean recall .92 over 25 systems and .99 over 10), a few points too high.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Any

from eval.items import Case, Output
from eval.scores.base import Scores, collect, words
from eval.scores.sentences import SPLITTER, sentences
from summarise.roles import Encoder

VERSION = 1
COLUMNS = ("fact_recall",)
BIAS, BY_COVERAGE, BY_MISSING, BY_COSINE = -1.26, 2.14, -0.42, 2.31
PRESENT = 0.5
_PARTS = re.compile(r"[-'.]")
_EMPTY = frozenset(
    "a an the of to in on at for and or but is are was were be been being has have had it its he "
    "she they his her their him them this that these those with by from as who which will would "
    "not".split()
)
_PREFIX = 5  # letters that make "signed" and "signing", "confirm" and "confirmation" one word


@cache
def _stemmer() -> Any:
    from nltk.stem.porter import PorterStemmer  # type: ignore[import-untyped]

    return PorterStemmer()


@cache
def _stem(word: str) -> str:
    return str(_stemmer().stem(word))


def stems(text: str) -> list[str]:
    """Return the stems of a text's content words."""
    parts = (part for word in words(text) for part in _PARTS.split(word))
    return [_stem(part) for part in parts if part and part not in _EMPTY]


def shared_words(wanted: Sequence[str], told: Sequence[str]) -> float:
    """Share (0-1) of some stems that are among others, or begin as one of them does."""
    said = set(told)
    beginnings = {stem[:_PREFIX] for stem in said if len(stem) >= _PREFIX}
    has = [s in said or (len(s) >= _PREFIX and s[:_PREFIX] in beginnings) for s in wanted]
    return sum(has) / len(has) if has else 0.0


def presence(summary: Sequence[str], facts: Sequence[str], encoder: Encoder) -> list[float]:
    """Return, for each fact, the probability (0-1) that the summary's sentences state it."""
    if not facts:
        return []
    if not summary:
        return [0.0] * len(facts)
    wanted = [stems(fact) or words(fact) for fact in facts]
    spread = Counter(stem for each in wanted for stem in set(each))
    weight = {stem: math.log((len(facts) + 1) / count) for stem, count in spread.items()}
    said = {stem for sentence in summary for stem in stems(sentence)}
    prefixes = {stem[:_PREFIX] for stem in said if len(stem) >= _PREFIX}
    cosines = (encoder.encode(facts) @ encoder.encode(summary).T).max(axis=1)  # (facts,)

    def has(stem: str) -> bool:
        return stem in said or (len(stem) >= _PREFIX and stem[:_PREFIX] in prefixes)

    found = []
    for each, cosine in zip(wanted, cosines, strict=True):
        total = sum(weight[stem] for stem in each) or 1.0
        coverage = sum(weight[stem] for stem in each if has(stem)) / total
        missing = sum(not has(stem) for stem in each)
        score = BIAS + BY_COVERAGE * coverage + BY_MISSING * missing + BY_COSINE * float(cosine)
        found.append(1 / (1 + math.exp(-score)))
    return found


class Facts:
    """Share of a case's atomic facts that the output states."""

    name: str = "facts"
    columns: tuple[str, ...] = COLUMNS

    def __init__(self, encoder: Encoder | None = None) -> None:
        self._encoder = encoder

    def signature(self) -> dict[str, Any]:
        """Return what the values depend on."""
        return {
            "metric": self.name,
            "version": VERSION,
            "tokenizer": "words, Porter stems, content words",
            "splitter": SPLITTER,
            "encoder": "all-MiniLM-L6-v2",
            "present": PRESENT,
        }

    def applies(self, case: Case) -> bool:
        """Whether a case has atomic facts."""
        return bool(case.facts)

    def score(self, cases: Sequence[Case], outputs: Sequence[Output]) -> Scores:
        """Score each output against its case's facts; the note names what is missing."""
        rows: list[tuple[dict[str, float], str | None]] = []
        for case, output in zip(cases, outputs, strict=True):
            if output.error or not case.facts:
                rows.append(({}, output.error or "no facts given"))
                continue
            lines = [sentence for line in output.lines for sentence in sentences(line.text)]
            likely = presence(lines, case.facts, self._model())
            missing = [f for f, p in zip(case.facts, likely, strict=True) if p < PRESENT]
            share = 1 - len(missing) / len(case.facts)
            rows.append(({"fact_recall": share}, "; ".join(missing) or None))
        return collect(COLUMNS, rows)

    def _model(self) -> Encoder:
        if self._encoder is None:
            from summarise.models import load_encoder

            self._encoder = load_encoder()
        return self._encoder
