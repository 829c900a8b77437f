"""Baselines: what each picks, and that all are asked for the same length."""

import pytest

from eval.data import load
from eval.items import Case, Document
from eval.reading import fill
from eval.scores.comparison import comparison
from eval.scores.rouge import Rouge
from eval.systems import SYSTEMS, make
from eval.systems.ablation import Literal, Trusting
from summarise.errors import SummariseError
from summarise.roles import Claim

SEEDS = load().cases
SINGLE, COMPARED = SEEDS[:-1], SEEDS[-1]
PICKERS = ("lead", "lexrank", "textrank", "oracle")


@pytest.mark.parametrize("name", PICKERS)
def test_whole_sentences_of_the_source_with_themselves_as_evidence(name):
    for case, output in zip(SINGLE, make(name, 60).run(SINGLE), strict=True):
        text = case.documents[0].text
        assert output.lines
        starts = [line.evidence[0].start for line in output.lines]
        assert starts == sorted(starts)
        for line in output.lines:
            (span,) = line.evidence
            assert line.text in " ".join(text[span.start : span.end].split())


@pytest.mark.parametrize("name", ["lead", "lexrank", "textrank"])
def test_the_length_is_what_was_asked_for_give_or_take_half_a_sentence(name):
    for words in (60, 120):
        found = [output.words for output in make(name, words).run(SINGLE)]
        assert abs(sum(found) / len(found) - words) < 20


def test_the_oracle_is_the_ceiling():
    scores = {
        name: sum(Rouge().score(SINGLE, make(name, 60).run(SINGLE)).values["rouge1"])
        for name in PICKERS
    }
    assert max(scores, key=scores.get) == "oracle"
    assert make("oracle", 60).ceiling


def test_lead_3_takes_three_sentences_whatever_their_length():
    assert [len(output.lines) for output in make("lead-3", 60).run(SINGLE)] == [3] * len(SINGLE)


def test_the_lead_of_several_articles_begins_with_the_first_of_each():
    documents = tuple(
        Document(
            name, f"{name} has opened a new harbour today. {name} also closed the old one today."
        )
        for name in ("Arlen", "Brock", "Corva")
    )
    (output,) = make("lead-4", 60).run([Case("1", documents)])
    assert [line.text.split()[0] for line in output.lines] == ["Arlen", "Brock", "Corva", "Arlen"]


def test_the_central_sentence_ranks_first():
    text = (
        "The council voted for the tram line and its budget. "
        "The tram line was opposed by shop owners in the council. "
        "Shop owners and the council disputed the tram line budget before the council voted. "
        "A bakery on Elm Street won a prize for bread."
    )
    for name in ("lexrank", "textrank"):
        (output,) = make(name, 5).run([Case("1", (Document("a", text),))])
        assert "bakery" not in output.text


def test_an_empty_article_fails_with_a_reason_and_others_do_not():
    cases = [Case("1", (Document("a", ""),)), SINGLE[0]]
    for name in ("lead", "lexrank", "textrank"):
        outputs = make(name, 60).run(cases)
        assert outputs[0].error
        assert outputs[1].lines


def test_fill_stops_nearest_to_the_length():
    assert fill(["a", "b"], [50, 30], 60) == ["a"]
    assert fill(["a", "b"], [50, 15], 60) == ["a", "b"]
    assert fill(["a"], [500], 60) == ["a"]
    assert fill([], [], 60) == []


def test_the_lexical_comparison_finds_the_copy_and_what_it_shares():
    (output,) = make("lexical", 60).run([COMPARED])
    found = comparison(output.comparison, COMPARED.gold)
    assert found["copy_f1"] == 1
    assert found["align_f1"] > 0.5
    assert found["covered"] > 0.9


def test_signatures_tell_systems_apart():
    names = [*PICKERS, "lead-3", "lexical", "direct", "embedded", "pipeline:some/model"]
    signatures = [str(make(name, 60).signature()) for name in names]
    assert len(set(signatures)) == len(names)
    assert make("lead", 60).signature() != make("lead", 61).signature()


def test_an_unknown_system_is_an_error_that_lists_the_known():
    with pytest.raises(SummariseError) as error:
        make("lede", 60)
    assert all(name in str(error.value) for name in SYSTEMS)


class Talker:
    """A model with a chat format of its own; keeps what it was asked."""

    def __init__(self, instructed=True, answer="Ana Reyes won. She was glad."):
        self.instructed = instructed
        self.answer = answer
        self.asked = []

    def turn(self, request):
        return f"[user]{request}[assistant]"

    def generate(self, prompts, *, max_new_tokens, stop):
        from summarise.models.generated import Generated

        self.asked += prompts
        return [[Generated(self.answer, 0.0, False)] if self.answer else [] for _ in prompts]

    def summarise(self, documents, words):
        self.asked += documents
        return [self.answer for _ in documents]


def directly(talker):
    system = make("direct:some/model", 60)
    system._writer = talker
    return system.run([SINGLE[0], COMPARED])


def test_direct_asks_in_the_models_own_chat_format():
    talker = Talker()
    outputs = directly(talker)
    assert [text[:6] for text in talker.asked] == ["[user]"] * 2
    assert all(text.endswith("[assistant]") for text in talker.asked)
    assert "Summarize this news article in about 60 words." in talker.asked[0]
    assert "Summarize these news articles in about 60 words." in talker.asked[1]
    # Cut off at the bound: the last sentence is not whole.
    assert [output.text for output in outputs] == ["Ana Reyes won."] * 2


def test_direct_gives_a_summariser_the_sentences_alone():
    talker = Talker(instructed=False)
    outputs = directly(talker)
    first = "".join(SINGLE[0].documents[0].text.split())
    assert all("".join(sentence.split()) in first for sentence in talker.asked[0])
    assert len(talker.asked[0]) > 3
    assert [output.text for output in outputs] == ["Ana Reyes won.\nShe was glad."] * 2


def test_no_answer_is_an_error_that_is_counted():
    assert [output.error for output in directly(Talker(answer=""))] == [
        "the model gave no answer"
    ] * 2


def test_another_checker_is_another_signature():
    assert make("embedded", 60).signature() != make("embedded", 60, 0, "some/nli").signature()


def test_selection_alone_says_everything_in_the_words_of_the_source():
    for case, output in zip(SINGLE, make("verbatim", 60).run(SINGLE), strict=True):
        text = " ".join(case.documents[0].text.split())
        assert output.lines
        for line in output.lines:
            assert line.how == "extracted"
            assert line.text.rstrip('\u201d"')[1:] in text  # the first letter may be a new capital


def test_the_parts_differ_in_what_they_pass():
    false = [Claim("The dam broke on Monday.", ("The dam broke on Tuesday.",))]
    assert Trusting().check(false)[0].passes
    assert not Literal().check(false)[0].passes
    assert Literal().check([Claim("The dam broke.", ("But the dam broke.",))])[0].passes
    signatures = [make(name, 60).signature() for name in ("verbatim", "unguarded", "rules")]
    assert len({str(sorted(one.items())) for one in signatures}) == 3
