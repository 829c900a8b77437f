"""References: what a sentence's pronouns stand for, and whether it leans on the text before it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarise.check.folding import fold
from summarise.check.frames import SPEECH
from summarise.check.quotes import quotations
from summarise.roles import Token
from summarise.select.given import contradicts

_SINGULAR = frozenset({"he", "she", "his", "her", "him"})
_OTHERS = frozenset({"it", "its", "they", "their", "them"})
_EMPTY_VERBS = frozenset("be seem appear become make take".split())
_COMPARING = frozenset({"from", "like", "unlike", "than", "including", "besides"})
_GENDER = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
_POSSESSIVE = frozenset({"his", "her", "its", "their"})
# Definite nouns that point back at something told before ("The move", "The pair").
_ANAPHORS = frozenset(
    """
    move decision announcement news incident attack comment comments remark remarks plan
    proposal meeting visit trip deal agreement man woman men women boy girl child children
    couple pair duo trio group company firm team report study law bill measure statement claim
    change result effect case suspect victim family officer officers official officials call
    calls talk talks vote ruling order step project site former latter two three initiative
    operation show book film video image images picture pictures photo photos footage letter
    cause message post tweet findings figures data rest others other same
    """.split()
)
_DEMONSTRATIVES = frozenset(
    "this that these those such both neither so then there afterward afterwards".split()
)
_ORDER = re.compile(
    r"^(?:second(?:ly)?|third(?:ly)?|another|the (?:second|third|other|latter|former))\b",
    re.IGNORECASE,
)
# "It's why the bridge was closed": the reason was told before.
_EXPLAINS = re.compile(r"(?:it|that|this)(?:['\u2019]s| is| was) (?:why|what|how)\b", re.IGNORECASE)

# Nouns for people: each is somebody else whom "he" or "she" could mean.
_HUMAN = frozenset(
    """
    accuser actor actress adviser aide ambassador analyst applicant artist athlete attacker
    attorney aunt author baby boss boy boyfriend brother bride buyer captain caller candidate
    cardinal caretaker chairman chairwoman chancellor chief child cleric client coach colleague
    columnist comedian commander commissioner companion congressman congresswoman convict cop
    counsel countess couple cousin critic customer dad daughter defendant delegate deputy
    detective dictator diplomat director doctor driver editor employee employer envoy evangelist
    ex-wife executive father fiance fiancee fighter firefighter fisherman founder friend gardener
    general girl girlfriend governor grandfather grandmother guard guest guitarist gunman guy
    heiress hiker hitman host hostage husband immigrant infant inmate inspector intern
    investigator jeweller jogger journalist judge juror justice keeper killer king kid lady
    landlord lawmaker lawyer leader lecturer legislator lieutenant magistrate man manager
    manufacturer mayor midwife migrant militant minister missionary model mom monarch mother
    motorist mum murderer musician neighbor neighbour nephew niece nun nurse offender officer
    official opponent organizer owner painter paramedic parent partner passenger pastor patient
    pedestrian performer photographer physician pilot plaintiff player poet policeman
    policewoman politician pope premier presenter president priest prime prince princess
    prisoner producer professor prosecutor protester psychologist publicist pupil queen rapist
    rapper refugee relative reporter representative republican rescuer researcher resident
    retiree rider rival robber roommate ruler runner sailor scholar scientist secretary senator
    sergeant sheriff shooter singer sister skipper soldier son spokesman spokesperson
    spokeswoman spouse star stepfather stepmother stranger striker student subject suspect
    swimmer teacher teen teenager tenant therapist tourist toddler trainer treasurer trooper
    tutor uncle undersecretary vendor veteran vicar victim visitor volunteer voter waiter
    waitress widow widower wife winner witness woman worker wrestler writer youth
    """.split()
)


@dataclass(frozen=True, slots=True)
class Reference:
    """A pronoun and what it stands for.

    `sentences` are the indices of the article's sentences that say so: the last one that names
    who is meant, and the one that gives the full name.
    """

    start: int  # code points into the unit's text
    end: int
    name: str
    sentences: tuple[int, ...]


def full_names(
    parsed: Sequence[tuple[int, str, Sequence[Token]]],
) -> dict[str, tuple[str, int]]:
    """Map the last word of each person's name to the fullest form that an article uses.

    Args:
        parsed: of each text of the article the index of its sentence, itself and its parse.

    Returns:
        The names, each with the index of the first sentence that has it.
    """
    full: dict[str, tuple[str, int]] = {}
    for index, text, tokens in parsed:
        for start, end in _people(tokens):
            name = text[tokens[start].start : tokens[end - 1].end]
            name = re.sub(r"['\u2019]s?$", "", name)
            key = fold(name.split()[-1])
            known = full[key][0] if key in full else ""
            if len(known.split()) < len(name.split()) <= 4:
                full[key] = name, index
    return full


def _people(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Token ranges of the persons named."""
    spans = []
    index = 0
    while index < len(tokens):
        if tokens[index].entity == "PERSON" and tokens[index].text[:1].isupper():
            end = index + 1
            while (
                end < len(tokens)
                and tokens[end].entity == "PERSON"
                and not tokens[end].entity_start
            ):
                end += 1
            while end > index + 1 and tokens[end - 1].pos in {"PART", "PUNCT"}:
                end -= 1
            spans.append((index, end))
            index = end
        else:
            index += 1
    return spans


