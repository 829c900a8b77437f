"""Names, numbers, dates and quotations of a summary that its source does not have.

The program's own extraction finds and compares the values (`summarise.check`), so a spelling that
the checker lets pass passes here too: every system is measured with the program's yardstick, and
an error of the yardstick stays unseen. The tests plant errors that it must find.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any

from eval.items import Case, Output
from eval.scores.base import Scores, collect
from eval.scores.evidence import Resting, resting, share, unusable
from summarise.check.folding import fold, words
from summarise.check.names import Vocabulary
from summarise.check.names import unsupported as unsupported_names
from summarise.check.quotes import unsupported as unsupported_quotes
from summarise.check.values import DateMention, Number, dates, numbers
from summarise.roles import Parser, Token

VERSION = 1
KINDS = ("name", "number", "date", "quote")
_COUNTRY = 4  # letters that a country and its people share: China and Chinese, Norway and Norwegian
COLUMNS = ("ungrounded", "ungrounded_cited", *(f"ungrounded_{kind}" for kind in KINDS))


class _Source:
    """The values of some texts, read once."""

    def __init__(self, texts: tuple[str, ...]) -> None:
        self.texts = texts
        self.vocabulary = Vocabulary(texts)
        self.numbers: list[Number] = [number for text in texts for number in numbers(text)]
        self.dates: list[DateMention] = [date for text in texts for date in dates(text)]
        self.spoken = f" {' '.join(word for text in texts for word in (*words(text), '.'))} "


@lru_cache(maxsize=256)
def _source(texts: tuple[str, ...]) -> _Source:
    return _Source(texts)


def ungrounded(
    text: str,
    tokens: tuple[Token, ...],
    sources: tuple[str, ...],
) -> list[tuple[str, str]]:
    """Return (kind, words) for each value of a sentence that the sources do not have."""
    source = _source(sources)
    demonyms = {fold(token.text) for token in tokens if token.entity == "NORP"}
    days = {word for date in dates(text) for word in words(text[date.start : date.end])}
    found = [
        ("name", name)
        for name in unsupported_names(tokens, source.vocabulary)
        if not set(name.split()) <= days  # "Monday" is judged as a date
        and f" {name} " not in source.spoken  # there word for word, however it is set
        and not _described(name.split(), demonyms, source.vocabulary)
    ]
    found += [
        ("number", text[number.start : number.end])
        for number in numbers(text)
        if not any(number.same(other) for other in source.numbers)
    ]
    found += [
        ("date", text[date.start : date.end])
        for date in dates(text)
        if not any(date.fits(other) for other in source.dates)
    ]
    return found + [("quote", quote) for quote in unsupported_quotes(text, sources)]


def _described(name: list[str], demonyms: set[str], known: Vocabulary) -> bool:
    """Whether a name is known but for a nationality: "Russian President Putin", "Chinese" of China.

    The checker refuses any two name words that the source never sets side by side ("Mary
    Putin"). It can afford to be wrong; a measure of other systems cannot.
    """
    countries = {word[:_COUNTRY] for word in known.capitalised}
    spelled = all(
        known.spells(word) or (word in demonyms and word[:_COUNTRY] in countries) for word in name
    )
    apart = [pair for pair in pairwise(name) if pair not in known.pairs]
    return spelled and all(demonyms & set(pair) for pair in apart)


def grounding(
    lines: Sequence[Resting], parsed: Sequence[tuple[Token, ...]]
) -> tuple[dict[str, float], str | None]:
    """Score the sentences of one summary.

    Returns:
        Shares (0-1) of sentences with at least one ungrounded value: against the source, against
        the cited evidence (NaN unless every sentence cites some), and by kind against the source;
        and what was found, in words.
    """
    pairs = list(zip(lines, parsed, strict=True))
    full = [ungrounded(line.text, tokens, line.source) for line, tokens in pairs]
    values = {"ungrounded": share([bool(found) for found in full])}
    for kind in KINDS:
        values[f"ungrounded_{kind}"] = share([any(k == kind for k, _ in f) for f in full])
    notes = [f"{kind} not in the source: {text}" for found in full for kind, text in found]
    if all(line.cited for line in lines):
        cited = [ungrounded(line.text, tokens, line.cited) for line, tokens in pairs]
        values["ungrounded_cited"] = share([bool(found) for found in cited])
        notes += [
            f"{kind} not in the cited evidence: {text}"
            for known, found in zip(full, cited, strict=True)
            for kind, text in found
            if (kind, text) not in known
        ]
    return values, "; ".join(notes) or None


class Grounding:
    """Shares of sentences with a name, number, date or quotation from nowhere."""

    name: str = "grounding"
    columns: tuple[str, ...] = COLUMNS

    def __init__(self, parser: Parser | None = None) -> None:
        self._parser = parser

    def signature(self) -> dict[str, Any]:
        """Return what the values depend on."""
        return {
            "metric": self.name,
            "version": VERSION,
            "values": "summarise.check",
            "parser": "en_core_web_sm 3.8.0",
        }

    def applies(self, case: Case) -> bool:
        """Every summary has a source."""
        return True

    def score(self, cases: Sequence[Case], outputs: Sequence[Output]) -> Scores:
        """Score each output; all sentences are parsed in one batch."""
        if self._parser is None:
            from summarise.models import load_parser

            self._parser = load_parser()
        usable = [
            [] if unusable(output) else resting(case, output)
            for case, output in zip(cases, outputs, strict=True)
        ]
        parsed = iter(self._parser.parse([line.text for lines in usable for line in lines]))
        rows: list[tuple[dict[str, float], str | None]] = []
        for output, lines in zip(outputs, usable, strict=True):
            if not lines:
                rows.append(({}, unusable(output)))
                continue
            rows.append(grounding(lines, [next(parsed) for _ in lines]))
        return collect(COLUMNS, rows)
