"""Put the writer's training pairs together from the folder of public sets."""

from __future__ import annotations

import gzip
import json
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from sentencex import segment

from summarise.roles import Draft, Job, Parser, Token
from training import hints
from training.deletions import shorten
from training.detokenise import detokenise, is_clean
from training.overlap import Measured
from training.pairs import Builder, Pair, Row, fusions, highlights, keep_sentences, levels, splits
from training.restatements import Line, day_of, restatements
from training.rewordings import restored
from training.splitting import speaker_first, split

_FURNITURE = re.compile(
    r"Photos?:|Caption|Getty|READ MORE|Facebook|Key Developments|Advertisement|Editor.s note"
    r"|newsletter|RELATED"
)
_PLACE = re.compile(
    r"^[A-Z][A-Z.,' ]{2,40}(?:, [A-Z][a-z.]+)?\s*(?:\([^)]{1,25}\))?\s*(?:—|–|--)\s+"
)
# Few, and what people write about news.
_TWICE = frozenset({"reworded", "fusion_poc", "highlights", "restated"})
HEAD_LINES = 20  # sentences of an article that are used


@dataclass
class Corpus:
    """The pairs and how they came about."""

    pairs: list[Pair]
    held_out: list[Pair]
    counts: dict[str, int] = field(default_factory=dict)
    overlapping: dict[str, dict[str, int]] = field(default_factory=dict)


def read_rows(folder: Path, name: str) -> list[Row]:
    """Read a set's rows: one JSON object a line, gzip."""
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def measured(folder: Path) -> Measured:
    """Return the text of the sets that the program is measured on."""
    known = Measured()
    for name in ("frank", "newts", "xsum"):
        known.add(name, (row["article"] for row in read_rows(folder, name)))
    known.add(
        "multi_news", (text for row in read_rows(folder, "multi_news") for text in row["docs"])
    )
    for name in ("neus_train", "neus_val"):
        known.add(name, (d["text"] for row in read_rows(folder, name) for d in row["docs"]))
    for name, key in (("basil", "articles"), ("tac2011", "docs")):
        known.add(name, (_flat(d) for row in read_rows(folder, name) for d in row[key]))
    return known


def _flat(value: object) -> str:
    if isinstance(value, dict):
        return " ".join(map(_flat, value.values()))
    return " ".join(map(_flat, value)) if isinstance(value, list) else str(value)


def unmeasured(
    rows: Sequence[Row], texts: Iterable[str], known: Measured
) -> tuple[list[Row], dict[str, int]]:
    """Return the rows whose article is in no measuring set, and how many are in which."""
    kept, counts = [], Counter[str]()
    for row, text in zip(rows, texts, strict=True):
        found = known.overlaps(text)
        counts.update(found)
        if not found:
            kept.append(row)
    return kept, {**counts, "rows": len(rows), "kept": len(kept)}


def lines_of(rows: Iterable[Row]) -> Iterator[Line]:
    """Yield the first clean sentences of dated articles."""
    for row in rows:
        day, position = day_of(row["date"]), 0
        if day is None:
            continue
        for paragraph in row["text"].split("\n"):
            for found in segment("en", paragraph):
                text = _PLACE.sub("", detokenise(" ".join(found.split())))
                fits = position < HEAD_LINES and 6 <= len(text.split()) <= 60
                if fits and is_clean(text) and not _FURNITURE.search(text):
                    yield Line(text, row["id"], day, position)
                    position += 1