def _inside_quotes(text: str, position: int) -> bool:
    return any(quote.start <= position < quote.end for quote in quotations(text))


def lean(
    text: str,
    tokens: Sequence[Token],
    subject: tuple[str, int] | None,
    full: Mapping[str, tuple[str, int]],
) -> tuple[Reference | None, bool]:
    """How a sentence leans on what stands before it: a nameable pronoun, or anything else."""
    plain_words = [token for token in tokens if any(char.isalnum() for char in token.text)]
    if not plain_words:
        return None, True
    outside = [token for token in plain_words if not _inside_quotes(text, token.start)]
    if len(outside) < 2 and len(plain_words) > len(outside):
        return None, True  # a bare quotation: its speaker stands elsewhere
    first = plain_words[0]
    opening = fold(first.text)
    if not _inside_quotes(text, first.start):
        second = plain_words[1] if len(plain_words) > 1 else first
        if opening in _DEMONSTRATIVES and not (
            opening == "there" and second.pos in {"AUX", "VERB"}
        ):
            return None, True
        if (
            opening == "the"
            and fold(second.text) in _ANAPHORS
            and second.dep
            in {
                "nsubj",
                "nsubjpass",
                "poss",
                "pobj",
                "compound",
            }
            and (fold(second.text) in {"move", "moves"} or not _modified(tokens, second))
        ):
            return None, True
        if _ORDER.match(text):
            return None, True
        if _EXPLAINS.match(text) or _goes_on(text, plain_words):
            return None, True
    people = _people(tokens)
    for token in tokens:
        word = fold(token.text)
        if word in {"this", "that"} and _stands_for_more(text, token):
            return None, True
        if word not in _SINGULAR | _OTHERS or token.pos not in {"PRON", "DET"}:
            continue
        if _inside_quotes(text, token.start):
            continue
        if word in _SINGULAR:
            if not _told_by(tokens, token) and _antecedent(text, tokens, people, full, token):
                return None, False
            genders = {_GENDER[fold(t.text)] for t in tokens if fold(t.text) in _GENDER}
            if len(genders) > 1:  # two people are spoken of, and only one of them is known
                return None, True
            # "her" may be an object, which a possessive cannot replace
            if _named_later(tokens, people, token):
                return None, False
            if subject is None or (word in {"him"}) or (word == "her" and token.dep != "poss"):
                return None, True
            name, sentence = subject
            shown_name, given = full.get(fold(name.split()[-1]), (name, sentence))
            if contradicts(shown_name, word):
                return None, True
            stands = re.search(rf"\b{re.escape(_last(shown_name))}\b", text)
            if stands:  # the sentence itself says who is meant, or speaks of somebody else
                return None, stands.start() > token.start
            if word in _POSSESSIVE:
                shown_name += (
                    "'" if shown_name.endswith("s") else "\u2019s" if "\u2019" in text else "'s"
                )
            says = tuple(sorted({sentence, given}))
            return Reference(token.start, token.end, shown_name, says), True
        if word in {"it", "its"} and _expletive(tokens, token):
            continue
        if not _told_by(tokens, token) and any(
            other.pos in {"NOUN", "PROPN"}
            and other.start < token.start
            and not _acts_on(tokens, index, token)
            for index, other in enumerate(tokens)
        ):
            return None, False
        return None, True
    return None, False


