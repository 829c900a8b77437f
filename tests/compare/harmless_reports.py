"""Pairs of reports that once were taken to contradict each other, and do not.

The events are invented.
"""

from __future__ import annotations

_HALL = " The meeting in the old hall of Marlen lasted until midnight, reporters said."
_CRASH = " The crash on the bridge near Marlen blocked traffic for hours, police said."
_SPILL = " The oil spill at the plant near Marlen killed fish, and workers cleaned the river."
_WORKS = " It makes brakes for lorries, and workers fear for jobs."
_RALLY = " The senator praised the workers of the steel plant."

# name: (one report, the other)
HARMLESS: dict[str, tuple[str, str]] = {
    "shares of two candidates": (
        "Voters in Marlen chose a new mayor on Sunday. About 58 percent voted for Keller.",
        "Voters in Marlen chose a new mayor on Sunday. Only 42 percent voted for Brown.",
    ),
    "a lorry and a car": (
        "The lorry did not stop at the junction." + _CRASH,
        "The car stopped at the junction." + _CRASH,
    ),
    "a state and its abbreviation": (
        '"Ten days after the storm a man killed three officers near a gas station in Baton '
        'Rouge, La.," Hale said.',
        '"Ten days after the storm a man killed three officers near a gas station in Baton '
        'Rouge, Louisiana," Hale said.',
    ),
    "for now and next week": (
        "Hale currently remains in the post as the agency prepares for a new leader." + _HALL,
        "Hale will resign from the post next week, and the agency gets a new leader." + _HALL,
    ),
    "refused to say and was asked": (
        "The papers wrote about Hale's refusal to say he won't accept the election results.",
        "Hale was asked whether he will commit to accept the results of the election.",
    ),
    "other information": (
        "Hale said that the town will share other information about voters." + _HALL,
        "The town will not share the addresses of voters, Hale said." + _HALL,
    ),
    "two rates of two years": (
        "Unemployment in Marlen fell to 6.7 percent in December, the bureau said.",
        "In the heyday of 2007, unemployment in Marlen was under 5 percent, the bureau said.",
    ),
    "months and years": (
        "Hale was convicted of making illegal threats and sentenced to 44 months in prison.",
        "Hale was convicted of threatening to injure another person and sentenced to nearly four "
        "years in prison for posting writings.",
    ),
    "two papers are told": (
        "A town hall official told The Herald that chief of staff John Hale called Keller on "
        "Friday night to tell him that the mayor had decided to let him go.",
        "A town hall source told Marlen News that chief of staff John Hale called Keller Friday to "
        "tell him the mayor wanted him to step aside.",
    ),
    "others defend it now": (
        "House Republicans are now defending the Harbour Act in the courts.",
        "Normally, the government defends all acts, but the Brandt administration, in a rare "
        "move, has declined to defend the Harbour Act in court and instead is siding with those "
        "challenging the law.",
    ),
    "had she asked": (
        "The report last week concluded Hale broke the rules by using a private server and that "
        "she would have been denied permission to have one had she first sought permission.",
        "The report made public on Wednesday found that the set-up violated the rules, that Hale "
        "never sought permission for it, and that the proposal would have been rejected.",
    ),
    "a month that may be": (
        "Hale will testify before the committee on Wednesday about the harbour.",
        "Hale plans to testify before the committee on Wednesday about the harbour, which burnt "
        "down in May.",
    ),
    "a stressed denial": (
        '"There ain\'t no recession," Hale wrote in December. The bank lowered its forecast.',
        '"There is no recession coming," Hale wrote. The bank lowered its forecast.',
    ),
    "most policies and a policy": (
        "Hale supports most of the party's fiscal policies, which may calm the markets." + _HALL,
        "Hale would advise a mayor who means to tax imports, a policy Hale personally opposes."
        + _HALL,
    ),
    "a suspect and a driver": (
        "The suspect was hurt in the crash." + _CRASH,
        "The driver was unhurt in the crash." + _CRASH,
    ),
    "a lorry and a car in both": (
        "A lorry hit a car. The truck was damaged in the crash." + _CRASH,
        "A car ran into a truck. The car was intact after the crash." + _CRASH,
    ),
    "not on Monday": (
        "The council did not vote on the plan on Monday." + _HALL,
        "The council voted on the plan on Tuesday." + _HALL,
    ),
    "an apology to others": (
        "Hale did not apologise to the workers over the spill." + _SPILL,
        "Hale apologised to shareholders over the spill." + _SPILL,
    ),
    "two meetings": (
        "The council will meet on May 3." + _HALL,
        "The council meets on May 10 for a talk on roads." + _HALL,
    ),
    "two journeys": (
        "Hale will travel to the summit on May 3." + _SPILL,
        "Hale will go to court on May 9." + _SPILL,
    ),
    "talks to go on": (
        "Talks in Geneva ended on Friday." + _HALL,
        "Talks in Geneva will continue on Monday." + _HALL,
    ),
    "a town and its own state": (
        "The plant of Velo is located in Ohio." + _WORKS,
        "In summer the plant of Velo, which is old, is located in Dayton." + _WORKS,
    ),
    "two rallies": (
        "Hale held a rally in Denver." + _RALLY,
        "In the evening Hale held a big rally in Phoenix." + _RALLY,
    ),
    "a term of office": (
        "Hale, elected to a four-year term, was convicted of theft. The mayor of Marlen wept.",
        "Hale was sentenced to six years in prison for theft. The mayor of Marlen wept.",
    ),
    "after years and after weeks": (
        "Hale resigned after 12 years in office. The mayor of Marlen wept at the town hall.",
        "Hale resigned after three weeks of protests. The mayor of Marlen wept at the town hall.",
    ),
    "weeks and months": (
        "The bridge in Marlen was closed for 12 weeks. Engineers repaired the pillars.",
        "The bridge in Marlen was closed for three months. Engineers repaired the pillars.",
    ),
    "a broadcaster is not he": (
        "Reporters asked about the fine. The BBC said he had not paid the fine." + _HALL,
        "Reporters asked about the fine. The BBC paid the fine." + _HALL,
    ),
}
