"""Continuations are the most likely ones, whatever else is in the batch."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from summarise.errors import ModelError
from summarise.models.causal import CausalWriter, load

PROMPTS = ["The mayor of Elm", "He gave", "on Monday that the old bridge", "no date", "will close"]


def _logprob(writer: CausalWriter, prompt: str, tokens: list[int]) -> float:
    """Mean log-probability of tokens after a prompt, from one pass over all of them."""
    ids = writer._tokenizer(prompt, add_special_tokens=False)["input_ids"]
    with torch.inference_mode():
        logits = writer._model(torch.tensor([ids + tokens])).logits[0].log_softmax(-1)
    values = [logits[len(ids) - 1 + place, token] for place, token in enumerate(tokens)]
    return float(sum(values) / len(values))


def test_greedy_is_what_transformers_writes(tiny: CausalWriter) -> None:
    for prompt, [found] in zip(
        PROMPTS, tiny.generate(PROMPTS, max_new_tokens=12, stop=""), strict=True
    ):
        ids = tiny._tokenizer(prompt, return_tensors="pt", add_special_tokens=False)["input_ids"]
        wanted = tiny._model.generate(
            ids, attention_mask=torch.ones_like(ids), max_new_tokens=12, do_sample=False
        )
        tokens = wanted[0, ids.shape[1] :].tolist()
        assert found.text == tiny._tokenizer.decode(tokens, skip_special_tokens=True).strip()
        assert found.ended == (tokens[-1] == 1)


def test_company_and_order_change_nothing(tiny: CausalWriter) -> None:
    together = tiny.generate(PROMPTS, max_new_tokens=9, num_candidates=3)
    backwards = tiny.generate(PROMPTS[::-1], max_new_tokens=9, num_candidates=3)
    assert together == backwards[::-1]
    for prompt, found in zip(PROMPTS, together, strict=True):
        [alone] = tiny.generate([prompt], max_new_tokens=9, num_candidates=3)
        assert [one.text for one in alone] == [one.text for one in found]


def test_beams_find_what_an_exhaustive_search_finds(tiny: CausalWriter) -> None:
    words = len(tiny._tokenizer)
    prompt = tiny._tokenizer("He gave", add_special_tokens=False)["input_ids"]
    pairs = torch.cartesian_prod(torch.arange(words), torch.arange(words))
    ids = torch.cat([torch.tensor([prompt] * len(pairs)), pairs], dim=1)
    with torch.inference_mode():
        logprobs = tiny._model(ids).logits[:, -3:-1].log_softmax(-1)
    means = logprobs.gather(2, pairs[:, :, None]).mean((1, 2))
    best = means[(pairs != 1).all(1)].max().item()  # 1 ends the text
    # As many beams as words lose no continuation of two.
    [found] = tiny.generate(["He gave"], max_new_tokens=2, num_candidates=words, stop="")
    assert max(one.logprob for one in found if not one.ended) == pytest.approx(best, abs=1e-4)


def test_candidates_differ_and_come_best_first(tiny: CausalWriter) -> None:
    for found in tiny.generate(PROMPTS, max_new_tokens=6, num_candidates=4):
        assert 1 <= len(found) <= 4
        assert len({one.text for one in found}) == len(found)
        assert found == sorted(found, key=lambda one: (not one.ended, -one.logprob))


def test_each_prompt_has_its_own_bound(tiny: CausalWriter) -> None:
    bounds = [1, 2, 3, 4, 5]
    for bound, [found] in zip(
        bounds, tiny.generate(PROMPTS, max_new_tokens=bounds, stop=""), strict=True
    ):
        [alone] = tiny.generate([PROMPTS[bound - 1]], max_new_tokens=bound, stop="")
        assert found.text == alone[0].text


def test_an_answer_ends_before_the_stop_text(tiny: CausalWriter) -> None:
    [[whole]] = tiny.generate([PROMPTS[0]], max_new_tokens=8, stop="")
    ids = tiny._tokenizer(PROMPTS[0], return_tensors="pt", add_special_tokens=False)["input_ids"]
    written = tiny._model.generate(
        ids, attention_mask=torch.ones_like(ids), max_new_tokens=8, do_sample=False
    )[0, ids.shape[1] :].tolist()
    stop = tiny._tokenizer.decode([written[3]])
    [[cut]] = tiny.generate([PROMPTS[0]], max_new_tokens=8, stop=stop)
    assert stop in whole.text
    assert cut.text == whole.text.partition(stop)[0].strip()
    assert cut.ended


def test_nothing_asked_gives_nothing(tiny: CausalWriter) -> None:
    assert tiny.generate([], max_new_tokens=5) == []


@pytest.mark.parametrize("source", ["/no/such/folder", "./nor/this", "~/nor-this"])
def test_a_missing_folder_says_what_to_give(source: str) -> None:
    with pytest.raises(ModelError, match="there is no folder"):
        load(source, name=source)


def test_a_folder_without_a_model_says_what_to_give(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"cannot load model .* give a folder"):
        load(tmp_path, name=str(tmp_path))


def test_a_prompt_longer_than_the_context_is_left_out_and_said(
    tiny: CausalWriter, capsys: pytest.CaptureFixture[str]
) -> None:
    tiny._model.config.max_position_embeddings = 12
    found = tiny.generate(["The mayor of Elm", "will close " * 6], max_new_tokens=4)
    assert [len(one) for one in found] == [1, 0]
    assert "1 prompts are longer than its context of 12 tokens" in capsys.readouterr().err


def test_a_turn_follows_the_models_own_template(tiny: CausalWriter) -> None:
    assert tiny.turn("Shorten .") == "Shorten .\n\nAnswer: "
    tiny._tokenizer.chat_template = (
        "{% for m in messages %}[{{ m.role }}] {{ m.content }} {% endfor %}[assistant]"
    )
    assert tiny.turn("Shorten .") == "[user] Shorten . [assistant]"


def test_control_tokens_of_an_article_are_disarmed(tiny: CausalWriter) -> None:
    assert tiny.turn("a <end> b") == "a < end> b\n\nAnswer: "
    assert tiny.turn("2 < 3 and 5 > 4") == "2 < 3 and 5 > 4\n\nAnswer: "


def test_a_folder_is_told_apart_from_another_state_of_it(tiny_folder: Path, tmp_path: Path) -> None:
    import shutil

    other = tmp_path / "other"
    shutil.copytree(tiny_folder, other)
    same = load(other, name="x").revision
    assert same == load(tiny_folder, name="y").revision != ""
    weights = (other / "model.safetensors").read_bytes()
    (other / "model.safetensors").write_bytes(weights[:-4] + b"\x00\x00\x00\x40")
    assert load(other, name="x").revision != same