def _goes_on(text: str, spoken: Sequence[Token]) -> bool:
    """Whether "then" near the front ties a sentence to what was told before it."""
    if fold(spoken[0].text) in {"if", "when", "once"}:
        return False
    return any(
        fold(token.text) == "then"
        and token.dep in {"advmod", "pcomp", "pobj"}
        and text[token.end : token.end + 1] != "-"
        and not _inside_quotes(text, token.start)
        for token in spoken[:4]
    )


def _last(name: str) -> str:
    """The last name in a person's name."""
    words = [
        word for word in name.split() if fold(word).rstrip(".") not in {"jr", "sr", "ii", "iii"}
    ]
    return (words or name.split())[-1]


def _acts_on(tokens: Sequence[Token], noun: int, pronoun: Token) -> bool:
    """Whether a noun is, or belongs to, the subject of what is done to "them" or "it".

    In "Police detained 12 of them" the police are not those meant.
    """
    if pronoun.dep not in {"dobj", "pobj", "dative"}:
        return False
    verb = pronoun.head
    while tokens[verb].pos not in {"VERB", "AUX"} and tokens[verb].head != verb:
        verb = tokens[verb].head
    while tokens[noun].head != noun:
        if tokens[noun].dep in {"nsubj", "nsubjpass"}:
            return tokens[noun].head == verb
        noun = tokens[noun].head
    return False


def _stands_for_more(text: str, token: Token) -> bool:
    """Whether "this" or "that" stands for something told before ("the company denies this")."""
    standing = token.dep in {"dobj", "nsubj", "nsubjpass", "pobj"} and token.tag == "DT"
    return standing and not _inside_quotes(text, token.start)


def _antecedent(
    text: str,
    tokens: Sequence[Token],
    people: Sequence[tuple[int, int]],
    full: Mapping[str, tuple[str, int]],
    pronoun: Token,
) -> bool:
    """Whether a sentence itself says, before "he" or "she" and outside quotations, who is meant."""
    named = [tokens[start] for start, _ in people]
    # A surname that is a common word too ("Black has prayed") need not be read as a name.
    named += [
        token
        for token in tokens
        if token.text[:1].isupper()
        and token.dep in {"nsubj", "nsubjpass", "advmod"}
        and fold(token.text) in full
    ]
    subjects = [
        other
        for other in tokens
        if other.dep in {"nsubj", "nsubjpass"}
        and other.tag in {"NN", "NNP"}
        and (other.text[:1].isupper() or fold(other.lemma) in _HUMAN)
    ]
    return any(
        other.start < pronoun.start and not _inside_quotes(text, other.start)
        for other in (*named, *subjects)
    )


def _named_later(
    tokens: Sequence[Token], people: Sequence[tuple[int, int]], pronoun: Token
) -> bool:
    """Whether the main clause names whom an earlier pronoun means ("In his speech, Xi ...")."""
    for start, end in people:
        name = tokens[end - 1]
        if tokens[start].start > pronoun.start and name.dep in {"nsubj", "nsubjpass"}:
            return tokens[name.head].dep == "ROOT"
    return False


def _modified(tokens: Sequence[Token], noun: Token) -> bool:
    """Whether a noun carries its own description ("the move to further cement ...")."""
    index = tokens.index(noun)
    kinds = {"prep", "relcl", "acl", "appos", "poss"}
    if noun.dep == "compound":
        return True
    return any(token.head == index and token.dep in kinds for token in tokens)


