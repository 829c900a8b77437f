"""Rewordings are kept as edits of sentences that stand elsewhere."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from training.rewordings import SHIPPED, decode, encode, mark, restored

_TEXT = (
    "The harbour of Norvale reopened.\n"
    "Mayor Ana Reyes, who took office in 2019, said on Friday that the repairs had cost $3 million."
)
_SENTENCE = _TEXT.split("\n")[1]
_TRUE = "Ana Reyes, mayor since 2019, said the repairs cost $3 million."
_FALSE = "Repairs cost Mayor Ana Reyes her office, she said on Friday."


@pytest.mark.parametrize(
    "text", [_TRUE, _FALSE, _SENTENCE, "Nothing of it.", "“Ça va,” the  mayor — of Norvale — said…"]
)
def test_what_was_encoded_is_decoded_to_the_letter(text: str) -> None:
    assert decode(encode(text, [_SENTENCE]), [_SENTENCE]) == text


def test_only_words_of_its_own_are_spelled_out() -> None:
    spelled = " ".join(edit for edit in encode(_TRUE, [_SENTENCE]) if isinstance(edit, str))
    assert spelled.split() == ["mayor", "since"]


def _file(tmp_path: Path, **changes: object) -> Path:
    start = _TEXT.index(_SENTENCE)
    row = {
        "set": "articles",
        "id": "a",
        "job": "compress",
        "spans": [[start, start + len(_SENTENCE)]],
        "mark": mark([_SENTENCE]),
        "hints": [["She", "Ana Reyes"]],
        "true": encode(_TRUE, [_SENTENCE]),
        "false": encode(_FALSE, [_SENTENCE]),
        "fault": "joined",
        **changes,
    }
    path = tmp_path / "rewordings.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as lines:
        lines.write(json.dumps(row) + "\n")
    return path


def test_they_are_put_together_again_from_the_sets(tmp_path: Path) -> None:
    (found,), counts = restored({"articles": [{"id": "a", "text": _TEXT}]}, _file(tmp_path))
    assert (found.evidence, found.true, found.false) == ((_SENTENCE,), _TRUE, _FALSE)
    assert found.pair.draft.hints == (("She", "Ana Reyes"),)
    assert found.learnable
    assert counts == {"found": 1}


def test_another_text_under_the_same_id_is_noticed(tmp_path: Path) -> None:
    rows = {"articles": [{"id": "a", "text": _TEXT.replace("Friday", "Monday")}]}
    found, counts = restored(rows, _file(tmp_path))
    assert (found, counts) == ([], {"another text": 1})


def test_articles_that_are_not_there_are_counted(tmp_path: Path) -> None:
    assert restored({"articles": []}, _file(tmp_path))[1] == {"no such article": 1}


def test_a_rewording_with_a_new_number_is_not_learnt(tmp_path: Path) -> None:
    path = _file(tmp_path, true=["Repairs cost $4 million, Ana Reyes said."])
    (found,), _ = restored({"articles": [{"id": "a", "text": _TEXT}]}, path)
    assert not found.learnable


def test_what_ships_is_edits_and_nothing_else() -> None:
    with gzip.open(SHIPPED, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    assert len(rows) > 5000
    assert {row["job"] for row in rows} == {"compress", "fuse"}
    assert all(row["true"] != row["false"] and row["spans"] for row in rows)
    assert len({(row["set"], row["id"], str(row["spans"])) for row in rows}) == len(rows)
