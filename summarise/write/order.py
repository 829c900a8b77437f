"""When something happened, told at the other end of its sentence."""

from __future__ import annotations

from collections.abc import Sequence

from summarise.check.folding import fold
from summarise.check.values import dates
from summarise.roles import Token
from summarise.write.edits import Edit, Rewording, doubtful, lowered, members, quoted, raised


def reordered(text: str, tokens: Sequence[Token]) -> list[Rewording]:
    """Move a date at the front to the end, or what something came after to the front.

    Args:
        text: one sentence.
        tokens: its parse.
    """
    found = [*_dates_last(text, tokens), *_after_first(text, tokens)]
    return [edits for edits in found if not any(quoted(text, e.start, e.end) for e in edits)]


def _after_first(text: str, tokens: Sequence[Token]) -> list[Rewording]:
    """Tell what came first at the front: "After the dam broke, the town flooded"."""
    if tokens[-1].text != "." or len(tokens) > 36 or doubtful(tokens, 0):
        return []
    root = next((i for i, t in enumerate(tokens) if t.dep == "ROOT"), None)
    if root is None or tokens[root].pos not in {"VERB", "AUX"} or '"' in text:
        return []
    for i, token in enumerate(tokens):
        if (
            token.text not in {"after", "when"}
            or i <= root + 1
            or token.dep not in {"mark", "prep", "advmod"}
        ):
            continue
        top = i if token.dep == "prep" else token.head
        if tokens[top].head != root or (token.dep == "prep" and len(tokens) - i < 6):
            return []
        if token.dep != "prep" and tokens[top].dep != "advcl":
            return []
        if sorted(members(tokens, top)) != list(range(i, len(tokens) - 1)):
            return []
        main, clause = tokens[:i], tokens[i:]
        if any(t.dep in {"ccomp", "xcomp", "advcl", "conj", "relcl", "acl", "mark"} for t in main):
            return []
        if any(t.text in {",", "who", "which", "only", "just", "-", ":"} for t in main) or any(
            t.pos == "PRON" or t.tag == "PRP$" or t.text in {",", ":"} for t in clause
        ):
            return []
        subject = next((j for j, t in enumerate(main) if t.dep in {"nsubj", "nsubjpass"}), None)
        if subject is None or min(members(tokens, subject)) > 0:
            return []
        if tokens[i - 1].pos in {"NUM", "ADV"} or tokens[i - 1].entity in {"DATE", "TIME"}:
            return []  # "two days after": how long belongs to it
        if main[0].pos == "PRON" or (token.tag == "WRB" and tokens[root].lemma == "be"):
            return []
        moved = raised(text[token.start : tokens[-2].end])
        return [
            (
                Edit(0, tokens[0].end, f"{moved}, {lowered(tokens[0])}", "order"),
                Edit(tokens[i - 1].end, tokens[-2].end, "", "order"),
            )
        ]
    return []


def _dates_last(text: str, tokens: Sequence[Token]) -> list[Rewording]:
    """Tell the date at the end: "Police closed the bridge on Monday"."""
    comma = next((i for i, token in enumerate(tokens[:6]) if token.text == ","), 0)
    if not comma or len(tokens) > 30 or tokens[-1].text != "." or comma + 3 > len(tokens):
        return []
    front = text[: tokens[comma - 1].end]
    if fold(tokens[0].text) not in {"on", "in", "last"} or any(
        token.text == "," for token in tokens[comma + 1 :]
    ):
        return []
    told = dates(front)
    if len(told) != 1 or told[0].end != len(front) or dates(text[len(front) :]):
        return []
    if fold(tokens[0].text) != "last" and told[0].start != tokens[1].start:
        return []
    root = next((i for i, t in enumerate(tokens) if t.dep == "ROOT"), None)
    if root is None or tokens[0].head != root or tokens[root].pos not in {"VERB", "AUX"}:
        return []
    verbs = [t for t in tokens if t.pos == "VERB" and t.dep not in {"amod", "ROOT", "compound"}]
    if verbs or any(t.dep in {"relcl", "advcl", "ccomp", "conj", "mark"} for t in tokens):
        return []
    first = tokens[comma + 1]
    moved = lowered(tokens[0]) + front[len(tokens[0].text) :]
    return [
        (
            Edit(0, first.end, raised(first.text), "date"),
            Edit(tokens[-1].start, tokens[-1].end, f" {moved}.", "date"),
        )
    ]
