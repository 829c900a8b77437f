"""Grounding, support and facts with the real parser and encoder: planted errors must be found."""

import math

import pytest

from eval.items import Case, Document, Line, Output, Span
from eval.reading import read
from eval.scores.evidence import resting
from eval.scores.facts import Facts
from eval.scores.grounding import Grounding
from eval.scores.support import Support

TEXT = (
    "The ferry Halden Star ran aground off Tarn on Friday with 212 people on board. "
    'Coastguard commander Ingrid Solberg said: "The crew did what they had been trained to do." '
    "Two tugboats failed to free the ferry. The ship was refitted in 2019 for $11 million."
)
CASE = Case("1", (Document("a", TEXT),))
FIRST = Span("a", 0, 78)


def score(metric, *lines, case=CASE):
    found = metric.score([case], [Output(tuple(Line(*line) for line in lines))])
    return {name: values[0] for name, values in found.values.items()}, found.notes.get(0, "")


def test_the_source_itself_is_grounded_and_supported():
    lines = [(TEXT[FIRST.start : FIRST.end], (FIRST,))]
    grounded, note = score(Grounding(), *lines)
    assert set(grounded.values()) == {0.0}
    assert note == ""
    supported, _ = score(Support(), *lines)
    assert supported == {"support": 1.0, "support_cited": 1.0, "unsupported": 0.0}


@pytest.mark.parametrize(
    ("kind", "text", "found"),
    [
        ("number", "The ferry ran aground with 221 people on board.", "221"),
        ("name", "The ferry Haldane Star ran aground off Tarn on Friday.", "haldane"),
        ("name", "Coastguard commander Astrid Holm praised the crew.", "astrid holm"),
        ("date", "The ferry ran aground off Tarn on Sunday.", "Sunday"),
        ("date", "The ship was refitted in 2016.", "2016"),
        ("quote", 'Solberg said: "The crew did what they could."', "The crew did what they could"),
    ],
)
def test_a_planted_error_is_found_and_named(kind, text, found):
    values, note = score(Grounding(), ("Two tugboats failed to free the ferry.",), (text,))
    assert values["ungrounded"] == 1 / 2
    assert values[f"ungrounded_{kind}"] == 1 / 2
    assert f"{kind} not in the source: {found}" in note
    others = {"name", "number", "date", "quote"} - {kind}
    assert all(values[f"ungrounded_{other}"] == 0 for other in others)


def test_another_spelling_of_a_value_is_no_error():
    values, note = score(Grounding(), ("Solberg's crew freed two hundred and twelve people.",))
    assert values["ungrounded"] == 0, note


def test_a_nationality_before_a_known_name_is_no_error_but_a_mixed_name_is():
    text = "Norwegian officials thanked Ingrid Solberg and Peder Lund. Mr Solberg was absent."
    case = Case("1", (Document("a", text),))
    values, note = score(Grounding(), ("Norwegian Peder Lund was thanked.",), case=case)
    assert values["ungrounded"] == 0, note
    china = Case("1", (Document("a", "The president of China left London. An embassy is there."),))
    values, note = score(Grounding(), ("The Chinese president left London.",), case=china)
    assert values["ungrounded"] == 0, note
    values, note = score(Grounding(), ("The Russian president left London.",), case=china)
    assert values["ungrounded_name"] == 1
    values, note = score(Grounding(), ("Officials thanked Peder Solberg.",), case=case)
    assert values["ungrounded_name"] == 1
    assert "peder solberg" in note


def test_whatever_stands_in_the_source_word_for_word_is_grounded():
    text = (
        "Jonjo O'Neill left the 1Oak club in 3D glasses, a Star Trek-type pair. "
        'He called it "a night to forget". KISS played until 3 a.m.Many left. '
        'The Ba\'ath Party denied it on Monday, Nov. 3: "Not us," said Derek O’Carroll.'
    )
    document = Document("a", text)
    lines = [(sentence.body,) for sentence in read(document).sentences]
    assert len(lines) >= 3
    values, note = score(Grounding(), *lines, case=Case("1", (document,)))
    assert values["ungrounded"] == 0, note


def test_cited_evidence_is_judged_apart_from_the_source():
    wrong_place = ("The ship was refitted in 2019 for $11 million.", (FIRST,))
    values, note = score(Grounding(), wrong_place)
    assert values["ungrounded"] == 0
    assert values["ungrounded_cited"] == 1
    assert "not in the cited evidence" in note
    values, _ = score(Support(), wrong_place)
    assert values["support"] == 1
    assert values["support_cited"] < 0.5


def test_a_quotation_over_two_cited_sentences_is_in_the_evidence():
    text = 'Tugs came. "The crew was calm. They had been trained to be," Solberg said. It rained.'
    marks = [
        Span("a", text.index(part), text.index(part) + len(part))
        for part in ('"The crew was calm.', 'They had been trained to be," Solberg said.')
    ]
    case = Case("1", (Document("a", text),))
    line = (text[marks[0].start : marks[1].end], tuple(marks))
    values, note = score(Grounding(), line, case=case)
    assert values["ungrounded_cited"] == 0, note
    values, _ = score(Grounding(), (line[0], (marks[1],)), case=case)
    assert values["ungrounded_cited"] == 1


def test_without_citations_nothing_is_said_about_them():
    values, _ = score(Grounding(), ("Two tugboats failed to free the ferry.",))
    assert math.isnan(values["ungrounded_cited"])


def test_an_empty_summary_is_unscored():
    for metric in (Grounding(), Support()):
        values, note = score(metric)
        assert all(math.isnan(value) for value in values.values())
        assert note == "an empty summary"


def test_evidence_from_nowhere_is_an_error():
    for span in (Span("b", 0, 5), Span("a", 5, 5), Span("a", 0, len(TEXT) + 1)):
        with pytest.raises(ValueError, match="evidence"):
            resting(CASE, Output((Line("x", (span,)),)))


def test_an_unsupported_sentence_is_named():
    values, note = score(Support(), ("The captain was arrested by the police.",))
    assert values["unsupported"] == 1
    assert "The captain was arrested" in note


FACTS = (
    "The Halden Star ran aground.",
    "212 people were on board.",
    "Two tugboats failed to free the ferry.",
    "The captain resigned.",
)


def test_facts_that_a_summary_states_are_recalled():
    case = Case("1", CASE.documents, facts=FACTS)
    values, note = score(Facts(), (TEXT[:78],), (TEXT[170:208],), case=case)
    assert values["fact_recall"] == 3 / 4
    assert note == "The captain resigned."


def test_no_facts_of_nothing_and_no_score_without_facts():
    case = Case("1", CASE.documents, facts=FACTS)
    assert score(Facts(), case=case)[0]["fact_recall"] == 0
    assert score(Facts(), ("It did not rain.",), case=case)[0]["fact_recall"] == 0
    assert math.isnan(score(Facts(), ("It rained.",))[0]["fact_recall"])


def test_the_facts_themselves_are_all_recalled():
    case = Case("1", CASE.documents, facts=FACTS)
    assert score(Facts(), *((fact,) for fact in FACTS), case=case)[0]["fact_recall"] == 1
