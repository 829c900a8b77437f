"""Writes which source states which fact as CSV, for a spreadsheet."""

from __future__ import annotations

import csv
import io

from summarise.show.safe import plain
from summarise.show.sources import independent, labels, originals
from summarise.types import Comparison

# A spreadsheet runs a cell that starts with one of these as a formula, some also in the wide
# forms of East Asian text.
_FORMULA = tuple("=+-@＝＋－＠")
_APART = " […] "  # between two passages of one article that state the same fact


def to_csv(comparison: Comparison) -> str:
    """Return the facts as CSV: what each says, how much it weighs, and each source's exact words.

    The number of sources counts near copies as one. Lines end as RFC 4180 asks.
    """
    articles = {summary.article.id: summary.article for summary in comparison.summaries}
    named, roots = labels(articles.values()), originals(comparison)
    stream = io.StringIO()
    rows = csv.writer(stream)
    rows.writerow(["id", "fact", "salience", "sources", *map(_cell, named.values())])
    for fact in comparison.facts:
        said: dict[str, list[str]] = {name: [] for name in articles}
        for mention in fact.mentions:
            words = articles[mention.article].text[mention.start : mention.end]
            said[mention.article].append(plain(words).strip())
        known = (fact.id, fact.text, f"{fact.salience:.4f}", str(len(independent(fact, roots))))
        rows.writerow([*map(_cell, known), *(_cell(_APART.join(words)) for words in said.values())])
    return stream.getvalue()


def _cell(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    text = plain(text)
    return f"'{text}" if text.lstrip().startswith(_FORMULA) else text
