"""Summarises and compares many articles: rows in, rows out, resumed where a run was cut off."""

from summarise.batch.plan import Preview, Task, preview
from summarise.batch.runner import Tally, run_batch
from summarise.batch.work import Chunk, Crew, Local, Worker

__all__ = [
    "Chunk",
    "Crew",
    "Local",
    "Preview",
    "Tally",
    "Task",
    "Worker",
    "preview",
    "run_batch",
]
