"""The entailment model's examples: evidence, a claim, and whether the one entails the other.

Positives are what people and rules wrote from their evidence; negatives are edits of those
(`edits`), sentences that tell less than the claim, neighbours on the same matter, and the
human-checked edits of SummEdits. Claims of WiCE stand with the sentences that support them.
"""

from __future__ import annotations

import json
import random
import re
import sys
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from sentencex import segment

from summarise.check.entailment import premise
from summarise.read import article_from_text
from summarise.roles import Claim, Parser, Token
from summarise.write.compress import shorten
from training.corpus import measured, read_rows
from training.detokenise import detokenise
from training.edits import EDITS, Pool, joined
from training.overlap import Measured
from training.pairs import Row
from training.rewordings import Rewording, restored, text_of
from training.rules import content, faults

ENTAILED = "entailed"
SUMMEDITS = ("ectsum", "podcast", "qmsumm", "sales_call", "sales_email", "samsum", "scitldr")
NEAREST = 3  # sentences of a document that a summary's sentence is read against
NEWS, SPLITS = 1200, 4000  # articles and split sentences that are used
LONGEST = 110  # words of evidence
EDITED = 2  # edits of one claim at most


# Returns for each claim the sentences closest to it.
Nearest = Callable[[Sequence[str], Sequence[str], int], list[list[str]]]


@dataclass(frozen=True, slots=True)
class Example:
    """One example; `origin` says how it was made."""

    evidence: str
    claim: str
    label: str
    origin: str


class Examples:
    """Collects examples, each once."""

    def __init__(self, parser: Parser, seed: int) -> None:
        self.found: list[Example] = []
        self.chance = random.Random(seed)
        self._parser = parser
        self._seen: set[tuple[str, str]] = set()

    def add(self, evidence: Sequence[str], claim: str, label: str, origin: str) -> None:
        """Add an example unless it is there, or is too long to be learnt from."""
        text = " ".join(" ".join(evidence).split())
        claim = " ".join(claim.split())
        known = (text, claim) in self._seen or claim == text
        if known or len(text.split()) > LONGEST or not 3 <= len(claim.split()) <= 45:
            return
        self._seen.add((text, claim))
        self.found.append(Example(text, claim, label, origin))

    def parse(self, texts: Iterable[str]) -> dict[str, tuple[Token, ...]]:
        """Parse texts, each once."""
        every = list(dict.fromkeys(texts))
        return dict(zip(every, self._parser.parse(every), strict=True))

    def edit(
        self, evidence: Sequence[str], claim: str, parse: Sequence[Token], pool: Pool, origin: str
    ) -> None:
        """Add edits of a claim that its evidence entails."""
        names = list(EDITS)
        self.chance.shuffle(names)
        made = 0
        for name in names:
            edit, label = EDITS[name]
            new = edit(claim, parse, pool, self.chance)
            if new and new != claim and new not in evidence:
                self.add(evidence, new, label, f"{origin}: {name}")
                made += 1
            if made == EDITED:
                return


def splits(rows: Sequence[Row], examples: Examples) -> None:
    """Add split sentences: the long one entails both, neither entails the long one."""
    plain = [
        (detokenise(row["complex"]), [detokenise(text) for text in row["simple"]]) for row in rows
    ]
    parses = examples.parse(text for _, simple in plain for text in simple)
    for complex_, simple in plain:
        short = examples.chance.choice(simple)
        if len(content(short) - content(complex_)) <= 1:
            examples.add([complex_], short, ENTAILED, "split")
            pool = Pool()
            for text in simple:
                pool.learn(text, parses[text])
            examples.edit([complex_], short, parses[short], pool, "split")
        if len(content(complex_) - content(short)) >= 3 and examples.chance.random() < 0.5:
            examples.add([short], complex_, "not stated", "split: more")
        if examples.chance.random() < 0.3:
            examples.add(simple, complex_, ENTAILED, "split: joined")


def levels(rows: Iterable[Row], keys: tuple[str, str], examples: Examples) -> None:
    """Add sentences at two reading levels: the fuller entails the plainer where it has its words.

    Args:
        rows: aligned sentences.
        keys: columns of the harder and of the plainer sentence.
        examples: where to add.
    """
    pairs = [(row[keys[0]].strip(), row[keys[1]].strip()) for row in rows]
    parses = examples.parse(plain for _, plain in pairs)
    for hard, plain in pairs:
        new = content(plain) - content(hard)
        if not faults(plain, [hard], max_novelty=1.0) and len(new) <= 0.5 * len(content(plain)):
            examples.add([hard], plain, ENTAILED, "levels")
            pool = Pool()
            pool.learn(plain, parses[plain])
            examples.edit([hard], plain, parses[plain], pool, "levels")
        if len(content(hard) - content(plain)) >= 5:
            examples.add([plain], hard, "not stated", "levels: more")


