"""A server that others wrote, with the embedded model's own weights: nothing here is imitated."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from summarise import cli
from summarise.models import load_writer, server
from summarise.models.catalog import WRITER
from summarise.models.fetch import resolve

xllamacpp = pytest.importorskip("xllamacpp")

STORY = (
    "The mayor of Elm said on Monday that the old bridge over the river, which was built in 1931"
    " and carries nine thousand cars a day, will close for repairs until spring.\n\n"
    "Repairs will cost four million dollars, of which the state of Ohio has promised to pay half"
    " after long talks with the city council this summer.\n\n"
    "Bakers on Main Street fear that customers from the other bank will stay away for months.\n"
)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The address of llama.cpp's server with SmolLM2-135M-Instruct, four prompts at a time."""
    settings = xllamacpp.CommonParams()
    settings.model.path = str(resolve(WRITER) / WRITER.files[0].path)
    settings.n_ctx, settings.n_parallel = 2048, 4
    settings.hostnames, settings.port = ["127.0.0.1"], 0
    settings.cpuparams.n_threads = 1
    settings.verbosity = -1
    running = xllamacpp.Server(settings)
    yield f"{running.listening_address}/v1"
    del running


@pytest.fixture(autouse=True)
def no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in server.KEYS:
        monkeypatch.delenv(name, raising=False)


def test_it_answers_in_the_chat_format_of_its_model(address: str) -> None:
    writer = load_writer(f"openai:{address}#smollm2")
    prompts = [f"Say the word {word} and nothing else." for word in ("bridge", "river", "bridge")]
    found = writer.generate([writer.turn(prompt) for prompt in prompts], max_new_tokens=24)
    assert all(len(one) == 1 and one[0].text for one in found)
    assert "bridge" in found[0][0].text.lower()
    assert "<|" not in found[0][0].text
    assert found[0] == found[2]


def test_an_answer_cut_off_at_the_bound_is_not_ended(address: str) -> None:
    writer = load_writer(f"openai:{address}#smollm2")
    [[found]] = writer.generate(["Tell a long story about a bridge."], max_new_tokens=5, stop="")
    assert not found.ended


def test_a_prompt_longer_than_its_context_is_left_out_and_said(
    address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    writer = load_writer(f"openai:{address}#smollm2")
    found = writer.generate(["Say hello. " * 2000, "Say hello."], max_new_tokens=12)
    assert [len(one) for one in found] == [0, 1]
    assert "did not read 1 of 2 prompts whole" in capsys.readouterr().err


def test_a_summary_written_by_it_rests_on_the_article(
    address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    story = tmp_path / "story.txt"
    story.write_text(STORY, encoding="utf-8")
    model = f"openai:{address}#smollm2"
    assert cli.main(["article", str(story), "--model", model, "--json", "--length", "40"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["recipe"]["model"] == model
    assert found["sentences"]
    for sentence in found["sentences"]:
        assert set(re.findall(r"\d+", sentence["text"])) <= set(re.findall(r"\d+", STORY))
        for span in sentence["evidence"]:
            assert STORY[span["start"] : span["end"]].strip()


def test_the_evaluation_runs_with_it(
    address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "data.jsonl"
    row = {"id": "1", "text": STORY, "references": ["The old bridge in Elm closes until spring."]}
    data.write_text(json.dumps(row) + "\n", encoding="utf-8")
    model = f"openai:{address}#smollm2"
    asked = ["--data", str(data), "--model", model, "--system", f"direct:{model}"]
    assert cli.main(["evaluate", *asked, "--json", "--cache", str(tmp_path / "cache")]) == 0
    systems = json.loads(capsys.readouterr().out)["systems"]
    assert list(systems) == [f"direct:{model}", f"pipeline:{model}"]
    for scored in systems.values():
        assert scored["metrics"]["rouge1"]["mean"] > 0
