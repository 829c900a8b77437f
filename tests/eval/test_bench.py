"""The benchmark: what it counts, and that ratios are those of the same round."""

from functools import partial
from types import SimpleNamespace

import pytest
import torch

from eval.bench import peers, stages
from eval.bench.__main__ import Round, cases, main, run, table
from eval.bench.ceilings import Ceilings, measure
from eval.bench.peers import BART_OUTPUT, BartTwin, Ours, Prompted, System
from eval.bench.stages import Clock, Profile, Timed, Work
from eval.data import load
from eval.items import Case, Document
from summarise.batch.processes import Processes
from summarise.models import runtime
from tests.batch.workers import Busy


class Counting:
    """A peer that keeps what it was given."""

    elsewhere = 0.0

    def __init__(self, name, share):
        self.name, self.share, self.given = name, share, []

    def run(self, cases):
        self.given.append([case.id for case in cases])


def test_slower_systems_get_fewer_articles_and_others_in_the_next_round():
    singles = [SimpleNamespace(id=str(n)) for n in range(10)]
    ours, slow = Counting("ours", 1), Counting("slow", 5)
    found = run([ours, slow], singles, 3)
    assert [sorted(given, key=int) for given in ours.given] == [[str(n) for n in range(10)]] * 3
    assert slow.given == [["0", "1"], ["2", "3"], ["4", "5"]]
    assert [one.articles for one in found["slow"]] == [2, 2, 2]


def test_ours_works_in_processes_whose_seconds_count(monkeypatch):
    monkeypatch.setattr(peers, "Processes", partial(Processes, make=Busy))
    singles, _ = cases("", 40)
    with Ours(2) as ours:
        ours.warm(singles[:2])
        warmed = ours.elsewhere
        assert warmed > 0.1
        (first, second) = run([ours], singles, 2)[ours.name]
        with pytest.raises(RuntimeError, match=r"bad: .*empty"):
            ours.run([Case("bad", (Document("bad", ""),))])
    for one in (first, second):  # three chunks each
        assert one.articles == 40
        assert one.processor > 0.14
    assert first.processor + second.processor < ours.elsewhere - warmed + 1


def test_ratios_are_those_of_the_same_round():
    ours = [Round(10, 60.0, 60.0), Round(10, 120.0, 60.0), Round(10, 60.0, 60.0)]
    slow = [Round(1, 60.0, 120.0), Round(1, 120.0, 120.0), Round(1, 120.0, 120.0)]
    _, _, own, other = table({"ours": ours, "slow": slow}).splitlines()
    assert [cell.strip() for cell in own.split("|")[2:6]] == ["30", "10 (5-10)", "1 (1-1)", "6.00"]
    assert [cell.strip() for cell in other.split("|")[2:6]] == [
        "3",
        "0.5 (0.5-1)",
        "10 (10-20)",
        "120.00",
    ]
    assert other.split("|")[6].strip() == "20 (20-20)"


def test_a_second_is_counted_where_it_was_spent(monkeypatch):
    now = [0.0]
    monkeypatch.setattr(stages, "perf_counter", lambda: now[0])
    clock = Clock()

    class Role:
        limit = 7

        def work(self, seconds):
            now[0] += seconds
            return seconds

    inner = Timed(Role(), "inner", clock)
    clock.enter("outer")
    now[0] += 1
    assert inner.work(5) == 5
    assert inner.limit == 7
    now[0] += 2
    clock.leave()
    now[0] += 100
    clock.enter("outer")
    clock.leave()
    assert clock.seconds == {"outer": 3.0, "inner": 5.0}


def test_a_models_tokens_are_counted_until_told_to_stop():
    from transformers import LlamaConfig, LlamaForCausalLM

    config = LlamaConfig(
        vocab_size=50,
        hidden_size=16,
        intermediate_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        tie_word_embeddings=True,
    )
    model, work = LlamaForCausalLM(config), Work()
    stop = work.attach(model)
    model(input_ids=torch.ones(2, 7, dtype=torch.long))
    model(torch.ones(1, 3, dtype=torch.long))
    stop()
    model(torch.ones(1, 3, dtype=torch.long))
    assert (work.tokens, work.passes) == (17, 2)
    # The table that is both looked up and multiplied with counts once.
    assert work.parameters == sum(p.numel() for p in model.parameters())


