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
LONGEST = 8  # words from the first to the last of those that are shown
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
        words = _told(sentence, predicate.verb, (agent, patient))
        yield Answer(
            "name",
            f"reversed:{deed}",
            " ".join(sorted(who)) + ">" + " ".join(sorted(whom)),
            words,
            sentence,
            frozenset(),
            (who, whom),
        )


def _told(sentence: Sentence, verb: int, parties: tuple[int, int]) -> str:
    """The deed with both parties as the text has it, or with one where that is too long."""
    tokens = sentence.passage.tokens
    named = [_name(tokens, index) for index in parties]
    spans = [{*named[0], verb, *named[1]}, {verb, *named[1]}, {verb}]
    span = next(s for s in spans if max(s) - min(s) <= LONGEST)
    return sentence.passage.text[tokens[min(span)].start : tokens[max(span)].end]


def _name(tokens: Sequence[Token], index: int) -> set[int]:
    """A word with the words of the name that it ends."""
    return {index, *(i for i in children(tokens, index) if tokens[i].dep == "compound")}


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
