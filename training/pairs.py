"""The writer's training pairs: what they are, and how each public set becomes pairs."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from summarise.roles import Draft, Job, Token
from training.detokenise import detokenise, is_clean
from training.refused import is_refused
from training.rules import content, faults, tokens

Parse = Callable[[Sequence[str]], list[tuple[Token, ...]]]
Row = dict[str, Any]

MIN_WORDS, MAX_WORDS = 6, 40  # of a target
MAX_EVIDENCE = 95  # words; longer evidence is rare and slows every batch that it is in
SHORTER = 0.95  # a compression's target has at most this share of its source's characters


_READ = {"fusion_poc", "highlights", "restated"}
_OPENING_PRONOUN = r"(?:He|She|It|They|His|Her|Its|Their|This|That|These|Those)\b"


@dataclass(frozen=True, slots=True)
class Pair:
    """One example: what is asked, what is to be written, and where it comes from."""

    draft: Draft
    target: str
    origin: str
    group: str  # rows of one article share a group, and never straddle the held-out split


def make(
    job: Job, evidence: Sequence[str], target: str, origin: str, group: str, **limits: Any
) -> tuple[Pair | None, str]:
    """Return a pair, or None and the reason why it must not be learnt from."""
    texts = [*evidence, target]
    if not all(is_clean(text) for text in texts):
        return None, "unclean"
    if origin in _READ and is_refused(target):
        return None, "refused on reading"
    words = len(target.split())
    if not MIN_WORDS <= words <= MAX_WORDS:
        return None, "length"
    if sum(len(text.split()) for text in evidence) > MAX_EVIDENCE:
        return None, "long evidence"
    if job == "compress" and len(target) > SHORTER * len(evidence[0]):
        return None, "not shorter"
    if len(target) > sum(map(len, evidence)) + 6:  # "that" or a comma more
        return None, "not shorter"
    opening = re.match(_OPENING_PRONOUN, target)
    if opening and not any(text.startswith(opening[0]) for text in evidence):
        return None, "pronoun"
    reasons = faults(target, evidence, **limits)
    if reasons:
        return None, reasons[0]
    return Pair(Draft(job, tuple(evidence)), target, origin, group), ""


class Builder:
    """Collects the pairs that pass, and counts by origin why the others did not."""

    def __init__(self) -> None:
        self.pairs: list[Pair] = []
        self.refused: Counter[tuple[str, str]] = Counter()
        self._seen: set[tuple[str, ...]] = set()

    def add(
        self, job: Job, evidence: Sequence[str], target: str, origin: str, group: str, **limits: Any
    ) -> bool:
        """Add a pair if it passes the rules and is not there yet."""
        pair, reason = make(job, evidence, target, origin, group, **limits)
        key = (*evidence, target)
        if pair and key in self._seen:
            pair, reason = None, "repeated"
        if pair is None:
            self.refused[origin, reason] += 1
            return False
        self._seen.add(key)
        self.pairs.append(pair)
        return True


def fusions(rows: Iterable[Row], builder: Builder) -> None:
    """Add the human fusions of fusion_poc: two sentences and the one that joins them."""
    for row in rows:
        evidence = [detokenise(text) for text in row["source_sentences"]]
        target = past(detokenise(row["fused"]), evidence)
        builder.add("fuse", evidence, target, "fusion_poc", row["id"], max_novelty=0.1)


def highlights(rows: Iterable[Row], builder: Builder) -> None:
    """Add the highlights of fusion_poc's articles, aligned to the sentences that cover them."""
    done: set[str] = set()
    for row in rows:
        sentences = [detokenise(text) for text in row["article"]]
        if not sentences or sentences[0] in done:
            continue
        done.add(sentences[0])
        stems = [content(text) for text in sentences]
        for highlight in map(detokenise, row["summary"]):
            wanted = content(highlight)
            if len(wanted) < 4:
                continue
            best = max(range(len(stems)), key=lambda i: len(wanted & stems[i]))
            rest = wanted - stems[best]
            if len(rest) <= 0.15 * len(wanted):
                target = past(highlight, [sentences[best]])
                builder.add("compress", [sentences[best]], target, "highlights", row["id"])
                continue
            second = max(range(len(stems)), key=lambda i: (len(rest & stems[i]), -abs(i - best)))
            if second != best and len(rest & stems[second]) >= 2:
                chosen = [sentences[i] for i in sorted((best, second))]
                builder.add("fuse", chosen, past(highlight, chosen), "highlights", row["id"])


