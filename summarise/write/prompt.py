"""The one prompt format that the writer is trained on and asked in."""

from __future__ import annotations

from summarise.roles import Draft, Job

INSTRUCTIONS: dict[Job, str] = {
    "compress": "Shorten this sentence.",
    "fuse": "Join these sentences into one.",
    "add": "Say what this source adds.",
    "overview": "Say in one sentence what these sources report.",
}


def prompt(draft: Draft) -> str:
    """Return the prompt of a draft in SmolLM2's chat format, up to where the answer begins.

    Control tokens inside the evidence would end the turn early, so they are broken up.
    """
    lines = [INSTRUCTIONS[draft.job]]
    lines += [f"{word} = {referent}" for word, referent in draft.hints]
    lines += [" ".join(sentence.split()) for sentence in draft.evidence]
    body = "\n".join(lines).replace("<|", "< |")
    return f"<|im_start|>user\n{body}<|im_end|>\n<|im_start|>assistant\n"


END = "<|im_end|>"
