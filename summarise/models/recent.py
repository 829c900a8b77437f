"""A memory of bounded size that forgets what has not been used for longest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Recent(Generic[Value]):
    """Remembers values by text; reading one makes it the newest."""

    def __init__(self, limit: int) -> None:
        """Hold at most `limit` values."""
        self._limit = limit
        self._values: dict[str, Value] = {}  # the least recently used first

    def known(self, texts: Iterable[str]) -> dict[str, Value]:
        """Return the values of those texts that are remembered."""
        found = {}
        for text in texts:
            if text in self._values:
                value = found[text] = self._values.pop(text)
                self._values[text] = value
        return found

    def add(self, values: Mapping[str, Value]) -> None:
        """Remember values, forgetting the oldest beyond the limit."""
        self._values.update(values)
        for _ in range(len(self._values) - self._limit):
            del self._values[next(iter(self._values))]

    def clear(self) -> None:
        """Forget everything."""
        self._values.clear()

    def __len__(self) -> int:
        return len(self._values)
