"""Rewording a sentence by rule over its parse: the same said in plainer words.

Nothing is added and nothing that the sentence says goes. Like everything that is written, a
rewording comes out only if the checker lets it pass.
"""

from __future__ import annotations

from collections.abc import Sequence

from summarise.roles import Token
from summarise.write.clauses import briefer
from summarise.write.edits import Rewording
from summarise.write.order import reordered
from summarise.write.phrases import plainer
from summarise.write.speakers import to_the_front


def rewordings(text: str, tokens: Sequence[Token]) -> list[Rewording]:
    """Find every rewording that a rule offers for a sentence, the farthest-reaching first."""
    if not tokens:
        return []
    return [
        *to_the_front(text, tokens),
        *reordered(text, tokens),
        *briefer(text, tokens),
        *plainer(text, tokens),
    ]
