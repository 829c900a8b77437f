"""Summarises and compares many articles: rows in, rows out, resumed where a run was cut off."""

from summarise.batch.runner import Local, Tally, Worker, run_batch

__all__ = ["Local", "Tally", "Worker", "run_batch"]