def news(texts: Sequence[str], examples: Examples) -> None:
    """Add sentences of articles: shortened by rule, edited, and beside their neighbours."""
    for number, text in enumerate(texts):
        if number % 100 == 0:
            print(f"article {number} of {len(texts)}", file=sys.stderr, flush=True)
        body = [s.body for s in article_from_text(text[:6000], id=str(number)).sentences]
        lines = [" ".join(line.split()) for line in body if 7 <= len(line.split()) <= 42][:16]
        parses = examples.parse(lines)
        pool = Pool()
        for line in lines:
            pool.learn(line, parses[line])
        for place in examples.chance.sample(range(len(lines)), min(5, len(lines))):
            line = lines[place]
            evidence = _beside(lines, place, examples.chance)
            short = shorten(line, parses[line])
            claim = examples.chance.choice(short) if short else line
            examples.add(evidence, claim, ENTAILED, "news")
            parse = parses[line] if claim == line else examples.parse([claim])[claim]
            examples.edit(evidence, claim, parse, pool, "news")
            _neighbour(lines, place, examples)
        for place in range(len(lines) - 1):
            one, two = lines[place : place + 2]
            made = joined(one, parses[one], two, parses[two])
            if made:
                examples.add([one, two], made, "not stated", "news: joined")


def _beside(lines: Sequence[str], place: int, chance: random.Random) -> list[str]:
    """Return a sentence, half of the time with one or two around it."""
    if chance.random() < 0.5:
        return [lines[place]]
    low, high = chance.choice([(0, 2), (1, 1), (1, 2)])
    return list(lines[max(0, place - low) : place + high])


def _neighbour(lines: Sequence[str], place: int, examples: Examples) -> None:
    """Add a sentence of the same article that shares most words with another one, as not stated."""
    own = content(lines[place])
    others = [i for i in range(len(lines)) if i != place]
    if not others or not own:
        return
    near = max(others, key=lambda i: len(own & content(lines[i])) / (1 + len(content(lines[i]))))
    if len(content(lines[near]) - own) >= 3:
        examples.add([lines[place]], lines[near], "not stated", "news: neighbour")


def edited(rows: Sequence[Row], nearest: Nearest, examples: Examples) -> None:
    """Add SummEdits: the sentences of a consistent summary, and the one that an edit changed.

    An edit's other sentences are the original's; the original is the consistent summary that
    shares most of its sentences.
    """
    by_doc: dict[str, list[Row]] = {}
    for row in rows:
        by_doc.setdefault(row["doc"], []).append(row)
    for doc, same in by_doc.items():
        lines = [" ".join(s.split()) for line in doc.split("\n") for s in segment("en", line)]
        lines = [line for line in lines if len(line.split()) >= 3]
        sure = {claim for row in same if row["label"] for claim in _lines(row["summary"])}
        found: list[tuple[str, str]] = []
        for row in same:
            claims = _lines(row["summary"])
            if not row["label"]:
                claims = [claim for claim in claims if claim not in sure]
                if len(claims) != 1:  # which of several is wrong is not known
                    continue
            found += [(claim, ENTAILED if row["label"] else "not stated") for claim in claims]
        near = nearest([claim for claim, _ in found], lines, NEAREST) if found else []
        for (claim, label), evidence in zip(found, near, strict=True):
            examples.add(evidence, claim, label, "summedits")


def _lines(text: str) -> list[str]:
    return [" ".join(s.split()) for line in text.split("\n") for s in segment("en", line) if s]


def wiki(rows: Iterable[Row], nearest: Nearest, examples: Examples) -> None:
    """Add WiCE: claims of Wikipedia with the sentences of the page that is cited for them."""
    for row in rows:
        lines = [re.sub(r"^\(meta data\) \w+: ", "", line) for line in row["evidence"]]
        if row["label"] == "supported":
            for group in row["supporting_sentences"]:
                evidence = [lines[i] for i in group]
                examples.add(evidence, row["claim"], ENTAILED, "wice")
        else:
            group = (row["supporting_sentences"] or [[]])[0]
            evidence = [lines[i] for i in group] or nearest([row["claim"]], lines, NEAREST)[0]
            examples.add(evidence, row["claim"], "not stated", "wice")


