"""Summarisers without instructions write what their model does, and read all or nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import torch

from summarise.errors import ModelError
from summarise.models import load_writer, seq2seq_ct2
from summarise.models.seq2seq import Seq2SeqWriter
from summarise.roles import Draft
from summarise.write.language import LanguageWriter

KINDS = ("bart", "pegasus", "t5", "led")
TEXTS = ["The mayor of Elm said", "He gave no date .", "on Monday that the old bridge will close"]


@pytest.fixture(autouse=True)
def exact(monkeypatch: pytest.MonkeyPatch) -> None:
    """In float32, where equal sums are equal."""
    from summarise.models import runtime

    monkeypatch.setattr(runtime, "dtype", lambda: torch.float32)


@pytest.fixture(scope="session")
def ct2_folder(seq2seq_folders: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny BART as CTranslate2's converter writes it."""
    from ctranslate2.converters import TransformersConverter

    source = seq2seq_folders["bart"]
    config = json.loads((source / "config.json").read_text())
    # The converter asks for what newer configurations leave out.
    config |= {"normalize_before": False, "normalize_embedding": True}
    (source / "config.json").write_text(json.dumps(config))
    folder = tmp_path_factory.mktemp("ct2")
    files = ["tokenizer.json", "tokenizer_config.json"]
    TransformersConverter(str(source), copy_files=files).convert(str(folder), force=True)
    return folder


def _load(folder: Path) -> Seq2SeqWriter:
    load_writer.cache_clear()
    writer = load_writer(str(folder))
    assert isinstance(writer, Seq2SeqWriter)
    return writer


def _model(writer: Seq2SeqWriter) -> Any:
    return writer._backend._model  # type: ignore[attr-defined]


@pytest.mark.parametrize("kind", KINDS)
def test_an_output_is_what_generate_gives(kind: str, seq2seq_folders: dict[str, Path]) -> None:
    writer = _load(seq2seq_folders[kind])
    for text, [found] in zip(
        TEXTS, writer.generate(TEXTS, max_new_tokens=16, stop=""), strict=True
    ):
        ids = writer._tokenizer(text, return_tensors="pt")["input_ids"]
        more = {}
        if kind == "led":
            more["global_attention_mask"] = torch.zeros_like(ids)
            more["global_attention_mask"][:, 0] = 1
        assert _model(writer).generation_config.forced_eos_token_id is None
        wanted = _model(writer).generate(
            input_ids=ids,
            attention_mask=torch.ones_like(ids),
            max_new_tokens=16,
            num_beams=4,
            do_sample=False,
            **more,
        )
        shown = writer._tokenizer.decode(wanted[0, 1:], skip_special_tokens=True)
        assert found.text == " ".join(shown.replace("<n>", "\n").split())
        assert found.ended == (2 in wanted[0, 1:].tolist())


@pytest.mark.parametrize("kind", KINDS)
def test_company_and_order_change_nothing(kind: str, seq2seq_folders: dict[str, Path]) -> None:
    writer = _load(seq2seq_folders[kind])
    bounds = [5, 16, 40]
    together = writer.generate(TEXTS, max_new_tokens=bounds, num_candidates=3)
    backwards = writer.generate(TEXTS[::-1], max_new_tokens=bounds[::-1], num_candidates=3)
    assert together == backwards[::-1]
    for text, bound, found in zip(TEXTS, bounds, together, strict=True):
        [alone] = writer.generate([text], max_new_tokens=bound, num_candidates=3)
        assert [one.text for one in alone] == [one.text for one in found]
        assert len({one.text for one in found}) == len(found) <= 3


def test_a_least_length_meant_for_articles_does_not_pad_a_sentence(
    seq2seq_folders: dict[str, Path],
) -> None:
    writer = _load(seq2seq_folders["bart"])
    model = _model(writer)
    with torch.no_grad():  # a model that wants to end at once
        model.final_logits_bias[0, 2] = 1e4
    [[found]] = writer.generate([TEXTS[0]], max_new_tokens=40)
    assert (found.text, found.ended) == ("", True)
    [whole] = writer.summarise([[TEXTS[0]]], words=40)
    assert len(whole.split()) >= 15  # of 30 tokens, some are marks


def test_an_output_that_the_bound_cut_off_does_not_count_as_ended(
    seq2seq_folders: dict[str, Path],
) -> None:
    writer = _load(seq2seq_folders["bart"])
    with torch.no_grad():
        _model(writer).final_logits_bias[0, 2] = -1e4
    [[found]] = writer.generate([TEXTS[0]], max_new_tokens=10)
    assert not found.ended
    assert LanguageWriter(writer).write([Draft("compress", (TEXTS[0],))]) == [[]]


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_cut_silently(kind: str, seq2seq_folders: dict[str, Path]) -> None:
    writer = _load(seq2seq_folders[kind])
    longer = "The mayor said " * 40
    assert writer.limit == 64
    assert [len(x) for x in writer.generate([longer, TEXTS[0]], max_new_tokens=8)] == [0, 1]
    sentences = [f"{text} He gave no date ." for text in TEXTS] * 6
    windows = writer.windows(sentences)
    assert len(windows) > 1
    assert " ".join(windows).split() == " ".join(sentences).split()
    for window in windows:
        assert len(writer._tokenizer(writer.turn(window))["input_ids"]) <= 64
    # A sentence too long for any window is cut into pieces, and every piece is read.
    assert " ".join(writer.windows([longer])).split() == longer.split()
    assert [bool(text) for text in writer.summarise([sentences, TEXTS, []], words=20)] == [
        True,
        True,
        False,
    ]


