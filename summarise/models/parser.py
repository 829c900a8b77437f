"""Tags, dependencies, lemmas and names from a spaCy pipeline."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from summarise.models import runtime
from summarise.models.recent import Recent
from summarise.roles import Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

REMEMBERED = 20_000  # texts
BATCH_TEXTS = 64
# The pipeline knows contractions and quotations best in typewriter marks; each stands for one
# character, so that offsets hold.
_MARKS = str.maketrans("\u2018\u2019\u201c\u201d\u00a0", "''\"\" ")


def _tokens(text: str, doc: Doc) -> tuple[Token, ...]:
    return tuple(
        Token(
            text=text[token.idx : token.idx + len(token.text)],
            start=token.idx,
            end=token.idx + len(token.text),
            lemma=token.lemma_,
            pos=token.pos_,
            tag=token.tag_,
            dep=token.dep_,
            head=token.head.i,
            entity=token.ent_type_,
            entity_start=token.ent_iob_ == "B",
        )
        for token in doc
    )


class SpacyParser:
    """Parses texts, each once: parses are remembered by text."""

    def __init__(self, pipeline: Language) -> None:
        self._pipeline = pipeline
        self._known: Recent[tuple[Token, ...]] = Recent(REMEMBERED)

    def forget(self) -> None:
        """Forget what was parsed."""
        self._known.clear()

    def parse(self, texts: Sequence[str]) -> list[tuple[Token, ...]]:
        """Parse texts; see `summarise.roles.Parser`."""
        wanted = set(texts)
        parses = self._known.known(sorted(wanted))
        # By length, so that a batch pads little, and the same whatever the order of `texts`.
        new = sorted(wanted - parses.keys(), key=lambda text: (len(text), text))
        docs = self._pipeline.pipe((t.translate(_MARKS) for t in new), batch_size=BATCH_TEXTS)
        fresh = {text: _tokens(text, doc) for text, doc in zip(new, docs, strict=True)}
        self._known.add(fresh)
        parses.update(fresh)
        return [parses[text] for text in texts]


def load(folder: Path) -> SpacyParser:
    """Load the parser from its folder."""
    runtime.prepare()  # spaCy's math library imports torch where it is installed
    import spacy

    return SpacyParser(spacy.load(folder))
