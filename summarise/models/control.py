"""Control tokens inside a text: an article may spell them, and must not be obeyed."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any


def disarm(text: str, tokenizer: Any) -> str:
    """Return a text in which no control token of the tokenizer is spelt out."""
    pattern = _spelt(tuple(sorted(_control(tokenizer))))
    return pattern.sub(lambda match: f"{match.group()[0]} {match.group()[1:]}", text)


def _control(tokenizer: Any) -> set[str]:
    added = getattr(tokenizer, "added_tokens_decoder", {}).values()
    marks = {str(token) for token in tokenizer.all_special_tokens}
    marks |= {str(token) for token in added if token.special}
    # A mark that is an ordinary word or a single sign (a test's, "." in some vocabularies) stays.
    return {mark for mark in marks if len(mark) > 2 and not mark.isalnum()}


@lru_cache(maxsize=8)
def _spelt(marks: tuple[str, ...]) -> re.Pattern[str]:
    longest = sorted(marks, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest)) or r"(?!)")
