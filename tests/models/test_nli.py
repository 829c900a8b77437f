"""Probabilities of entailment are the model's own, whatever else is in the batch."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import torch

from summarise.errors import ModelError
from summarise.models.nli import load

PAIRS = [
    ("The mayor of Elm said that the old bridge will close .", "the bridge will close"),
    ("He gave no date .", "The mayor gave no date ."),
    ("on Monday", "He said on Monday"),
]


def test_the_probability_is_that_of_the_label_entailment(nli_folder: Path) -> None:
    model = load(str(nli_folder))
    for pair, found in zip(PAIRS, model.entail(PAIRS), strict=True):
        with torch.inference_mode():
            logits = model._model(**model._tokenizer(*pair, return_tensors="pt")).logits
        assert found == pytest.approx(float(logits.softmax(-1)[0, 2]), abs=1e-5)
    assert len({round(value, 3) for value in model.entail(PAIRS)}) == 3
    assert model.entail([]) == []


def test_company_and_order_change_nothing(nli_folder: Path) -> None:
    model = load(str(nli_folder))
    assert model.entail(PAIRS[::-1])[::-1] == pytest.approx(model.entail(PAIRS), abs=1e-6)
    assert model.entail([PAIRS[1]])[0] == pytest.approx(model.entail(PAIRS)[1], abs=1e-6)


def test_a_long_premise_is_read_in_windows_and_the_best_counts(nli_folder: Path) -> None:
    model = load(str(nli_folder))
    premise = "The mayor said on Monday . " * 30 + PAIRS[0][0]
    windows = model._windows(premise, PAIRS[0][1])
    assert len(windows) > 2
    assert windows[0].split()[0] == "The"
    assert PAIRS[0][0] in windows[-1]
    for window in windows:
        assert len(model._tokenizer(window, PAIRS[0][1])["input_ids"]) <= 64
    best = max(model.entail([(window, PAIRS[0][1]) for window in windows]))
    assert model.entail([(premise, PAIRS[0][1])]) == [pytest.approx(best, abs=1e-6)]


def test_what_the_model_cannot_read_is_not_entailed(nli_folder: Path) -> None:
    assert load(str(nli_folder)).entail([("He said so", "He gave no date . " * 30)]) == [0.0]


def _relabelled(folder: Path, target: Path, labels: dict[str, str]) -> str:
    shutil.copytree(folder, target)
    config = json.loads((target / "config.json").read_text())
    config["id2label"] = labels
    config["label2id"] = {label: int(at) for at, label in labels.items()}
    (target / "config.json").write_text(json.dumps(config))
    return str(target)


def test_labels_are_read_by_name_not_by_place(nli_folder: Path, tmp_path: Path) -> None:
    other = _relabelled(
        nli_folder, tmp_path / "a", {"0": "ENTAILMENT", "1": "not_entailment", "2": "neutral"}
    )
    pair = dict(zip(PAIRS, load(other).entail(PAIRS), strict=True))
    with torch.inference_mode():
        model = load(str(nli_folder))
        logits = model._model(**model._tokenizer(*PAIRS[0], return_tensors="pt")).logits
    assert pair[PAIRS[0]] == pytest.approx(float(logits.softmax(-1)[0, 0]), abs=1e-5)


def test_labels_that_do_not_say_are_an_error(nli_folder: Path, tmp_path: Path) -> None:
    other = _relabelled(
        nli_folder, tmp_path / "b", {"0": "LABEL_0", "1": "LABEL_1", "2": "LABEL_2"}
    )
    with pytest.raises(ModelError, match="LABEL_0, LABEL_1, LABEL_2"):
        load(other)


def test_a_model_without_a_classifier_is_refused(tiny_folder: Path) -> None:
    with pytest.raises(ModelError, match="classifies no sentences"):
        load(str(tiny_folder))


def test_a_missing_folder_says_what_to_give() -> None:
    with pytest.raises(ModelError, match="there is no folder"):
        load("/no/such/folder")


STORY = (
    "The mayor of Elm said on Monday that the old bridge over the river, which was built in 1931"
    " and carries nine thousand cars a day, will close for repairs until spring.\n\n"
    "Repairs will cost four million dollars, of which the state of Ohio has promised to pay half"
    " after long talks with the city council this summer.\n"
)


@pytest.mark.parametrize("bias", [9.0, -9.0])
def test_the_command_asks_it_beside_the_rules(
    bias: float, nli_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from transformers import AutoModelForSequenceClassification

    from summarise import cli

    folder = tmp_path / "nli"
    shutil.copytree(nli_folder, folder)
    model = AutoModelForSequenceClassification.from_pretrained(folder)
    with torch.no_grad():
        model.classifier.weight.zero_()
        model.classifier.bias[:] = torch.tensor([0.0, 0.0, bias])
    model.save_pretrained(folder)
    story = tmp_path / "story.txt"
    story.write_text(STORY, encoding="utf-8")
    asked = ["article", str(story), "--json", "--length", "30"]
    assert cli.main([*asked, "--checker", str(folder)]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["recipe"]["checker"] == str(folder)
    assert len(found["recipe"]["checker_revision"]) == 12
    support = float(torch.tensor([0.0, 0.0, bias]).softmax(-1)[2])
    own = [one for one in found["sentences"] if one["text"] in STORY]
    other = [one for one in found["sentences"] if one["text"] not in STORY]
    assert own or other
    # A checker that finds nothing entailed leaves the article's own words.
    assert bool(other) == (bias > 0)
    assert [one["support"] for one in other] == [round(support, 4)] * len(other)
