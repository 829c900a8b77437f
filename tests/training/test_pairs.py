"""The writer's pairs keep what a summary must keep; the texts are made up."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarise.roles import Draft, Token
from training import hints
from training.corpus import hold_out
from training.deletions import shorten
from training.detokenise import detokenise, is_clean
from training.overlap import Measured
from training.pairs import Builder, Pair, Restorer, fusions, highlights, in_order, is_sentence, make
from training.restatements import Line, restatements
from training.rules import faults
from training.splitting import speaker_first, split

SOURCE = (
    "The Lindale council said on Monday that the new bridge, which is 40 metres long, "
    "may cost more than $3 million."
)


def tree(*words: str) -> tuple[str, tuple[Token, ...]]:
    """Build a text and its parse from "text/pos/tag/dep/head[/entity]"; "_" joins leftwards."""
    text, made = "", []
    for word in words:
        form, pos, tag, dep, head, *entity = word.split("/")
        joined = form.startswith("_")
        form = form.removeprefix("_")
        text += form if joined or not text else f" {form}"
        start = len(text) - len(form)
        named = entity[0] if entity else ""
        lemma = {"said": "say"}.get(form.lower(), form.lower())
        made.append(Token(form, start, len(text), lemma, pos, tag, dep, int(head), named))
    return text, tuple(made)


ASIDE = tree(
    "Ana/PROPN/NNP/compound/1/PERSON",
    "Reyes/PROPN/NNP/nsubj/8/PERSON",
    "_,/PUNCT/,/punct/1",
    "who/PRON/WP/nsubj/4",
    "runs/VERB/VBZ/relcl/1",
    "the/DET/DT/det/6",
    "port/NOUN/NN/dobj/4",
    "_,/PUNCT/,/punct/1",
    "opened/VERB/VBD/ROOT/8",
    "two/NUM/CD/nummod/11",
    "new/ADJ/JJ/amod/11",
    "docks/NOUN/NNS/dobj/8",
    "in/ADP/IN/prep/8",
    "Lindale/PROPN/NNP/pobj/12/GPE",
    "on/ADP/IN/prep/8",
    "Monday/PROPN/NNP/pobj/14/DATE",
    "_./PUNCT/./punct/8",
)


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("`` We ca n't wait , '' she said .", '"We can\'t wait," she said.'),
        ("( CNN ) The dam -LRB- built in 1931 -RRB- broke .", "The dam (built in 1931) broke."),
        ("LINDALE ( Reuters ) -- Reyes 's plan costs $ 25 , 000 .", "Reyes's plan costs $25,000."),
        ('He said , " no . "', 'He said, "no."'),
        ("Already plain: it's “fine”, she said.", "Already plain: it's “fine”, she said."),
    ],
)
def test_tokenised_text_reads_like_running_text(raw: str, plain: str) -> None:
    assert detokenise(raw) == plain
    assert is_clean(plain)


@given(st.text(alphabet="aA1 .,'\"`-()", max_size=60))
def test_detokenising_any_text_leaves_no_double_spaces(text: str) -> None:
    assert "  " not in detokenise(text)


@pytest.mark.parametrize(
    ("target", "fault"),
    [
        ("The Lindale council said the bridge may cost more than $3 million.", None),
        ("The Lindale council said the bridge may cost more than $5 million.", "number"),
        ("The Lindale council said the Elm bridge may cost more than $3 million.", "name"),
        ("The Lindale council said the bridge will cost more than $3 million.", "hedge"),
        ("The Lindale council said the bridge may cost $3 million.", "bound"),
        ("The Lindale council said the bridge may not cost more than $3 million.", "negation"),
        ("The new bridge in Lindale may cost more than $3 million.", "speech"),
        ("The Lindale council said the bridge may ruin families, costing more.", "novelty"),
        ('The Lindale council said it "may cost more than $3 million".', "quotation"),
    ],
)
def test_a_target_that_says_something_else_is_refused(target: str, fault: str | None) -> None:
    found = faults(target, [SOURCE])
    assert (fault in found) if fault else (found == [])


def test_a_compression_must_be_shorter() -> None:
    assert make("compress", [SOURCE], SOURCE, "x", "g") == (None, "not shorter")


def test_a_target_does_not_begin_with_a_pronoun_that_nothing_explains() -> None:
    pair, reason = make(
        "compress", [SOURCE], "It may cost more than $3 million, said Lindale.", "x", "g"
    )
    assert pair is None
    assert reason == "pronoun"


def test_asides_are_left_out_and_nothing_else() -> None:
    text, parse = ASIDE
    assert shorten(text, parse) == ["Ana Reyes opened two new docks in Lindale on Monday."]


def test_a_restrictive_clause_stays() -> None:
    words = [
        "Drivers/NOUN/NNS/nsubj/4", "who/PRON/WP/nsubj/2", "speed/VERB/VBP/relcl/0",
        "often/ADV/RB/advmod/4", "pay/VERB/VBP/ROOT/4", "fines/NOUN/NNS/dobj/4",
        "of/ADP/IN/prep/5", "forty/NUM/CD/nummod/8", "dollars/NOUN/NNS/pobj/6",
        "_./PUNCT/./punct/4",
    ]  # fmt: skip
    assert shorten(*tree(*words)) == []


def test_a_clause_on_a_noun_becomes_a_sentence_on_that_noun() -> None:
    text, parse = ASIDE
    assert list(split(text, parse, random.Random(0))) == [
        ("Ana Reyes opened two new docks in Lindale on Monday.", "Ana Reyes runs the port.")
    ]


def test_the_speaker_moves_to_the_front() -> None:
    text, parse = tree(
        "The/DET/DT/det/1", "docks/NOUN/NNS/nsubj/3", "will/AUX/MD/aux/3",
        "open/VERB/VB/ccomp/7", "_,/PUNCT/,/punct/7", "the/DET/DT/det/6",
        "mayor/NOUN/NN/nsubj/7", "said/VERB/VBD/ROOT/7", "Monday/PROPN/NNP/npadvmod/7/DATE",
        "_./PUNCT/./punct/7",
    )  # fmt: skip
    assert speaker_first(text, parse) == "The mayor said Monday that the docks will open."


def test_a_headline_is_no_sentence() -> None:
    headline = tree(
        "Man/NOUN/NN/nsubj/1", "hits/VERB/VBZ/ROOT/1", "dog/NOUN/NN/dobj/1", "_./PUNCT/./punct/1"
    )
    assert not is_sentence(headline[1])
    assert is_sentence(ASIDE[1])


def test_a_hidden_name_comes_back_as_a_hint() -> None:
    text, parse = ASIDE
    target = "Ana Reyes opened two new docks in Lindale."
    pair = Pair(Draft("compress", (text,)), target, "x", "g")
    hidden = hints.hide_name(pair, parse)
    assert hidden is None  # "Reyes, who ...": the pronoun would not stand before the comma
    short = text.replace(", who runs the port,", "")
    parse = tuple(t for i, t in enumerate(parse) if not 2 <= i <= 7)
    hidden = hints.hide_name(Pair(Draft("compress", (short,)), target, "x", "g"), parse)
    assert hidden is not None
    assert hidden.draft.hints == (("He", "Ana Reyes"),)
    assert hidden.draft.evidence == ("He opened two new docks in Lindale on Monday.",)
    assert hidden.target == target


def test_a_given_name_replaces_the_pronoun_only_at_the_front() -> None:
    pair = Pair(
        Draft("compress", ("She said she left, laughing.",)), "She said she left.", "x", "g"
    )
    named = hints.put_name(pair, {"She": ["Ana Reyes"], "He": []}, random.Random(0))
    assert named is not None
    assert named.target == "Ana Reyes said she left."
    assert named.draft.hints == (("She", "Ana Reyes"),)


def test_lost_characters_come_back_from_the_article() -> None:
    article = {"title": "t", "adv": "“It’s £5,” he said. More.", "int": "", "ele": ""}
    found = Restorer([article]).restore("Its 5, he said.")
    assert found == ("“It’s £5,” he said.", "t")


def test_fusions_and_highlights_come_from_the_evidence() -> None:
    first, second = "The dam near Lindale broke on Monday .", "It flooded 40 homes in the valley ."
    joined = "The dam near Lindale broke on Monday and flooded 40 homes in the valley ."
    row = {
        "id": "1",
        "source_sentences": [first, second],
        "fused": joined,
        "article": ["Rain fell for a week .", first, second],
        "summary": [joined, "The dam killed 9 people in the valley near Lindale ."],
    }
    builder = Builder()
    fusions([row], builder)
    highlights([row], builder)
    assert [pair.draft.evidence for pair in builder.pairs] == [
        ("The dam near Lindale broke on Monday.", "It flooded 40 homes in the valley.")
    ]  # the highlight is the same pair again, and the other one has no evidence
    assert builder.refused["highlights", "repeated"] == 1


def test_measured_articles_are_recognised_by_eight_words_in_a_row() -> None:
    known = Measured()
    known.add("frank", ["Before that, a dam broke near the town of Lindale on Monday morning."])
    assert known.overlaps("A DAM broke near the town of Lindale, officials said.") == ["frank"]
    assert known.overlaps("A dam broke in the town of Lindale near Elm on a Monday.") == []


def test_a_briefer_wording_of_another_outlet_is_found() -> None:
    long = (
        "After a week of rain the old dam near Lindale broke on Monday, "
        "flooding 40 homes in the valley, officials said."
    )
    short = "The old dam near Lindale broke Monday, flooding 40 homes in the valley."
    lines = [
        Line(long, "a", 100, 0),
        Line(short, "b", 101, 0),
        Line(short, "c", 200, 0),  # another time: another event
    ]
    found = [(sources[0].article, target.article) for sources, target in restatements(lines)]
    assert found == [("a", "b")]


def test_in_order_refuses_an_inserted_word() -> None:
    whole = "Almost all sources are constant; there are not many others."
    assert in_order("Almost all sources are constant.", whole)
    assert not in_order("Almost all sources are not constant.", whole)


@given(st.integers(0, 50), st.integers(1, 20))
def test_held_out_articles_and_sentences_are_never_trained_on(seed: int, count: int) -> None:
    pairs = [
        Pair(Draft("compress", (f"Source {i % 23}.",)), f"Target {i}.", "x", f"article {i % 11}")
        for i in range(60)
    ]
    kept, aside = hold_out(pairs, count, random.Random(seed))
    assert len(aside) >= count
    assert {p.group for p in kept}.isdisjoint(p.group for p in aside)
    assert {p.draft.evidence for p in kept}.isdisjoint(p.draft.evidence for p in aside)
