"""The evaluation that the page runs gives tables, plots and scores."""

from __future__ import annotations

import json

from ui.evaluation_tab import measure
from ui.jobs import Line


def test_the_evaluation_reports_its_progress_and_shows_tables_and_plots() -> None:
    stages: list[str] = []

    job = Line().submit(lambda job: None)
    job.report = lambda stage, done, total: stages.append(stage)  # type: ignore[method-assign]
    report = measure(job, ["lead"])
    assert "| lead" in report.tables
    assert report.plots.count('src="data:image/png;base64,') >= 1
    assert 'alt="The scores of each system' in report.plots
    assert "lead" in json.loads(report.scores)["systems"]
    assert {"lead", "scores"} <= set(stages)
