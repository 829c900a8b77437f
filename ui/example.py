"""The five articles that come with the program, to try the page with."""

from __future__ import annotations

from functools import cache

from ui.reading import Given


@cache
def example() -> tuple[Given, ...]:
    """Return the seed articles as filled boxes."""
    from eval.data import load

    single = [case for case in load("seeds").cases if len(case.documents) == 1]
    return tuple(
        Given(document.text, name=document.id) for case in single for document in case.documents
    )