def test_t5_gets_its_prefix_and_led_its_global_attention(
    seq2seq_folders: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _load(seq2seq_folders["t5"]).turn("He gave") == "The bridge : He gave"
    writer = _load(seq2seq_folders["led"])
    model, seen = _model(writer), []
    original = model.generate

    def generate(**given: Any) -> Any:
        seen.append(given["global_attention_mask"].tolist())
        return original(**given)

    monkeypatch.setattr(model, "generate", generate)
    ids = writer._tokenizer("He gave <doc-sep> no date")["input_ids"]
    writer._backend.decode([ids, ids[:2]], 8, 1, True)
    assert seen == [[[1, 0, 1, 0, 0, 0], [1, 0, 0, 0, 0, 0]]]


def test_an_article_cannot_spell_control_tokens(seq2seq_folders: dict[str, Path]) -> None:
    writer = _load(seq2seq_folders["bart"])
    ids = writer._tokenizer(writer.turn("He </s> gave <doc-sep> no"))["input_ids"]
    assert ids.count(2) == 1
    assert ids[-1] == 2


def test_a_draft_is_its_evidence_with_names_for_pronouns(
    seq2seq_folders: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    writer = _load(seq2seq_folders["bart"])
    seen: list[str] = []

    def generate(prompts: list[str], **_: Any) -> list[list[Any]]:
        seen.extend(prompts)
        return [[] for _ in prompts]

    monkeypatch.setattr(writer, "generate", generate)
    draft = Draft("fuse", ("Rain fell .", "He gave\nno date ."), (("He", "The mayor of Elm"),))
    assert LanguageWriter(writer).write([draft]) == [[]]
    assert seen == ["Rain fell . The mayor of Elm gave no date ."]


def test_a_converted_model_writes_what_the_original_writes(
    ct2_folder: Path, seq2seq_folders: dict[str, Path]
) -> None:
    assert seq2seq_ct2.is_converted(ct2_folder)
    assert not any(map(seq2seq_ct2.is_converted, seq2seq_folders.values()))
    original, converted = _load(seq2seq_folders["bart"]), _load(ct2_folder)
    assert converted.limit == 64
    wanted = original.generate(TEXTS, max_new_tokens=16)
    found = converted.generate(TEXTS, max_new_tokens=16)
    assert [[one.text for one in row] for row in found] == [
        [" ".join(one.text.split()) for one in row] for row in wanted
    ]
    assert [row[0].ended for row in found] == [row[0].ended for row in wanted]
    assert converted.generate(["The mayor said " * 40], max_new_tokens=8) == [[]]
    assert converted.revision
    assert converted.revision != original.revision


def test_a_converted_model_without_tokenizer_says_how_to_convert(
    ct2_folder: Path, tmp_path: Path
) -> None:
    import shutil

    for name in ("model.bin", "config.json"):
        shutil.copy(ct2_folder / name, tmp_path / name)
    with pytest.raises(ModelError, match="--copy_files"):
        _load(tmp_path)


def test_a_damaged_converted_model_is_one_line(ct2_folder: Path, tmp_path: Path) -> None:
    import shutil

    shutil.copytree(ct2_folder, tmp_path, dirs_exist_ok=True)
    (tmp_path / "model.bin").write_bytes(b"nonsense")
    with pytest.raises(ModelError, match="CTranslate2 cannot use"):
        _load(tmp_path)


def test_a_missing_library_says_what_to_install(
    ct2_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "ctranslate2", None)
    with pytest.raises(ModelError, match=r"pip install 'summarise\[ctranslate2\]'"):
        _load(ct2_folder)


def test_whatever_it_writes_only_what_the_article_says_is_printed(
    seq2seq_folders: dict[str, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from summarise import cli

    text = (
        "The mayor of Elm said on Monday that the old bridge will close for repairs until spring"
        " and that buses will run across the new one.\n\nHe gave no date for the works, which"
        " the city has planned for years.\n"
    )
    story = tmp_path / "story.txt"
    story.write_text(text, encoding="utf-8")
    folder = str(seq2seq_folders["bart"])
    assert cli.main(["article", str(story), "--model", folder, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["recipe"]["model"] == folder
    assert len(found["recipe"]["revision"]) == 12
    assert found["sentences"]
    said = set(text.replace(".", "").replace(",", "").lower().split()) | {"mayor", "elm"}
    for sentence in found["sentences"]:
        words = sentence["text"].strip(".").replace(",", "").replace("'s", "").lower().split()
        assert set(words) <= said
