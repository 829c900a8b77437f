"""The line of jobs: in order, one at a time, bounded, private, and ended when asked to."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import pytest

from summarise.errors import SummariseError
from ui.jobs import Job, Line, LineFullError


def until(true: Callable[[], bool], seconds: float = 5) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.005)


class Gate:
    """Work that goes on when it is told to, reporting all the while."""

    def __init__(self) -> None:
        self.open = threading.Event()
        self.began = threading.Event()

    def __call__(self, job: Job) -> str:
        self.began.set()
        while not self.open.wait(0.005):
            job.report("waiting", 0, 1)
        return "through"


def test_twenty_visitors_all_get_an_answer_or_are_told_that_the_line_is_full() -> None:
    line, gate = Line(waiting=16), Gate()
    first = line.submit(gate)
    gate.began.wait(5)
    order: list[int] = []
    accepted, refused = [], 0
    for number in range(20):
        try:
            accepted.append(line.submit(lambda job, number=number: order.append(number)))
        except LineFullError as error:
            assert "16 visitors are waiting" in str(error)
            refused += 1
    assert (len(accepted), refused) == (16, 4)
    assert [line.position(job) for job in accepted] == list(range(1, 17))
    gate.open.set()
    until(lambda: all(job.over for job in (first, *accepted)))
    assert order == list(range(16))
    assert {job.state for job in accepted} == {"done"}


def test_a_job_that_runs_ends_at_its_next_report() -> None:
    line, gate = Line(), Gate()
    job = line.submit(gate)
    gate.began.wait(5)
    line.cancel(job.ticket)
    until(lambda: job.over)
    assert (job.state, job.outcome) == ("cancelled", None)


def test_a_job_that_waits_leaves_the_line_at_once() -> None:
    line, gate = Line(), Gate()
    line.submit(gate)
    gate.began.wait(5)
    waiting, next_one = line.submit(lambda job: 1), line.submit(lambda job: 2)
    line.cancel(waiting.ticket)
    assert waiting.state == "cancelled"
    assert line.position(next_one) == 1
    gate.open.set()
    until(lambda: next_one.over)
    assert waiting.outcome is None


def test_an_error_is_told_and_the_line_goes_on(capsys: pytest.CaptureFixture[str]) -> None:
    def refuse(job: Job) -> None:
        raise SummariseError("the article is in Klingon")

    def stumble(job: Job) -> None:
        raise ZeroDivisionError("secret detail")

    line = Line()
    refused, stumbled, good = line.submit(refuse), line.submit(stumble), line.submit(lambda job: 3)
    until(lambda: good.over)
    assert (refused.state, refused.error) == ("failed", "the article is in Klingon")
    # A mistake of the program is in its log, and not on a stranger's screen.
    assert stumbled.state == "failed"
    assert "secret detail" not in stumbled.error
    assert "secret detail" in capsys.readouterr().err
    assert good.outcome == 3


def test_a_result_is_found_by_its_ticket_until_it_is_dropped() -> None:
    line = Line()
    job = line.submit(lambda job: "mine")
    until(lambda: job.over)
    found = line.find(job.ticket)
    assert found is not None
    assert found.outcome == "mine"
    assert line.find(job.ticket[:-1]) is None
    line.drop(job.ticket)
    assert line.find(job.ticket) is None


def test_results_are_forgotten_after_a_while_and_when_there_are_many(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    line = Line(kept_seconds=0.05)
    job = line.submit(lambda job: "old")
    until(lambda: job.over)
    time.sleep(0.1)
    assert line.find(job.ticket) is None
    monkeypatch.setattr("ui.jobs.KEPT_RESULTS", 2)
    line = Line()
    jobs = [line.submit(lambda job: 0) for _ in range(4)]
    until(lambda: all(job.over for job in jobs))
    assert [line.find(job.ticket) is not None for job in jobs] == [False, False, True, True]


def test_work_that_nobody_waits_for_is_given_up() -> None:
    line, gate = Line(patience=0.05), Gate()
    job = line.submit(gate)
    until(lambda: job.over)
    assert job.state == "cancelled"


def test_tickets_cannot_be_guessed() -> None:
    line = Line()
    tickets = {line.submit(lambda job: 0).ticket for _ in range(5)}
    assert len(tickets) == 5
    assert all(len(ticket) >= 32 for ticket in tickets)
