"""Systems that pick sentences: the lead, two graph methods, and the oracle as their ceiling."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib.metadata import version
from itertools import pairwise
from typing import Any

from eval.items import Case, Output
from eval.reading import fill, interleaved, line
from eval.scores.base import words as words_of
from summarise.types import Sentence

Found = tuple[str, Sentence]
MOST = 1000  # sentences; the graph methods compare each with each


class _Extractive(ABC):
    """Ranks sentences and takes them, best first, up to the length asked for."""

    name = ""
    version: object = 1
    ceiling = False
    compares = False
    chunk = 64

    def __init__(self, words: int) -> None:
        self.words = words

    def signature(self) -> dict[str, Any]:
        """Return what the output depends on."""
        return {"system": self.name, "version": self.version, "words": self.words}

    def run(self, cases: Sequence[Case]) -> list[Output]:
        """Pick sentences of each case; they are shown in the order of the source."""
        return [self._pick(case) for case in cases]

    @abstractmethod
    def rank(self, found: list[Found], case: Case) -> list[int]:
        """Return the indices of the sentences, best first."""

    def _pick(self, case: Case) -> Output:
        found = interleaved(case)[:MOST]
        if not found:
            return Output(error="no sentences to pick from")
        ranked = self.rank(found, case)
        lengths = [len(found[index][1].body.split()) for index in ranked]
        taken = sorted(fill(ranked, lengths, self.words))
        return Output(tuple(line(*found[index]) for index in taken))


class Lead(_Extractive):
    """The first sentences; of several articles, the first of each, then the second."""

    def __init__(self, words: int, sentences: int = 0) -> None:
        super().__init__(words)
        self.sentences = sentences
        self.name = f"lead-{sentences}" if sentences else "lead"

    def rank(self, found: list[Found], case: Case) -> list[int]:
        """Keep the order."""
        return list(range(len(found)))

    def _pick(self, case: Case) -> Output:
        if not self.sentences:
            return super()._pick(case)
        return Output(tuple(line(*one) for one in interleaved(case)[: self.sentences]))


class _Words:
    """Gives sumy our words: its own tokenizer needs data from the network."""

    def to_words(self, text: str) -> tuple[str, ...]:
        """Split a sentence into words."""
        return tuple(words_of(text))


class _Graph(_Extractive):
    """A graph method of sumy over our sentences."""

    version = f"sumy {version('sumy')}"

    @abstractmethod
    def summarizer(self) -> Any:
        """Return sumy's class."""

    def rank(self, found: list[Found], case: Case) -> list[int]:
        """Return sumy's order; sentences of equal rating stay in that of the source."""
        from sumy.models.dom import ObjectDocumentModel, Paragraph
        from sumy.models.dom import Sentence as Row
        from sumy.nlp.stemmers import Stemmer
        from sumy.utils import get_stop_words

        tokenizer = _Words()
        rows = [Row(sentence.body, tokenizer) for _, sentence in found]
        method = self.summarizer()(Stemmer("english"))
        method.stop_words = get_stop_words("english")
        order: list[int] = []

        def keep(infos: Sequence[Any]) -> Sequence[Any]:
            """Note the order that sumy hands to whatever counts its sentences."""
            order.extend(info.order for info in infos)
            return infos

        method(ObjectDocumentModel([Paragraph(rows)]), keep)
        return order


class LexRank(_Graph):
    """Erkan and Radev 2004."""

    name = "lexrank"

    def summarizer(self) -> Any:
        """Return sumy's class."""
        from sumy.summarizers.lex_rank import LexRankSummarizer

        return LexRankSummarizer


class TextRank(_Graph):
    """Mihalcea and Tarau 2004."""

    name = "textrank"

    def summarizer(self) -> Any:
        """Return sumy's class."""
        from sumy.summarizers.text_rank import TextRankSummarizer

        return TextRankSummarizer


@cache
def _tokenizer() -> Any:
    from rouge_score.tokenizers import DefaultTokenizer

    return DefaultTokenizer(True)


def _grams(tokens: list[str]) -> Counter[tuple[str, ...]]:
    return Counter([*((t,) for t in tokens), *pairwise(tokens)])


def _gain(have: Counter[tuple[str, ...]], wanted: Counter[tuple[str, ...]]) -> float:
    """ROUGE-1 plus ROUGE-2 F1 of two bags of unigrams and bigrams."""
    total = 0.0
    for size in (1, 2):
        shared = sum(min(count, wanted[g]) for g, count in have.items() if len(g) == size)
        lengths = sum(c for g, c in have.items() if len(g) == size)
        lengths += sum(c for g, c in wanted.items() if len(g) == size)
        total += 2 * shared / lengths if lengths else 0.0
    return total


class Oracle(_Extractive):
    """The sentences that a reader of the references would pick, greedily by ROUGE-1 + ROUGE-2.

    It knows the answers, so it bounds what picking sentences can reach (Nallapati et al. 2017).
    """

    name = "oracle"
    ceiling = True

    def signature(self) -> dict[str, Any]:
        """Return what the output depends on; the references belong to the data's digest."""
        return {**super().signature(), "ceiling": True}

    def rank(self, found: list[Found], case: Case) -> list[int]:
        """Add the sentence that gains most, as long as one gains and the length allows."""
        bags = [_grams(_tokenizer().tokenize(sentence.body)) for _, sentence in found]
        wanted = [_grams(_tokenizer().tokenize(text)) for text in case.references]
        taken: list[int] = []
        have: Counter[tuple[str, ...]] = Counter()
        best = 0.0
        while True:
            scored = [
                (sum(_gain(have + bags[index], bag) for bag in wanted), -index)
                for index in range(len(found))
                if index not in taken and self._fits(found, [*taken, index])
            ]
            if not scored or max(scored)[0] <= best:
                return taken
            best, index = max(scored)
            taken.append(-index)
            have += bags[-index]

    def _pick(self, case: Case) -> Output:
        if not case.references:
            return Output(error="no reference for the oracle to read")
        return super()._pick(case)

    def _fits(self, found: list[Found], taken: list[int]) -> bool:
        """Whether the last one brings the length nearer to what was asked for."""
        before, last = taken[:-1], taken[-1]
        total = sum(len(found[index][1].body.split()) for index in before)
        length = len(found[last][1].body.split())
        return not before or abs(total + length - self.words) <= abs(total - self.words)