def build(
    folder: Path, parser: Parser, seed: int, held_out: int, *, reworded: bool, limit: int = 0
) -> Corpus:
    """Build the pairs.

    Args:
        held_out: how many pairs at least are set aside, whole articles at a time.
        reworded: take the rewordings, and a tenth of what rules make, none of it for "compress".
        limit: highest number of sentences of the articles that are parsed; 0 for the default.
    """
    rng = random.Random(seed)
    known = measured(folder)
    builder = Builder()
    poc = read_rows(folder, "fusion_poc")
    poc, shared = unmeasured(poc, (detokenise(" ".join(row["article"])) for row in poc), known)
    fusions(poc, builder)
    highlights(poc, builder)
    onestop = read_rows(folder, "onestop_articles")
    for hard, easy, name in (
        ("adv", "ele", "adv-ele"),
        ("adv", "int", "adv-int"),
        ("int", "ele", "ele-int"),
    ):
        levels(read_rows(folder, f"onestop_{name}"), onestop, (hard, easy), builder)
    agreed(builder)
    sizes = (200, 300) if reworded else (2800, 1500)
    splits(read_rows(folder, "wikisplit"), builder, rng, sizes)
    news = read_rows(folder, "articles")
    news, shared_news = unmeasured(news, (row["text"] for row in news), known)
    lines = list(lines_of(news))
    for sources, line in restatements(lines):
        job: Job = "compress" if len(sources) == 1 else "fuse"
        texts = [source.text for source in sources]
        if line.text.count('"') == line.text.count("“") == 0:
            builder.add(job, texts, line.text, "restated", sources[0].article, max_novelty=0.15)
    leads = [line for line in lines if line.position < 14 and 18 <= len(line.text.split()) <= 48]
    leads = [line for line in leads if not re.search(r"\b(I|we|We|you|You|my|our)\b", line.text)]
    rng.shuffle(leads)
    most = limit or (2_400 if reworded else 24_000)
    rewritten(leads[:most], parser, builder, rng, compress=not reworded)
    builder.pairs = keep_sentences(builder.pairs, parser.parse)
    pairs = with_hints(builder.pairs, parser, rng)
    found = Counter[str]()
    if reworded:
        rewordings, found = restored({"fusion_poc": poc, "articles": news})
        pairs += [one.pair for one in rewordings if one.learnable]
    pairs = [_job(pair, rng) for pair in pairs]
    kept, aside = hold_out(pairs, held_out, rng)
    kept += [pair for pair in kept if pair.origin.split(" +")[0] in _TWICE]
    rng.shuffle(kept)
    counts = Counter(f"{pair.origin}/{pair.draft.job}" for pair in kept)
    return Corpus(
        kept,
        aside,
        dict(sorted(counts.items())),
        {"fusion_poc": shared, "articles": shared_news, "rewordings": dict(found)},
    )


def agreed(builder: Builder) -> None:
    """Add overview pairs from reading levels: two wordings, and the third and plainest."""
    by_source: dict[str, list[Pair]] = {}
    for pair in builder.pairs:
        if pair.origin == "onestop":
            by_source.setdefault(pair.draft.evidence[0], []).append(pair)
    for source, pairs in by_source.items():
        for first in pairs:
            for second in by_source.get(first.target, []) + pairs:
                if second.target != first.target and len(second.target) < len(first.target):
                    evidence = (source, first.target)
                    builder.add(
                        "overview", evidence, second.target, "levels", first.group, max_novelty=0.4
                    )


def rewritten(
    lines: Sequence[Line], parser: Parser, builder: Builder, rng: random.Random, *, compress: bool
) -> None:
    """Add sentences of articles shortened, taken apart, and with the speaker in front.

    Args:
        compress: also add sentences that merely lose their asides.
    """
    for start in range(0, len(lines), 1024):
        chunk = lines[start : start + 1024]
        for line, tree in zip(chunk, parser.parse([line.text for line in chunk]), strict=True):
            _rewrite(line, tree, builder, rng, compress=compress)


def _rewrite(
    line: Line, tree: tuple[Token, ...], builder: Builder, rng: random.Random, *, compress: bool
) -> None:
    text, group = line.text, line.article
    short = shorten(text, tree)
    if len(short) >= 3 and rng.random() < 0.6:
        # Two wordings of one report, each with a detail of its own; they agree on the rest.
        evidence = [short[1], short[2]]
        rng.shuffle(evidence)
        builder.add("overview", evidence, short[0], "asides agreed", group, max_novelty=0.0)
    elif compress and short and len(short[0]) < 0.9 * len(text):
        builder.add("compress", [text], short[0], "asides", group, max_novelty=0.0)
    for parts in split(text, tree, rng):
        target = text
        others = [s for s in short if not set(_words(parts[0] + parts[1])) - set(_words(text))]
        if others and rng.random() < 0.3 and _both(parts, others[0]):
            target = others[0]
        builder.add("fuse", parts, target, "asides split", group, max_novelty=0.0)
        break
    fronted = speaker_first(text, tree)
    if fronted and len(fronted.split()) <= 32:
        job: Job = rng.choice(_WORDING_JOBS)
        builder.add(job, [text], fronted, "speaker first", group, max_novelty=0.0)


