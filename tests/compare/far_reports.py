"""Pairs of reports whose contradicting sentences share hardly a word; the events are invented."""

from __future__ import annotations

# name: (one report, the other, what they contradict each other in)
FAR: dict[str, tuple[str, str, list[tuple[str, str]]]] = {
    "a burning ferry": (
        "The ship, built in 1987, carried 318 passengers. It was on its way from Lorne to Tasko. "
        "It went down on Saturday after a fire in the engine room, killing 12 people. The "
        "weather was calm.",
        "There were 341 passengers aboard the vessel, which was built in 1991. Most of them were "
        "tourists. A fire on the car deck caused the disaster. At least 19 people died.",
        [("318", "341"), ("1987", "1991"), ("engine room", "car deck"), ("12", "19")],
    ),
    "hostages": (
        "Armed men who took over a bank in Terza on Friday let all their hostages go in the "
        "evening. Two guards were injured.",
        "Two guards were wounded when the siege of a bank in Terza began on Friday. The gunmen "
        "are still holding the hostages, a police spokesman said.",
        [("let go", "holding")],
    ),
    "a marathon": (
        "Tens of thousands stood at the roads when the Varn marathon was run on Sunday. Joan "
        "Keter came first in 2 hours and 9 minutes. Rain made the course slippery.",
        "The Varn marathon on Sunday was won by Lise Aman. Keter finished second. The course "
        "was wet.",
        [("Joan Keter", "Lise Aman")],
    ),
    "votes": (
        "Parliament passed the pension law on Thursday. 212 members voted for it and 187 "
        "against. The opposition walked out.",
        "With 221 votes in favour, parliament adopted the pension law on Thursday after a long "
        "debate. The opposition had left the hall.",
        [("212", "221")],
    ),
    "a match": (
        "Harrow beat Linton 3-1 on Saturday and reached the final. Joe Pell scored twice. 18,000 "
        "watched the match in the rain.",
        "Harrow are in the final after a 2-1 win over Linton on Saturday. Joe Pell scored in the "
        "last minute. The match was watched by 26,000 fans.",
        [("3-1", "2-1"), ("18,000", "26,000")],
    ),
    "a host": (
        "The European youth games of 2031 will be held in Linz. The committee decided so on "
        "Tuesday in a close vote.",
        "Graz will host the European youth games in 2031. The committee made its choice on "
        "Tuesday.",
        [("Linz", "Graz")],
    ),
    "talks": (
        "The players' union and the league of Varland agreed on a new contract on Wednesday. "
        "Fans were relieved.",
        "Talks between the players' union and the league of Varland failed on Wednesday. Both "
        "sides blamed each other.",
        [("agreed", "failed")],
    ),
    "a cause": (
        "The old bridge at Hask collapsed on Wednesday morning. A barge caused the collapse, "
        "engineers said. Nobody was on foot there.",
        "The bridge at Hask fell into the river on Wednesday. The collapse was caused by rust, "
        "an engineer said. Traffic uses another road.",
        [("barge", "rust")],
    ),
}

# name: (one report, the other)
NEAR: dict[str, tuple[str, str]] = {
    "two matches": (
        "Harrow beat Linton 3-1 on Saturday to reach the final. Striker Joe Pell scored twice. "
        "18,000 people watched. The pitch was wet.",
        "In the other match Corby beat Tyne 2-0 on Saturday. 9,000 people watched. Harrow are in "
        "the final as well, after a win over Linton.",
    ),
    "two stages of a vote": (
        "The committee approved the budget by 14 votes to 9 on Tuesday. Libraries get less money.",
        "The council rejected a motion to delay the budget on Tuesday. 31 members were present.",
    ),
    "a nickname": (
        "The bank was founded in 1983 by Robert Osgood and Anna Falk in Varnby.",
        "Bob Osgood and Anna Falk founded the bank in 1983 in Varnby.",
    ),
    "what is no longer": (
        "Aster is no longer alive, but in 2005 he criticised his rival in an interview.",
        "Aster is dead; in a 2005 interview he criticised his rival.",
    ),
}
