"""Which articles also occur in the sets that results are measured on."""

from __future__ import annotations

import re
from collections.abc import Iterable

WIDTH = 8  # words; eight in a row in common are hardly ever chance in news
HEAD = 200  # words of an article that are compared


def shingles(text: str, head: int | None = HEAD) -> set[int]:
    """Return hashes of all runs of eight words (letters and digits only, lower case)."""
    words = re.findall(r"[a-z0-9]+", text.lower())[:head]
    return {hash(tuple(words[i : i + WIDTH])) for i in range(len(words) - WIDTH + 1)}


class Measured:
    """The text of all measuring sets, by runs of eight words."""

    def __init__(self) -> None:
        self._seen: dict[str, set[int]] = {}

    def add(self, name: str, texts: Iterable[str]) -> None:
        """Add the whole text of a measuring set's articles."""
        seen = self._seen.setdefault(name, set())
        for text in texts:
            seen |= shingles(text, None)

    def overlaps(self, text: str) -> list[str]:
        """Return the names of the sets that share eight words in a row with the article's head."""
        own = shingles(text)
        return [name for name, seen in self._seen.items() if not own.isdisjoint(seen)]
