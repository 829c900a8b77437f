"""What the JSON promises beyond its schema: offsets, coverage, and no text in two facts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from summarise.schema import schema
from summarise.show.contract import to_json
from summarise.types import Article, Comparison, Summary

Json = dict[str, Any]


def validate(value: Json) -> None:
    """Check an object against the schema that it names."""
    resource = Resource.from_contents(schema("summary"))
    registry: Registry[Any] = Registry().with_resource("summary.json", resource)
    name = "summary" if value["schema"].startswith("summarise.summary/") else "comparison"
    wanted = schema(name)  # type: ignore[arg-type]
    Draft202012Validator.check_schema(wanted)
    Draft202012Validator(wanted, registry=registry).validate(value)


def check_summary(summary: Summary) -> Json:
    """Check one summary and return its object."""
    value: Json = json.loads(to_json(summary))
    check_summary_object(value, summary.article)
    return value


def check_comparison(comparison: Comparison) -> Json:
    """Check one comparison and return its object."""
    value: Json = json.loads(to_json(comparison))
    check_comparison_object(value, [summary.article for summary in comparison.summaries])
    return value


def check_summary_object(value: Json, article: Article) -> None:
    """Check a summary that was printed against the article as read."""
    validate(value)
    assert value["id"] == article.id
    if article.extracted:
        assert value["article"]["text"] == article.text
    assert value["summary"] == " ".join(sentence["text"] for sentence in value["sentences"])
    _check_removed(value, article.text)
    for sentence in value["sentences"]:
        for words in sentence["evidence"]:
            _check_span(words, article.text)
            kept = _kept(words, value["article"]["removed"])
            assert any(article.text[place].isalnum() for place in kept), "furniture as evidence"
    assert len(value["summary"].split()) <= article.words


def check_comparison_object(value: Json, articles: Sequence[Article]) -> None:
    """Check a comparison that was printed against the articles as read."""
    validate(value)
    known = {article.id: article for article in articles}
    assert sorted(known) == sorted(summary["id"] for summary in value["summaries"])
    for summary in value["summaries"]:
        check_summary_object(summary, known[summary["id"]])
    texts = {article.id: article.text for article in articles}
    for place in _places(value):
        _check_span(place, texts[place["article"]])
    _check_facts(value)
    _check_coverage(value, articles)
    for copy in value["copies"]:
        assert copy["article"] != copy["of"]
        for change in copy["changes"]:
            _check_piece(change["before"], texts[copy["of"]])
            _check_piece(change["after"], texts[copy["article"]])


def _kept(span: Mapping[str, Any], removed: Iterable[Mapping[str, Any]]) -> set[int]:
    """The places of a span that were not removed; a footnote mark inside evidence is."""
    places = set(range(span["start"], span["end"]))
    for one in removed:
        places -= set(range(one["start"], one["end"]))
    return places


def _places(value: Json) -> Iterator[Json]:
    written = [value["overview"], *value["adds"]]
    for sentence in (sentence for text in written for sentence in text["sentences"]):
        yield from sentence["evidence"]
    for fact in value["facts"]:
        yield from fact["mentions"]
    for conflict in value["conflicts"]:
        yield from conflict["sides"]
    # A publication date that was given beside the text has no words in it.
    yield from (entry for entry in value["timeline"] if entry["end"] or entry["kind"] == "event")


def _check_span(span: Mapping[str, Any], text: str) -> None:
    assert 0 <= span["start"] < span["end"] <= len(text), span
    words = text[span["start"] : span["end"]]
    assert words == words.strip(), f"evidence with blanks around it: {words!r}"


def _check_piece(piece: Json | None, text: str) -> None:
    if piece is not None:
        assert text[piece["start"] : piece["end"]] == piece["text"]


def _overlaps(span: Mapping[str, Any], others: Iterable[Mapping[str, Any]]) -> bool:
    return any(span["start"] < one["end"] and one["start"] < span["end"] for one in others)


def _check_removed(value: Json, text: str) -> None:
    end = 0
    for removed in value["article"]["removed"]:
        assert end <= removed["start"] < removed["end"] <= len(text)
        end = removed["end"]


def _check_facts(value: Json) -> None:
    facts = {fact["id"]: fact for fact in value["facts"]}
    assert len(facts) == len(value["facts"]), "facts share an id"
    taken: dict[str, list[Json]] = {}
    for fact in value["facts"]:
        assert set(fact["articles"]) == {mention["article"] for mention in fact["mentions"]}
        for mention in fact["mentions"]:
            others = taken.setdefault(mention["article"], [])
            assert not _overlaps(mention, others), f"text in two facts: {mention}"
            others.append(mention)
    group = _groups(value)
    for addition in value["adds"]:
        for name in addition["facts"]:
            sources = {group.get(article, article) for article in facts[name]["articles"]}
            assert sources == {group.get(addition["article"], addition["article"])}, name


def _groups(value: Json) -> dict[str, str]:
    of = {copy["article"]: copy["of"] for copy in value["copies"]}
    group = {}
    for article in of:
        root = article
        while root in of and of[root] != article:
            root = of[root]
        group[article] = root
    return group


def _check_coverage(value: Json, articles: Sequence[Article]) -> None:
    """Every letter and digit of every content sentence is in a fact, or was removed."""
    for article in articles:
        covered = bytearray(len(article.text))
        spans = [
            mention
            for fact in value["facts"]
            for mention in fact["mentions"]
            if mention["article"] == article.id
        ]
        spans += [{"start": one.start, "end": one.end} for one in article.removed]
        for span in spans:
            covered[span["start"] : span["end"]] = b"\1" * (span["end"] - span["start"])
        for sentence in article.sentences:
            left = [
                article.text[place]
                for place in range(sentence.start + sentence.lead, sentence.end)
                if not covered[place] and article.text[place].isalnum()
            ]
            assert not left, f"in no fact: {''.join(left)!r} of {sentence.text!r}"
