"""Wire text: what two outlets both took over from an agency, and which agency that was.

Outlets that print one report do not confirm each other, whether they print it whole or a few
paragraphs of it among their own. An agency is named only where an article credits it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from summarise.check.folding import words
from summarise.check.quotes import quotations
from summarise.compare import provenance
from summarise.compare.alignment import Aligned
from summarise.types import Article, Copy

VERBATIM = 0.9  # of their words that two sentences share in order if both print one text
LEAST_SENTENCES = 3  # told word for word, quotations aside, that are no chance
LEAST_WORDS = 8  # of such a sentence
QUOTED = 0.5  # share of a sentence that is a quotation, which any outlet may have heard


def common_sources(
    known: Mapping[str, Article],
    alignments: Mapping[tuple[str, str], Sequence[Aligned]],
    copies: Sequence[Copy],
) -> list[str]:
    """Name the agencies from which two articles have what they share.

    Args:
        known: the articles by id.
        alignments: the sentences that two articles both have, more or less.
        copies: the articles that repeat another.

    Returns:
        A warning for each pair of articles of which at least one credits an agency.
    """
    found = []
    for one in copies:
        pair = known[one.article], known[one.of]
        found += _credited(pair, f"{one.article} and {one.of}", "share their text")
    whole = {frozenset((one.article, one.of)) for one in copies}
    for names, pairs in alignments.items():
        shared = sum(map(_verbatim, pairs))
        if shared < LEAST_SENTENCES or frozenset(names) in whole:
            continue
        # What the copies of one article share with the others is told of that article.
        if any(one.article in names for one in copies):
            continue
        first, second = names
        told = f"share {shared} sentences word for word"
        found += _credited((known[first], known[second]), f"{first} and {second}", told)
    return found


def _credited(pair: tuple[Article, Article], who: str, shared: str) -> list[str]:
    """Name the agency that both articles credit, or that one of them says its text is from."""
    both = provenance.common(*pair)
    if both:
        return [f"{who} both credit {both}: it is the common source of what they share"]
    for article, other in (pair, pair[::-1]):
        own = ", ".join(sorted(provenance.written_by(article)))
        if own and not provenance.agencies(other):
            return [
                f"{who} {shared}, and {article.id} is from {own}: it is the likely source of both,"
                f" though {other.id} does not say so"
            ]
    return []


def _verbatim(pair: Aligned) -> bool:
    """Whether two sentences are one text rather than two reports of one thing."""
    one, two = words(pair.left.text), words(pair.right.text)
    if min(len(one), len(two)) < LEAST_WORDS:
        return False
    text = pair.left.text
    quoted = sum(quote.end - quote.start for quote in quotations(text))
    if quoted > QUOTED * len(text):
        return False
    return SequenceMatcher(None, one, two, autojunk=False).ratio() >= VERBATIM
