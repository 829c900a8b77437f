"""Who and where: names and rooms as answers to questions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarise.check.frames import lemma, pronoun
from summarise.check.names import Name, names
from summarise.compare.event import CALENDAR, stem
from summarise.compare.predicates import children, modifiers
from summarise.compare.referents import alike, spoken_of
from summarise.compare.stated import Answer, Sentence, one_matter, same_time, shared
from summarise.roles import Token

LEAST_SHARED = 2  # content words that two sentences on one appointment share
_APPOINTING = frozenset("appoint name elect pick choose nominate hire select promote".split())
_LEADING = frozenset("head lead run chair manage".split())
# A matter has one of these at a time.
_HOLDERS = frozenset(
    "owner operator captain pilot skipper driver winner champion founder builder architect "
    "organiser organizer landlord mayor chairwoman chairman chair headteacher headmaster "
    "conductor buyer seller publisher".split()
)
# Each office has one holder at a time, but there are several offices of the name.
_OFFICES = frozenset(
    "minister secretary chief director president head leader commissioner governor editor coach "
    "manager commander principal boss chancellor premier executive organiser organizer".split()
)
# Parts of a building or ship, as small as each other.
_ROOMS = frozenset(
    "room kitchen bedroom bathroom office laboratory lab cellar basement attic deck hold cabin "
    "ward garage workshop canteen corridor lobby loft storeroom staircase chapel library boiler "
    "galley bridge roof stairwell".split()
)
_FIRES = frozenset("fire blaze flame flames explosion smoke leak gas".split())
_STARTING = frozenset("start begin break erupt originate occur happen".split())


def fillers(sentence: Sentence) -> Iterator[Answer]:
    """Read who filled a post, who holds a role and where a fire began."""
    yield from _appointed(sentence)
    yield from _holders(sentence)
    yield from _origins(sentence)
    yield from _heads(sentence)


def _people(sentence: Sentence) -> list[Name]:
    return [n for n in names(sentence.passage.tokens) if not set(n.words) & CALENDAR]


def _appointed(sentence: Sentence) -> Iterator[Answer]:
    """Who was given a post: "named X chief executive", "X was appointed as its head"."""
    tokens, text = sentence.passage.tokens, sentence.passage.text
    for predicate in sentence.predicates:
        if predicate.lemma not in _APPOINTING or not predicate.real or predicate.denied:
            continue
        verb = tokens[predicate.verb]
        passive = any(t.dep == "auxpass" and t.head == predicate.verb for t in tokens)
        before = [n for n in _people(sentence) if n.end <= verb.start]
        after = [n for n in _people(sentence) if n.start >= verb.end]
        who = before[-1] if passive and before else after[0] if after and not passive else None
        if who is None:
            continue
        post = _post(tokens, who.end if not passive else verb.end)
        if post:
            yield Answer(
                "name",
                f"post:{' '.join(sorted(post))}",
                " ".join(who.words),
                text[who.start : who.end],
                sentence,
            )


def _heads(sentence: Sentence) -> Iterator[Answer]:
    """Who will head a company or body: "Olga Renz will head the new airline"."""
    tokens, text = sentence.passage.tokens, sentence.passage.text
    for predicate in sentence.predicates:
        ahead = any(
            t.dep == "aux" and t.head == predicate.verb and t.text.lower() in {"will", "would"}
            for t in tokens
        )
        if predicate.lemma not in _LEADING or not ahead or predicate.denied:
            continue
        led = spoken_of(tokens, predicate.patients, sentence.referents)
        own = [
            name
            for name in _people(sentence)
            for i in predicate.agents
            if name.start <= tokens[i].start < name.end
        ]
        if any(led) and own:
            who = own[-1]
            words = text[who.start : who.end]
            yield Answer(
                "name", "lead:ahead", " ".join(who.words), words, sentence, frozenset(), led
            )


def _post(tokens: Sequence[Token], start: int) -> list[str]:
    """The words of the post that is named right after a point of the text."""
    found: list[str] = []
    for token in tokens:
        if token.start < start:
            continue
        if token.pos in {"NOUN", "ADJ"}:
            if token.text not in {"new", "next", "first"}:
                found.append(stem(lemma(token)))
        elif not (
            token.text.lower() in {"as", "the", "a", "its", "their", "new", "of", "'s"}
            and len(found) < 5
        ):
            break
    return found


def _holders(sentence: Sentence) -> Iterator[Answer]:
    """Who has a role that one alone can have: "the operator, Nordlink", "captain Lise Ovre"."""
    tokens, text = sentence.passage.tokens, sentence.passage.text
    for name in _people(sentence):
        inside = [i for i, t in enumerate(tokens) if name.start <= t.start < name.end]
        if not inside:
            continue
        members = set(inside)
        top = next((i for i in inside if tokens[i].head not in members), inside[-1])
        token = tokens[top]
        near = [token.head] if token.dep == "appos" else []
        near += [i for i in children(tokens, top) if tokens[i].dep in {"appos", "compound"}]
        role = next(
            (i for i in near if lemma(tokens[i]) in _HOLDERS | _OFFICES and i not in members), None
        )
        if role is None:
            continue
        extra = _described(tokens, role, members)
        if role in children(tokens, top) and tokens[role].dep == "compound":
            extra |= {
                stem(lemma(tokens[i]))
                for i in children(tokens, top)
                if i < role and tokens[i].dep in {"amod", "compound", "nmod"} and i not in members
            } | _described(tokens, top, {*members, role})
        if not extra and lemma(tokens[role]) in _OFFICES:
            continue
        yield Answer(
            "name",
            f"role:{lemma(tokens[role])}",
            " ".join(name.words),
            text[name.start : name.end],
            sentence,
            frozenset(extra),
        )


def _described(tokens: Sequence[Token], role: int, members: set[int]) -> set[str]:
    """Stems of what tells an office from others of its name: "economy", "of the coastguard"."""
    found = set()
    for child in children(tokens, role):
        if child in members:
            continue
        if tokens[child].dep in {"amod", "compound", "poss", "nmod"}:
            found.add(stem(lemma(tokens[child])))
        elif tokens[child].dep == "prep" and tokens[child].text in {"of", "at", "for"}:
            for inner in children(tokens, child):
                if tokens[inner].dep == "pobj":
                    found |= {stem(lemma(tokens[inner])), *modifiers(tokens, inner)}
    return found


def _origins(sentence: Sentence) -> Iterator[Answer]:
    """In which room a fire began, or was."""
    tokens = sentence.passage.tokens
    began = {
        predicate.verb
        for predicate in sentence.predicates
        if predicate.lemma in _STARTING
        and predicate.real
        and not predicate.denied
        and {lemma(tokens[i]) for i in predicate.agents} & _FIRES
    }
    told = {i for i, token in enumerate(tokens) if token.pos == "NOUN" and lemma(token) in _FIRES}
    for index in sorted(began | told):
        for child in children(tokens, index):
            if tokens[child].dep != "prep" or tokens[child].text not in {"in", "on", "at", "from"}:
                continue
            for place in children(tokens, child):
                if tokens[place].dep == "pobj" and lemma(tokens[place]) in _ROOMS:
                    kids = [
                        i for i in children(tokens, place) if tokens[i].dep in {"compound", "amod"}
                    ]
                    run = " ".join(tokens[i].text for i in sorted([*kids, place]))
                    yield Answer("name", "where:fire", run.lower(), run, sentence)


_FORMER = frozenset({"forme", "then", "late", "curre"})  # a town has many former mayors


def fillers_differ(one: Answer, two: Answer) -> bool | None:
    """Whether two names or rooms contradict each other; None for different questions."""
    kind, _, rest = one.question.partition(":")
    if not same_time(one.sentence, two.sentence):
        return None
    if kind == "where":
        return str(one.value).split()[-1] != str(two.value).split()[-1]
    mine, theirs = set(str(one.value).split()), set(str(two.value).split())
    if mine & theirs or any(a[:4] == b[:4] for a in mine for b in theirs):
        return False
    if any(pronoun(word) for word in mine | theirs):
        return None
    if kind == "lead":
        same = alike((one.roles[0], two.roles[0]), (one.roles[1], two.roles[1]))
        return True if same and one_matter(one.sentence, two.sentence, LEAST_SHARED) else None
    beyond = (one.sentence.names - mine) & (two.sentence.names - theirs)
    if kind == "role":
        holder = rest in _HOLDERS
        if one.about != two.about and not (holder and (one.about & two.about) - _FORMER):
            return None
        return True if beyond or len(shared(one, two)) >= 3 else None
    return True if beyond or len(shared(one, two)) >= LEAST_SHARED else None
