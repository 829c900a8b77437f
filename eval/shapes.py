"""Rows of known data sets, told apart by their keys."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from eval.items import Case, Document

Row = Mapping[str, Any]
_TAGS = re.compile(r"\s*</?t>\s*")  # RealSumm marks sentences so


def _document(row: Row, fallback: str) -> Document:
    text = row["text"]
    if not isinstance(text, str):
        raise TypeError(f"text is {type(text).__name__}, not a string")
    return Document(
        id=str(row.get("id") or fallback),
        text=text,
        title=row.get("title"),
        source=row.get("source"),
        published=row.get("published"),
        topics=tuple(row.get("insights_included", ())),
    )


def _documents(rows: list[Any]) -> tuple[Document, ...]:
    rows = [{"text": row} if isinstance(row, str) else row for row in rows]
    found = tuple(_document(row, f"a{number}") for number, row in enumerate(rows, 1))
    _check_ids(found)
    return found


def _check_ids(documents: tuple[Document, ...]) -> None:
    if len({document.id for document in documents}) != len(documents):
        raise ValueError("two articles of the row have the same id")


def _references(value: Any) -> tuple[str, ...]:
    values = [value] if isinstance(value, str) else value
    if not all(isinstance(text, str) for text in values):
        raise TypeError("a reference is not a string")
    return tuple("\n".join(filter(None, _TAGS.split(text))) for text in values)


def _text(row: Row, id: str) -> Case:
    document = _document({**row, "id": id}, id)
    references = row.get("references", row.get("reference", ()))
    return Case(id, (document,), _references(references), tuple(row.get("facts", ())))


def _paragraph(part: Any) -> str:
    """A paragraph, which some sets give as a string and others as a list of its sentences."""
    return part if isinstance(part, str) else " ".join(part)


def _articles(row: Row, id: str) -> Case:
    articles = [
        {**article, "text": "\n\n".join(map(_paragraph, article["paragraphs"]))}
        if "paragraphs" in article
        else article
        for article in row["articles"]
    ]
    documents = tuple(
        _document({**a, "id": a.get("id", a.get("source"))}, f"a{n}")
        for n, a in enumerate(articles, 1)
    )
    _check_ids(documents)
    facts = tuple(row.get("facts", ()))
    return Case(
        id,
        documents,
        _references(row.get("references", row.get("reference", ()))),
        facts,
        row.get("gold"),
    )


def _docs(row: Row, id: str) -> Case:
    references = row["refs"] if "refs" in row else row["reference"]
    if isinstance(references, Mapping):
        references = references["text"]
    elif isinstance(references, list):
        references = [ref["text"] if isinstance(ref, Mapping) else ref for ref in references]
    return Case(id, _documents(row["docs"]), _references(references))


def _haystack(row: Row, id: str) -> Case:
    documents = _documents(row["docs"])
    insights = [
        {
            "id": insight["insight_id"],
            "text": insight["insight"],
            "articles": [d.id for d in documents if insight["insight_id"] in d.topics],
        }
        for subtopic in row["subtopics"]
        for insight in subtopic["insights"]
    ]
    gold = {"schema": "summarise.gold/1", "id": id, "insights": insights}
    return Case(id, documents, gold=gold)


def _article(row: Row, id: str) -> Case:
    article = row["article"]
    text = "\n".join(article) if isinstance(article, list) else article
    if "reference" in row:
        references = row["reference"]
    elif "summary1" in row:
        references = [row["summary1"], row["summary2"]]
    else:
        summary = row["summary"]
        references = "\n".join(summary) if isinstance(summary, list) else summary
    return Case(id, (_document({"text": text}, id),), _references(references))


def _pyramid(row: Row, id: str) -> Case:
    document = _document({"text": row["document"]}, id)
    return Case(id, (document,), _references(row["reference"]), tuple(row["scus"]))


# The keys that a row must have, most particular first, and how it is read.
SHAPES: tuple[tuple[frozenset[str], Callable[[Row, str], Case]], ...] = (
    (frozenset({"docs", "subtopics"}), _haystack),
    (frozenset({"docs", "refs"}), _docs),
    (frozenset({"docs", "reference"}), _docs),
    (frozenset({"document", "reference", "scus"}), _pyramid),
    (frozenset({"article", "reference"}), _article),
    (frozenset({"article", "summary1", "summary2"}), _article),
    (frozenset({"article", "summary"}), _article),
    (frozenset({"text"}), _text),
    (frozenset({"articles"}), _articles),
)
_IDS = ("id", "hash", "cluster", "topic_id", "triplet")


def case_from_row(row: Row, number: int) -> Case:
    """Read one row of a JSONL file; `number` is its line, which names a row without an id.

    Raises:
        ValueError: no known shape has these keys.
    """
    name = next((str(row[key]) for key in _IDS if row.get(key)), str(number))
    for keys, read in SHAPES:
        # Sentences with what people made of them are no articles, though they have a text.
        if keys <= row.keys() and "summaries" not in row:
            return read(row, name)
    if {"adv", "ele"} <= row.keys():
        raise ValueError(
            "rows of reading levels hold no references; make comparison problems of them with "
            "python -m eval.planted --articles FILE --out OUT.jsonl"
        )
    others = "; ".join(" + ".join(sorted(keys)) for keys, _ in SHAPES if "docs" in keys)
    raise ValueError(
        f'unknown keys {", ".join(sorted(row))}; a row has "text" or "articles", and "references" '
        f"if there are any (known sets: {others}; article + summary; document + reference + scus)"
    )