def reworded(rewordings: Sequence[Rewording], examples: Examples) -> None:
    """Add rewordings written by reading, true and false.

    The false ones often keep more of the evidence's words than the true ones, so that the wording
    alone would tell them apart. Hence true ones with an edit, and true ones beside evidence that
    has lost what they tell.
    """
    parses = examples.parse(t for one in rewordings for t in (one.true, *one.evidence))
    for one in rewordings:
        names = tuple(name for _, name in one.hints)
        for text, label in ((one.true, ENTAILED), (one.false, "not stated")):
            examples.add([premise(Claim(text, one.evidence, names))], text, label, "reworded")
        pool = Pool()
        for text in one.evidence:
            pool.learn(text, parses[text])
        whole = [premise(Claim(one.true, one.evidence, names))]
        examples.edit(whole, one.true, parses[one.true], pool, "reworded")
        less = _lessened(one, parses)
        if less and len(content(one.true) - content(" ".join(less))) >= 2:
            claim = Claim(one.true, less, names)
            examples.add([premise(claim)], one.true, "not stated", "reworded: more")


def _lessened(one: Rewording, parses: Mapping[str, Sequence[Token]]) -> tuple[str, ...]:
    """The evidence without its asides, or without the second of two sentences."""
    if len(one.evidence) > 1:
        return one.evidence[:1]
    return tuple(shorten(one.evidence[0], parses[one.evidence[0]])[-1:])


def kept(rows: Sequence[Row], name: str, known: Measured) -> list[Row]:
    """Return the rows of a set whose text is in no set that results are measured on."""
    return [row for row in rows if not known.overlaps(text_of(name, row))]


def prepared(
    folder: Path,
    out: Path,
    seed: int,
    parser: Parser,
    nearest: Nearest,
    *,
    rewordings: bool = False,
) -> list[Example]:
    """Return the examples, made once and kept in `out`.

    Args:
        folder: of the public sets.
        out: where they are kept, those with rewordings in a file of their own.
        seed: of every choice.
        parser: for the edits.
        nearest: returns for each claim the sentences closest to it, in their own order.
        rewordings: take those too.
    """
    path = out / ("claims-rewordings.jsonl" if rewordings else "claims.jsonl")
    if not path.is_file():
        examples = Examples(parser, seed)
        known = measured(folder)
        known.add("summedits_news", (row["doc"] for row in read_rows(folder, "summedits_news")))
        splits(examples.chance.sample(read_rows(folder, "wikisplit"), SPLITS), examples)
        for hard, plain in (("adv", "ele"), ("adv", "int"), ("int", "ele")):
            name = f"onestop_{hard}-{plain}" if hard == "adv" else "onestop_ele-int"
            levels(read_rows(folder, name), (hard, plain), examples)
        articles = kept(read_rows(folder, "articles"), "articles", known)
        chosen = examples.chance.sample(articles, min(NEWS, len(articles)))
        news([row["text"] for row in chosen], examples)
        for name in SUMMEDITS:
            edited(read_rows(folder, f"summedits_{name}"), nearest, examples)
        wiki(read_rows(folder, "wice_claims"), nearest, examples)
        if rewordings:
            poc = kept(read_rows(folder, "fusion_poc"), "fusion_poc", known)
            reworded(restored({"articles": articles, "fusion_poc": poc})[0], examples)
        whole = path.with_suffix(".new")
        lines = (json.dumps(asdict(one), ensure_ascii=False) for one in examples.found)
        whole.write_text("\n".join(lines) + "\n", encoding="utf-8")
        whole.replace(path)
    with path.open(encoding="utf-8") as stored:
        return thinned([Example(**json.loads(line)) for line in stored])


def thinned(examples: Iterable[Example]) -> list[Example]:
    """Keep one in four of the exchanged prepositions, which fit nearly every sentence."""
    return [
        one
        for one in examples
        if not one.origin.endswith(": preposition") or zlib.crc32(one.claim.encode()) % 4 == 0
    ]


def counts(examples: Iterable[Example]) -> dict[str, dict[str, int]]:
    """Return how many examples of which origin and label there are."""
    found: dict[str, Counter[str]] = {}
    for one in examples:
        found.setdefault(one.origin.split(":")[0], Counter())[one.label] += 1
    return {origin: dict(labels) for origin, labels in sorted(found.items())}
