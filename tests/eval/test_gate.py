"""The gate: scores on the seeds and the planted set have not fallen."""

import math

import pytest

from eval import gate
from eval.gate import Check, measure, moved, read
from summarise.errors import SummariseError


@pytest.mark.parametrize("data", ["planted", "seeds"])
def test_no_score_has_fallen(data):
    checks = measure(data, read()[data])
    assert [str(check) for check in checks if not check.holds] == []


def test_a_score_that_falls_or_is_missing_does_not_hold():
    assert Check("d", "plain", "align_f1", 0.5, 0.5).holds
    assert Check("d", "plain", "align_f1", 0.5, 0.4995).holds
    assert not Check("d", "plain", "align_f1", 0.5, 0.49).holds
    assert not Check("d", "plain", "align_f1", 0.5, math.nan).holds
    # Less is better here, so the floor is a ceiling.
    assert Check("d", "plain", "ungrounded", 0.1, 0.0).holds
    assert not Check("d", "plain", "ungrounded", 0.1, 0.2).holds


def test_floors_rise_by_themselves_and_fall_only_when_asked():
    floors = {"d": {"plain": {"align_f1": 0.5, "ungrounded": 0.1}}}
    better = [Check("d", "plain", "align_f1", 0.5, 0.6)]
    worse = [Check("d", "plain", "ungrounded", 0.1, 0.2)]
    raised = {"d": {"plain": {"align_f1": 0.6, "ungrounded": 0.1}}}
    assert moved(floors, [*better, *worse], lower=False) == raised
    assert moved(floors, worse, lower=True)["d"]["plain"]["ungrounded"] == 0.2
    with pytest.raises(SummariseError):
        moved(floors, [Check("d", "plain", "align_f1", 0.5, math.nan)], lower=True)


def test_the_command_tells_of_a_fall_and_leaves_the_floors(monkeypatch, tmp_path, capsys):
    file = tmp_path / "floors.json"
    file.write_text('{"d": {"plain": {"align_f1": 0.5}}}')
    monkeypatch.setattr(gate, "FLOORS", file)
    monkeypatch.setattr(gate, "read", lambda: {"d": {"plain": {"align_f1": 0.5}}})
    monkeypatch.setattr(
        gate, "measure", lambda data, floors: [Check(data, "plain", "align_f1", 0.5, 0.4)]
    )
    assert gate.main([]) == 1
    assert "FALL d/plain/align_f1: 0.4000" in capsys.readouterr().out
    assert gate.main(["--raise"]) == 1
    assert "0.5" in file.read_text()
    assert gate.main(["--lower"]) == 0
    assert "0.4" in file.read_text()
