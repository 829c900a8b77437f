"""What an output's sentences rest on: the whole source, or the evidence that they cite."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eval.items import Case, Output
from eval.reading import read


@dataclass(frozen=True, slots=True)
class Resting:
    """One sentence with the texts of all documents and of the evidence it cites; () for none."""

    text: str
    source: tuple[str, ...]
    cited: tuple[str, ...]
    sentences: tuple[str, ...] = ()  # of all documents, as the program reads them


def resting(case: Case, output: Output) -> list[Resting]:
    """Return each sentence of an output with what it rests on.

    Titles belong to the source: a document may name its subject there alone. So do the sentences
    by themselves, as the program reads them: in a whole article, one missing quotation mark turns
    what is quoted inside out, and one missing space ("Kosaka.And") hides a name. Cited places that
    follow each other are one: a quotation may run over both.

    Raises:
        ValueError: a sentence cites a document that the case does not have, or a place
            outside of it.
    """
    texts = {document.id: document.text for document in case.documents}
    titles = [document.title for document in case.documents if document.title]
    source = (*texts.values(), *titles)
    read_ = tuple(s.body for document in case.documents for s in read(document).sentences)
    found = []
    for line in output.lines:
        cited: list[tuple[str, int, int]] = []
        for mark in line.evidence:
            if mark.document not in texts:
                raise ValueError(f"evidence in an unknown article {mark.document!r}")
            text = texts[mark.document]
            if not 0 <= mark.start < mark.end <= len(text):
                raise ValueError(f"evidence outside article {mark.document!r}")
            last = cited[-1] if cited else ("", 0, 0)
            if last[0] == mark.document and not text[last[2] : mark.start].strip():
                cited[-1] = (mark.document, last[1], max(last[2], mark.end))
            else:
                cited.append((mark.document, mark.start, mark.end))
        pieces = tuple(texts[document][start:end] for document, start, end in cited)
        found.append(Resting(line.text, (*source, *read_), pieces, read_))
    return found


def unusable(output: Output) -> str | None:
    """Return why an output has no sentences to score, or None."""
    if output.error:
        return output.error
    return None if output.lines else "an empty summary"


def share(hits: Sequence[bool]) -> float:
    """Return the share of True."""
    return sum(hits) / len(hits) if hits else float("nan")