def test_shares_of_the_ceilings():
    clock = Clock({"write": 2.0, "encode": 1.0, "read": 1.0}, dict.fromkeys("xyz", 0.0))
    clock.processor = {"write": 2.0, "encode": 1.0, "read": 1.0}
    writer, encoder = Work(1000, 10, 10**6), Work(500, 5, 10**6)
    limits = Ceilings({"float32": 1e10, "bfloat16": 1e10}, 1e9)
    from eval.bench.__main__ import stages as shown

    lines = shown(Profile(clock, writer, encoder), limits).splitlines()
    assert lines[2].split() == ["|", "write", "|", "2.00", "|", "2.00", "|", "50%", "|"]
    row = next(line for line in lines[6:] if "write" in line)
    # 2 x 10^6 x 1000 operations in 2 seconds are a tenth of the ceiling.
    assert [cell.strip() for cell in row.split("|")[2:6]] == ["500", "100", "1", "10%"]


def test_the_twin_writes_as_much_as_the_original(monkeypatch):
    import transformers

    def small(vocab_size):
        return original(
            vocab_size=vocab_size,
            d_model=16,
            encoder_layers=1,
            decoder_layers=1,
            encoder_attention_heads=2,
            decoder_attention_heads=2,
            encoder_ffn_dim=16,
            decoder_ffn_dim=16,
        )

    original = transformers.BartConfig
    monkeypatch.setattr(transformers, "BartConfig", small)
    twin = BartTwin("bfloat16", 8)
    lengths = []
    generate = twin._model.generate

    def counted(**given):
        assert given["num_beams"] == 4
        lengths.append(generate(**given).shape[1])
        return generate(**given)

    monkeypatch.setattr(twin._model, "generate", counted)
    singles, _ = cases("", 3)
    twin.run(singles)
    assert lengths == [BART_OUTPUT + 1] * 2
    assert twin._model.dtype == torch.bfloat16


def test_the_weights_are_asked_directly_in_their_own_format(monkeypatch):
    prompted = Prompted(4)
    asked = []

    def generate(**given):
        asked.append(given)
        return given["input_ids"]

    monkeypatch.setattr(prompted._model, "generate", generate)
    singles, _ = cases("", 5)
    prompted.run(singles)
    assert [given["input_ids"].shape[0] for given in asked] == [4, 1]
    assert {given["max_new_tokens"] for given in asked} == {136}
    shown = prompted._tokenizer.decode(asked[1]["input_ids"][0])
    assert "Summarize this news article in about 60 words." in shown
    assert shown.endswith("<|im_start|>assistant\n")


def test_a_system_that_fails_is_not_fast():
    with pytest.raises(RuntimeError, match="nothing"):
        System("lexrank", "lexrank", 1).run([Case("nothing", (Document("nothing", ""),))])


def test_articles_that_ship_are_taken_once_each():
    singles, compared = cases("", 0)
    texts = [case.documents[0].text for case in singles]
    assert len(texts) == len(set(texts)) > 40
    assert len({case.id for case in singles}) == len(singles)
    assert len(compared) == 5
    assert {d.text for c in load("seeds").cases for d in c.documents} <= set(texts)
    assert len(cases("", 7)[0]) == 7


def test_ceilings_are_measured_here():
    found = measure()
    assert found.products["float32"] > 1e8
    assert found.copy > 1e8


@pytest.mark.skipif(torch.cuda.is_available(), reason="there is a GPU here")
def test_without_a_gpu_the_line_says_so(capsys):
    assert runtime.device() == "cpu"
    assert main(["--gpu"]) == 0
    assert capsys.readouterr().out == (
        "There is no GPU that torch can use here: nothing was measured.\n"
    )