def _expletive(tokens: Sequence[Token], token: Token) -> bool:
    """Whether "it" stands for nothing ("it is known that", "it rained")."""
    index = tokens.index(token)
    if token.dep == "expl":
        return True
    head = tokens[index].head
    clauses = {"ccomp", "csubj", "xcomp", "csubjpass", "advcl"}
    follows = any(
        other.head == head and other.dep in clauses and other.start > token.start
        for other in tokens
    )
    # "It is said that" tells of nobody; "it said that" tells of somebody.
    told = token.dep == "nsubjpass" or fold(tokens[head].lemma) in _EMPTY_VERBS
    return follows and told


def _told_by(tokens: Sequence[Token], token: Token) -> bool:
    """Whether a pronoun names the speaker behind what is said ("..., they said")."""
    index = tokens.index(token)
    verb = tokens[token.head]
    return (
        token.dep == "nsubj"
        and fold(verb.lemma) in SPEECH
        and any(t.head == token.head and t.dep == "ccomp" and t.start < token.start for t in tokens)
        and index > 0
    )


def person(
    tokens: Sequence[Token],
    reference: Reference | None,
    before: tuple[str, int] | None,
    sentence: int,
) -> tuple[str, int] | None:
    """The one person whom a pronoun in the next sentence would mean, or None if unclear."""
    people = _people(tokens)
    named = []
    for start, end in people:
        words = [token.text for token in tokens[start:end]]
        named.append((words[-1], " ".join(words), end - 1))
    distinct = {fold(last) for last, _, _ in named}
    if _others(tokens, {index for _, _, index in named}):
        return None
    if len(distinct) == 1:
        if reference is None and _told_of_another(tokens, people):
            return None
        if reference is None and all(_compared(tokens, at) for _, _, at in named):
            return None
        if (
            reference is not None
            and fold(reference.name.split()[-1].rstrip("'s\u2019")) not in distinct
        ):
            return None
        return named[0][1], sentence
    if not distinct:
        subjects = [token for token in tokens if token.dep in {"nsubj", "nsubjpass"}]
        if reference is not None and before is not None:
            return before
        if subjects and fold(subjects[0].text) in {"he", "she"} and before is not None:
            return before
        return None
    return None


def _compared(tokens: Sequence[Token], at: int) -> bool:
    """Whether somebody is named to compare or to count ("like Keller", "from Keller to Brandt")."""
    return tokens[at].dep == "pobj" and fold(tokens[tokens[at].head].text) in _COMPARING


def _told_of_another(tokens: Sequence[Token], people: Sequence[tuple[int, int]]) -> bool:
    """Whether "his" or "she" stands for somebody else than the one who is named.

    "His ceremony was attended by Anna Keller" still is about him, and "Keller was wrong, he
    said" about whoever says it.
    """
    first = tokens[people[0][0]].start
    return any(
        fold(token.text) in _SINGULAR
        and (
            (token.start < first and not _named_later(tokens, people, token))
            or (
                token.start > first
                and token.dep == "nsubj"
                and fold(tokens[token.head].lemma) in SPEECH
            )
        )
        for token in tokens
    )


def _others(tokens: Sequence[Token], named: set[int]) -> bool:
    """Whether a sentence speaks of people beside those it names, whom a pronoun could mean."""
    for index, token in enumerate(tokens):
        common = token.pos == "NOUN" or (token.pos == "PROPN" and token.text.islower())
        if not common or fold(token.lemma) not in _HUMAN:
            continue
        # "Mayor Anna Keller", "Anna Keller, the mayor" and "Keller is the mayor" are one person.
        titles = token.dep in {"compound", "appos", "nmod"} and token.head in named
        described = any(tokens[one].head == index and tokens[one].dep == "appos" for one in named)
        predicate = token.dep == "attr" and any(tokens[one].head == token.head for one in named)
        if not (titles or described or predicate):
            return True
    return False