def levels(
    rows: Sequence[Row], articles: Sequence[Row], names: tuple[str, str], builder: Builder
) -> None:
    """Add onestop's sentence pairs, from the harder reading level to the easier one.

    The pairs have lost all characters beyond ASCII; the articles still have them.
    """
    hard, easy = names
    whole = Restorer(articles)
    for row in rows:
        found, plain = whole.restore(row[hard]), whole.restore(row[easy])
        if found is None or plain is None:
            builder.refused["onestop", "not in an article"] += 1
            continue
        (source, group), (target, _) = found, plain
        if target.isascii() != source.isascii():
            # Some articles have lost their quotation marks and apostrophes too.
            builder.refused["onestop", "characters lost"] += 1
            continue
        builder.add(
            "compress", [source], target, "onestop", group, max_novelty=0.5, keep_modality=True
        )


class Restorer:
    """Finds a sentence that has lost its non-ASCII characters in the articles it is from."""

    def __init__(self, articles: Sequence[Row]) -> None:
        self._articles = [
            (article["title"], _ascii(article[level]), article[level])
            for article in articles
            for level in ("adv", "int", "ele")
        ]

    def restore(self, sentence: str) -> tuple[str, str] | None:
        """Return the sentence as the article has it, and the article's title."""
        key = _ascii(sentence)[0]
        for title, (text, offsets), original in self._articles:
            at = text.find(key)
            if key and at >= 0:
                last = offsets[at + len(key) - 1] + 1
                tail = re.match(r"[”’\"]+", original[last:])
                first = offsets[at]
                while first and original[first - 1] in "“‘£€":
                    first -= 1
                found = original[first : last + (tail.end() if tail else 0)]
                return " ".join(found.split()), title
        return None


def _ascii(text: str) -> tuple[str, list[int]]:
    """Return the ASCII characters but spaces, and where each one stood."""
    kept = [(char, i) for i, char in enumerate(text) if char.isascii() and not char.isspace()]
    return "".join(char for char, _ in kept), [i for _, i in kept]


def splits(
    rows: Sequence[Row], builder: Builder, rng: random.Random, limits: tuple[int, int]
) -> None:
    """Add wikisplit in reverse (two sentences, the one they were split from) and forwards.

    Args:
        limits: highest number of fusions and of compressions (the whole, its first part).
    """
    order = list(rows)
    rng.shuffle(order)
    fused = cut = 0
    for row in order:
        whole = detokenise(row["complex"])
        parts = [detokenise(text) for text in row["simple"]]
        if len(parts) != 2 or any(re.match(r"[^A-Z]", text) for text in (whole, *parts)):
            continue
        if any(_TORN.search(text) for text in (whole, *parts)):
            continue
        group = "wiki " + whole[:40]
        covers = content(" ".join(parts)) - content(whole)
        if (
            fused < limits[0]
            and len(covers) <= 0.12 * len(content(whole))
            and min(len(part.split()) for part in parts) >= 5
            and (";" not in whole or ";" in "".join(parts))  # joining that takes no skill
            and builder.add("fuse", parts, whole, "wikisplit fused", group, max_novelty=0.08)
        ):
            fused += 1
        elif cut < limits[1] and len(parts[0]) < 0.8 * len(whole) and in_order(parts[0], whole):
            cut += builder.add(
                "compress", [whole], parts[0], "wikisplit first", group, max_novelty=0.0
            )