_WORDING_JOBS: tuple[Job, ...] = ("add", "overview")  # they do not promise a shorter sentence


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _both(parts: Sequence[str], target: str) -> bool:
    """Whether a target still has most of the second part."""
    wanted = set(_words(parts[1]))
    return len(wanted & set(_words(target))) >= 0.8 * len(wanted)


def with_hints(pairs: Sequence[Pair], parser: Parser, rng: random.Random) -> list[Pair]:
    """Return the pairs, some with a name hidden behind a pronoun or put in for one."""
    trees = parser.parse([pair.draft.evidence[0] for pair in pairs])
    names = hints.names_of(pairs, trees)
    made = []
    for pair, tree in zip(pairs, trees, strict=True):
        other = None
        if pair.draft.job in {"compress", "fuse"}:
            if re.match(r"(?:He|She|His|Her)\b", pair.target):
                other = hints.put_name(pair, names, rng) if rng.random() < 0.85 else None
            elif rng.random() < 0.35:
                other = hints.hide_name(pair, tree)
        made.append(other or pair)
    return made


def _job(pair: Pair, rng: random.Random) -> Pair:
    """Ask some compressions and fusions for as an addition or an overview."""
    draft, chance = pair.draft, rng.random()
    if draft.job == "fuse":
        job: Job = "add" if chance < 0.10 else "overview" if chance < 0.22 else "fuse"
    elif draft.job == "compress":
        job = "add" if chance < 0.09 else "overview" if chance < 0.11 else "compress"
    else:
        job = draft.job
    return replace(pair, draft=replace(draft, job=job))


def hold_out(
    pairs: Sequence[Pair], count: int, rng: random.Random
) -> tuple[list[Pair], list[Pair]]:
    """Set whole groups aside until there are `count` pairs.

    Pairs that share a sentence with those set aside are dropped from the rest.
    """
    groups: dict[str, list[Pair]] = {}
    for pair in pairs:
        groups.setdefault(pair.group, []).append(pair)
    order = sorted(groups)
    rng.shuffle(order)
    aside: list[Pair] = []
    while order and len(aside) < count:
        aside += groups[order.pop()]
    seen = {text for pair in aside for text in (*pair.draft.evidence, pair.target)}
    left = [pair for group in order for pair in groups[group]]
    kept = [p for p in left if seen.isdisjoint((*p.draft.evidence, p.target))]
    rng.shuffle(kept)
    return kept, aside


def prepared(
    folder: Path, out: Path, seed: int, held_out: int, *, reworded: bool = False
) -> Corpus:
    """Return the corpus, from `out` where it was built before with the same settings."""
    from summarise.models import load_parser

    path = out / "corpus.json"
    settings = {"seed": seed, "held_out": held_out, "reworded": reworded}
    if path.is_file():
        saved = json.loads(path.read_text(encoding="utf-8"))
        if saved["settings"] == settings:
            return Corpus(
                [_pair(p) for p in saved["pairs"]],
                [_pair(p) for p in saved["aside"]],
                saved["counts"],
                saved["overlapping"],
            )
    corpus = build(folder, load_parser(), seed, held_out, reworded=reworded)
    whole = {
        "settings": settings,
        "pairs": [asdict(p) for p in corpus.pairs],
        "aside": [asdict(p) for p in corpus.held_out],
        "counts": corpus.counts,
        "overlapping": corpus.overlapping,
    }
    fresh = path.with_suffix(".new")
    fresh.write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
    fresh.replace(path)
    return corpus


def _pair(saved: dict[str, Any]) -> Pair:
    draft = saved["draft"]
    hints_given = tuple((word, name) for word, name in draft["hints"])
    rebuilt = Draft(draft["job"], tuple(draft["evidence"]), hints_given, draft["words"])
    return Pair(rebuilt, saved["target"], saved["origin"], saved["group"])
