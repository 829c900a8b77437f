"""Keeps the memory of a long run flat."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from functools import cache


def release() -> None:
    """Let the models forget earlier texts, and give the system back what is free.

    Results do not depend on earlier texts then: another batch rounds a text's vector differently,
    so one that is remembered from an earlier chunk is not, to the last bit, the one that a run
    continued after that chunk would compute.

    The C library keeps what tensors of changing sizes leave free: without this a process had grown
    by a fifth after a hundred articles and grew on.
    """
    from summarise import models

    models.load_parser().forget()
    for load in (models.load_encoder, models.load_quick_encoder):
        if load.cache_info().currsize:  # not every batch needs each of them
            load().forget()
    for read in (models.load_reader, models.load_quick_reader, models.load_same):
        if read.cache_info().currsize:
            read().forget()
    _trim()(0)


@cache
def _trim() -> Callable[[int], object]:
    """The function of glibc that gives memory back; elsewhere one that does nothing."""
    if sys.platform == "linux":
        found = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if found is not None:
            trim: Callable[[int], object] = found
            return trim
    return lambda kept: None
