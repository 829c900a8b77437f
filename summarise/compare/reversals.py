"""Who did it to whom, told the other way round: "Tarn sued Bowden", "Bowden sued Tarn"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarise.check.frames import lemma
from summarise.compare.predicates import children
from summarise.compare.referents import spoken_of
from summarise.compare.stated import Answer, Sentence, same_time
from summarise.roles import Token

# What two do to each other in turn, if at all, on different days.
_ONE_WAY = {
    "sue": "sue",
    "beat": "beat",
    "defeat": "beat",
    "buy": "buy",
    "acquire": "buy",
    "purchase": "buy",
    "overtake": "overtake",
    "arrest": "arrest",
    "shoot": "shoot",
    "stab": "stab",
    "kill": "kill",
    "murder": "kill",
    "invade": "invade",
    "hire": "hire",
    "succeed": "succeed",
    "replace": "succeed",
    "divorce": "divorce",
    "rescue": "rescue",
    "bite": "bite",
    "rob": "rob",
    "employ": "hire",
}
_AGAIN = frozenset("again also back countersue previously earlier ago last return".split())


def reversals(sentence: Sentence) -> Iterator[Answer]:
    """Read deeds of one named party upon another."""
    tokens = sentence.passage.tokens
    for predicate in sentence.predicates:
        deed = _ONE_WAY.get(predicate.lemma)
        if deed is None or predicate.denied or not predicate.real or predicate.quoted:
            continue
        who = spoken_of(tokens, predicate.agents, sentence.referents)[1]
        whom = spoken_of(tokens, predicate.patients, sentence.referents)[1]
        if not who or not whom or who & whom:
            continue
        patient = predicate.patients[0]
        agent = predicate.agents[0]
        words = " ".join(_told(tokens, i) for i in sorted({agent, predicate.verb, patient}))
        yield Answer(
            "name",
            f"reversed:{deed}",
            " ".join(sorted(who)) + ">" + " ".join(sorted(whom)),
            words,
            sentence,
            frozenset(),
            (who, whom),
        )


def _told(tokens: Sequence[Token], index: int) -> str:
    """A word with the words of the name that it ends."""
    kids = [i for i in children(tokens, index) if tokens[i].dep == "compound"]
    return " ".join(tokens[i].text for i in sorted([*kids, index]))


def reversals_differ(one: Answer, two: Answer) -> bool | None:
    """Whether two sources let the same two parties change their roles."""
    (mine_who, mine_whom), (their_who, their_whom) = one.roles, two.roles
    if mine_who & their_who and mine_whom & their_whom:
        return False
    if not (mine_who & their_whom and mine_whom & their_who):
        return None
    # "Bank Norr" and "Bank Sund" share a word that tells them not apart.
    if mine_who & their_who or mine_whom & their_whom:
        return None
    for answer in (one, two):
        if _AGAIN & {lemma(token) for token in answer.sentence.passage.tokens}:
            return None
    return True if same_time(one.sentence, two.sentence) else None
