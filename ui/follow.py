"""Watches a job for the page that asked for it, and says in words how far it is."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

from ui.jobs import Job, Line

_PAUSE = 0.1  # seconds between two looks at a job
# What the pipeline calls its stages, what a visitor is told, and from where to where the bar goes
# meanwhile (as measured on five articles: writing takes most of the time).
_STAGES = {
    "start": ("Starting", 0.0, 0.02),
    "select": ("Choosing what each article is about", 0.02, 0.05),
    "write": ("Writing the summaries", 0.05, 0.6),
    "compare": ("Comparing the sources", 0.6, 0.95),
}


async def follow(line: Line, job: Job) -> AsyncIterator[Job]:
    """Yield a job whenever there is something new to say about it, and once when it is over."""
    told: Any = None
    while True:
        # Looking a job up says that somebody still waits for it.
        line.find(job.ticket)
        over = job.over
        news = (job.state, job.stage, job.done, job.total, len(job.parts), line.position(job))
        if over or news != told:
            told = news
            yield job
        if over:
            return
        await asyncio.sleep(_PAUSE)


def words(line: Line, job: Job) -> tuple[str, float | None]:
    """Return what to say about a job that is not over, and how much of it is done, 0 to 1."""
    if job.state == "waiting":
        before = line.position(job)
        jobs = "one job is" if before == 1 else f"{before} jobs are"
        return f"In line: {jobs} before yours.", None
    text, begin, end = _STAGES.get(job.stage, (job.stage.capitalize(), 0.0, 1.0))
    share = begin + (end - begin) * (job.done / job.total if job.total else 0.0)
    counted = f" ({job.done} of {job.total})" if job.done and job.stage != "compare" else ""
    return f"{text}{counted} …", share
