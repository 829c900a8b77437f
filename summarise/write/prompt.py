"""The prompts: one format that the embedded writer is trained on, one for general models."""

from __future__ import annotations

import re

from summarise.roles import Draft, Job

INSTRUCTIONS: dict[Job, str] = {
    "compress": "Shorten this sentence.",
    "fuse": "Join these sentences into one.",
    "add": "Say what this source adds.",
    "overview": "Say in one sentence what these sources report.",
}
# A model that was not trained on the short instructions is told what the checker will ask of it.
RULES = (
    "Answer with one news sentence and nothing else. Say only what the text says. Keep names, "
    "numbers, dates and quoted words exactly as they are, and keep who said it."
)
END = "<|im_end|>"


def request(draft: Draft, rules: bool = False) -> str:
    """Return what is asked of the writer: the job, what pronouns stand for, and the evidence.

    Args:
        draft: what is to be written.
        rules: spell out what a good answer is, for a model that was not trained to it.
    """
    lines = [INSTRUCTIONS[draft.job]]
    if rules:
        lines.append(RULES)
    lines += [f"{word} = {referent}" for word, referent in draft.hints]
    lines += [" ".join(sentence.split()) for sentence in draft.evidence]
    # Control tokens inside the evidence would end the turn early, so they are broken up.
    return "\n".join(lines).replace("<|", "< |")


def evidence_alone(draft: Draft) -> str:
    """Return the evidence with names put in for pronouns, for a model that takes no instruction."""
    text = " ".join(" ".join(sentence.split()) for sentence in draft.evidence)
    for word, referent in draft.hints:
        found = re.search(rf"\b{re.escape(word)}\b", text)
        if found:
            text = text[: found.start()] + referent + text[found.end() :]
    return text


def prompt(draft: Draft) -> str:
    """Return the prompt of a draft in SmolLM2's chat format, up to where the answer begins."""
    return f"<|im_start|>user\n{request(draft)}{END}\n<|im_start|>assistant\n"
