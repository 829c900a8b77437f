"""How much of a summary is copied (Grusky, Naaman, Artzi 2018, "Newsroom", section 4).

coverage     share of summary words inside a fragment that stands in the article
density      mean squared length of those fragments, per summary word
compression  article words per summary word
novel1-4     share of the summary's n-grams (occurrences) that the article does not have

Copying is the cheapest way to be faithful (Ladhak et al. 2022), so these stand beside faithfulness.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from eval.items import Case, Output
from eval.scores.base import NAN, Scores, collect, words

VERSION = 1
COLUMNS = ("coverage", "density", "compression", "novel1", "novel2", "novel3", "novel4")
_END = "\n"  # no word is a line break, so no fragment runs over a source's end


def fragments(article: Sequence[str], summary: Sequence[str]) -> list[int]:
    """Return the lengths of the greedily longest shared fragments (algorithm F(A, S)).

    At each summary position the longest match anywhere in the article is taken and skipped over.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for index, word in enumerate(article):
        places[word].append(index)
    found = []
    i = 0
    while i < len(summary):
        longest = 0
        for j in places.get(summary[i], ()):
            length = 1
            while (
                i + length < len(summary)
                and j + length < len(article)
                and summary[i + length] == article[j + length]
            ):
                length += 1
            longest = max(longest, length)
        if longest:
            found.append(longest)
        i += max(longest, 1)
    return found


def _grams(tokens: Sequence[str], n: int) -> list[tuple[str, ...]]:
    return [tuple(tokens[i : i + n]) for i in range(len(tokens) - n + 1)]


def _novel(articles: Sequence[Sequence[str]], summary: Sequence[str], n: int) -> float:
    grams = _grams(summary, n)
    if not grams:
        return NAN
    known = {gram for article in articles for gram in _grams(article, n)}
    return sum(gram not in known for gram in grams) / len(grams)


def extractiveness(prediction: str, sources: Sequence[str]) -> dict[str, float]:
    """Measure one summary against the texts it was made from.

    Fragments and n-grams do not run over the end of a source.

    Returns:
        The `COLUMNS`; novel-n is NaN for a summary of fewer than n words.

    Raises:
        ValueError: the summary has no words.
    """
    summary, articles = words(prediction), [words(source) for source in sources]
    if not summary:
        raise ValueError("an empty summary")
    joined = [word for article in articles for word in (*article, _END)]
    lengths = fragments(joined, summary)
    values = {
        "coverage": sum(lengths) / len(summary),
        "density": sum(length**2 for length in lengths) / len(summary),
        "compression": sum(map(len, articles)) / len(summary),
    }
    return values | {f"novel{n}": _novel(articles, summary, n) for n in (1, 2, 3, 4)}


class Extractiveness:
    """Coverage, density, compression and novel n-grams."""

    name: str = "extractiveness"
    columns: tuple[str, ...] = COLUMNS

    def signature(self) -> dict[str, Any]:
        """Return what the values depend on."""
        return {
            "metric": self.name,
            "version": VERSION,
            "tokenizer": "words and numbers, lower case, no punctuation",
        }

    def applies(self, case: Case) -> bool:
        """Every summary has a source."""
        return True

    def score(self, cases: Sequence[Case], outputs: Sequence[Output]) -> Scores:
        """Measure each output against all its documents."""
        rows: list[tuple[dict[str, float], str | None]] = []
        for case, output in zip(cases, outputs, strict=True):
            if output.error or not words(output.text):
                rows.append(({}, output.error or "an empty summary"))
                continue
            sources = [document.text for document in case.documents]
            rows.append((extractiveness(output.text, sources), None))
        return collect(COLUMNS, rows)