_TORN = re.compile(
    r"\b(?:in|of|the|at|for|by|with|on|a|an|and|or|to|et al|from|his|her)\.$"
    r"|:,|, ,|,\s*Who\b|\.\w\w|\w\?\w"
    # two main clauses with nothing, or a mere comma, between them
    r"|(?<!and)(?<!but), (?:it|he|she|they|this|these) (?:is|was|has|had|are|were|also|\w+ed)\b"
    r"|\b(?:is|was|are|were) "
    r"(?:(?!and|but|which|who|that|as|when|while|where|because|whose|what|if|how|or)"
    r"[\w'’()-]+ )*(?:is|was|are|were)\b"
)


def in_order(short: str, whole: str) -> bool:
    """Whether nearly all words of `short` stand in `whole`, in the same order."""
    wanted, given = tokens(short.lower()), tokens(whole.lower())
    blocks = SequenceMatcher(None, wanted, given, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) >= 0.95 * len(wanted)


def is_sentence(tree: Sequence[Token]) -> bool:
    """Whether a parsed text is one full sentence: a finite main verb with its subject.

    Headlines lack auxiliaries ("Man arrested after chase") or articles ("Man hits dog").
    """
    roots = [i for i, token in enumerate(tree) if token.head == i]
    if len(roots) != 1:
        return False
    root = roots[0]
    own = [token for token in tree if token.head == root]
    finite = tree[root].tag in {"VBD", "VBZ", "VBP"} or any(
        token.dep in {"aux", "auxpass"} for token in own
    )
    if not finite or not any(token.dep in _SUBJECTS for token in own):
        return False
    bare = [token.dep for i, token in enumerate(tree) if _is_bare(tree, i)]
    return "nsubj" not in bare and "nsubjpass" not in bare and len(bare) < 2


_SUBJECTS = {"nsubj", "nsubjpass", "expl", "csubj", "csubjpass"}


def _is_bare(tree: Sequence[Token], index: int) -> bool:
    """Whether a singular common noun as subject or object stands without article or possessor."""
    token = tree[index]
    if token.tag != "NN" or token.dep not in {"nsubj", "nsubjpass", "dobj"}:
        return False
    return not any(t.head == index and t.dep in {"det", "poss", "nummod", "quantmod"} for t in tree)


def keep_sentences(pairs: Sequence[Pair], parse: Parse) -> list[Pair]:
    """Return the pairs whose target, and evidence that was made from it, are full sentences."""
    doubted = [pair for pair in pairs if pair.origin in _DOUBTED]
    parts = [text for pair in doubted for text in (pair.target, *pair.draft.evidence)]
    trees = dict(zip(parts, parse(parts), strict=True))
    kept = []
    for pair in pairs:
        if pair.origin in _HEADLINES:
            tree = trees[pair.target]
            whole = is_sentence(tree) and _same_tense(pair, tree)
        elif pair.origin in _DOUBTED:
            whole = all(is_sentence(trees[text]) for text in (pair.target, *pair.draft.evidence))
        else:
            whole = True
        if whole:
            kept.append(pair)
    return kept


_HEADLINES = {"fusion_poc", "highlights"}
_DOUBTED = {*_HEADLINES, "wikisplit first", "wikisplit fused", "asides split"}


def _same_tense(pair: Pair, tree: Sequence[Token]) -> bool:
    """Whether a main verb in the present tense has that form in the evidence too."""
    root = next(token for i, token in enumerate(tree) if token.head == i)
    given = {word.lower() for text in pair.draft.evidence for word in tokens(text)}
    return root.tag == "VBD" or root.tag not in {"VBZ", "VBP"} or root.text.lower() in given


def past(target: str, sources: Sequence[str]) -> str:
    """Return the target with "says" put as "said" where that is what the sources have."""
    text = " ".join(sources)
    if re.search(r"\b(said|told)\b", text) and not re.search(r"\bsays?\b", text):
        target = re.sub(r"\bsays\b", "said", target)
        target = re.sub(r"\bsay(?=[.,]| he | she | they | the )", "said", target)
    return target
