"""Putting chosen units into words: candidates from rules and model, the checker decides.

The source's own words always are the last candidate, so that there is always
something true to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarise.check.folding import words
from summarise.roles import Checker, Claim, Draft, Job, Parser, Token, Writer
from summarise.select.units import Unit
from summarise.types import How
from summarise.write.compress import shorten
from summarise.write.edits import Rewording, apply
from summarise.write.marks import closed
from summarise.write.opening import open_plainly
from summarise.write.reword import rewordings

LEAST_WORDS = 6  # shorter sentences than this are fragments more often than not
# Sentences merely strung together with "and" read worse than they did apart.
FUSED_SHARE = 0.85
FROM_EACH = 4  # words that a fusion takes from each of its sentences alone
# A wording of so few words that keeps less than this share of its sentence has lost its news.
LEAST_LEFT, LEFT_SHARE = 9, 0.6
ASK_FROM = 14  # words from which a single sentence is worth asking the model to shorten


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be put into one sentence; `units` are one or two that follow each other."""

    units: tuple[Unit, ...]
    job: Job
    ask_from: int = ASK_FROM  # words from which the model is asked for a shorter wording

    @property
    def evidence(self) -> tuple[str, ...]:
        """The texts that the sentence rests on."""
        return tuple(unit.text for unit in self.units)

    @property
    def context(self) -> tuple[str, ...]:
        """Names that may be used because the article settles what a pronoun stands for."""
        return tuple(unit.reference.name for unit in self.units if unit.reference is not None)


@dataclass(frozen=True, slots=True)
class Option:
    """One checked way to word a task."""

    text: str
    how: How
    support: float
    fresh: int = 0  # word pairs that the evidence does not have

    @property
    def words(self) -> int:
        """Number of whitespace-separated words."""
        return len(self.text.split())


def named(unit: Unit) -> str:
    """The text of a unit with its leading pronoun replaced by what it stands for."""
    if unit.reference is None:
        return unit.text
    start, end = unit.reference.start, unit.reference.end
    return unit.text[:start] + unit.reference.name + unit.text[end:]


def draft(task: Task) -> Draft:
    """The order to the writer for a task."""
    hints = tuple(
        (unit.text[unit.reference.start : unit.reference.end], unit.reference.name)
        for unit in task.units
        if unit.reference is not None
    )
    return Draft(task.job, task.evidence, hints)


def worth_asking(task: Task) -> bool:
    """Whether the model can be expected to better the source's own words."""
    return len(task.units) > 1 or task.units[0].words >= task.ask_from


def realise(
    tasks: Sequence[Task], writer: Writer | None, checker: Checker, parser: Parser
) -> list[list[Option]]:
    """Word each task in every way that passes the checker.

    Returns:
        For each task its options, the model's first; a task of one unit that does not lean
        on another always has one, a task of two has none if fusing them failed.
    """
    asked = [task for task in tasks if writer is not None and worth_asking(task)]
    written = writer.write([draft(task) for task in asked]) if writer is not None and asked else []
    by_task = {id(task): texts for task, texts in zip(asked, written, strict=True)}
    bases = [named(task.units[0]) for task in tasks if len(task.units) == 1]
    parses = dict(zip(bases, parser.parse(bases), strict=True))
    candidates = [_candidates(task, by_task.get(id(task), []), parses) for task in tasks]
    result = []
    checked = _check(tasks, candidates, checker)
    plainer = _check(tasks, _plainer(tasks, checked, checker, parser), checker)
    for task, options in zip(tasks, map(_together, checked, plainer), strict=True):
        if len(task.units) == 1:
            own = closed(open_plainly(task.units[0].text))
            if task.units[0].reference is None and all(option.text != own for option in options):
                options.append(Option(own, _how(own, task), 1.0))
        result.append(options)
    return result


def _together(one: Sequence[Option], two: Sequence[Option]) -> list[Option]:
    return list({option.text: option for option in (*one, *two)}.values())


def _check(
    tasks: Sequence[Task], texts: Sequence[Sequence[str]], checker: Checker
) -> list[list[Option]]:
    """Turn those candidates of each task into options that pass."""
    claims = [
        Claim(text, task.evidence, task.context)
        for task, many in zip(tasks, texts, strict=True)
        for text in many
    ]
    verdicts = iter(checker.check(claims))
    return [
        [
            Option(text, _how(text, task), verdict.support, _fresh(text, task.evidence))
            for text, verdict in ((text, next(verdicts)) for text in many)
            if verdict.passes and _draws_on_all(text, task)
        ]
        for task, many in zip(tasks, texts, strict=True)
    ]


def _plainer(
    tasks: Sequence[Task], options: Sequence[Sequence[Option]], checker: Checker, parser: Parser
) -> list[list[str]]:
    """Reword what passed: by every rule that passes alone, and by all of those together."""
    texts = list(dict.fromkeys(option.text for many in options for option in many))
    parses = dict(zip(texts, parser.parse(texts), strict=True))
    ways = {text: rewordings(text, parses[text]) for text in texts}
    trials = [
        (task, option.text, way)
        for task, many in zip(tasks, options, strict=True)
        for option in many
        for way in ways[option.text]
    ]
    verdicts = checker.check(
        [Claim(apply(text, [way]), task.evidence, task.context) for task, text, way in trials]
    )
    sound: dict[tuple[int, str], list[Rewording]] = {}
    for (task, text, way), verdict in zip(trials, verdicts, strict=True):
        if verdict.passes:
            sound.setdefault((id(task), text), []).append(way)
    return [
        [
            worded
            for option in many
            if (id(task), option.text) in sound
            for found in (sound[id(task), option.text],)
            for worded in dict.fromkeys(apply(option.text, way) for way in (found, found[:1]))
        ]
        for task, many in zip(tasks, options, strict=True)
    ]


def _fresh(text: str, evidence: Sequence[str]) -> int:
    """How many pairs of neighbouring words a text has that its evidence has not."""
    known = {pair for part in evidence for pair in pairwise(part.split())}
    return sum(pair not in known for pair in pairwise(text.split()))


def _candidates(
    task: Task, written: Sequence[str], parses: dict[str, tuple[Token, ...]]
) -> list[str]:
    texts = [" ".join(text.split()) for text in written]
    if len(task.units) == 1:
        base = named(task.units[0])
        texts += [open_plainly(base), *shorten(base, parses[base])]
    texts = [closed(text) for text in texts]
    count = sum(unit.words for unit in task.units)
    limit, least = count + 4, min(LEAST_LEFT, int(LEFT_SHARE * count))
    return [
        text
        for text in dict.fromkeys(texts)
        if max(LEAST_WORDS, least) <= len(text.split()) <= limit
        or (text and len(task.units) == 1 and text == texts[-1])
    ]


def _how(text: str, task: Task) -> How:
    spoken = words(text)
    source = words(" ".join(task.evidence))
    if len(task.units) > 1:
        return "fused"
    own = task.units[0].text
    if spoken in (words(own), words(open_plainly(own))):
        return "extracted"
    rest = iter(source)
    return "compressed" if all(word in rest for word in spoken) else "rewritten"


def _draws_on_all(text: str, task: Task) -> bool:
    """Whether a fusion says something of each of its sentences, in fewer words than they have."""
    if len(task.units) == 1:
        return True
    if len(text.split()) > FUSED_SHARE * sum(unit.words for unit in task.units):
        return False
    spoken = set(words(text))
    parts = [set(words(unit.text)) for unit in task.units]
    own = [part - set().union(*(p for p in parts if p is not part)) for part in parts]
    return all(len(spoken & part) >= FROM_EACH for part in own)
