"""Pairs of short reports on one event, each told freely by two outlets.

The events are invented. `DISPUTED` says for each pair where the two contradict each other;
what the pairs of `AGREED` tell differently can all be true.
"""

from __future__ import annotations

# name: (one report, the other, kind of conflict, words in dispute of each)
DISPUTED: dict[str, tuple[str, str, str, str, str]] = {
    "deaths in a factory": (
        "A fire at a plastics factory in Tarnow Field killed 12 people on Monday, officials said. "
        "The blaze began in a storage hall shortly after noon. Smoke drifted over the river for "
        "hours. The owner of the plant has not commented.",
        "At least 19 workers died when flames tore through a plastics plant in Tarnow Field. "
        "Relatives waited outside the gates into the night. Fire crews from three districts "
        "were called in, and the river road stayed shut.",
        "number",
        "12",
        "19",
    ),
    "passengers of a ferry": (
        "The ferry Halmar ran onto rocks off Sund island early on Thursday with 318 passengers "
        "on board. Nobody was hurt. Lifeboats brought everyone ashore within two hours, the "
        "coastguard said.",
        "Rescuers took all 341 passengers off the Halmar after the ferry struck rocks near Sund "
        "island. The captain, who has sailed the route for years, was questioned by police.",
        "number",
        "318",
        "341",
    ),
    "age of a ship": (
        "The freighter Oriole sank in Corvey Bay on Sunday night. All nine of its crew were "
        "saved. The ship was built in 1987 and had changed hands twice.",
        "Nine sailors were rescued when the Oriole went down in Corvey Bay. The freighter, built "
        "in 1991, carried timber. Divers will look for the leak this week.",
        "date",
        "1987",
        "1991",
    ),
    "an inspection": (
        "A gondola of the Brenn cable car fell to the ground on Saturday and injured two "
        "hikers. The cable car had passed its safety inspection in April, the operator said.",
        "Two hikers were hurt when a cabin of the Brenn cable car crashed. Records show that the "
        "cable car failed its safety inspection in April. The line is closed for now.",
        "negation",
        "passed",
        "failed",
    ),
    "origin of a fire": (
        "The fire on the ferry Halmar broke out in the engine room, investigators said. Crews "
        "needed four hours to put it out. The ship was towed to Sund.",
        "Investigators looked at the burnt hull of the Halmar in Sund on Friday. The fire started "
        "on the car deck, they believe. It took four hours to put out.",
        "name",
        "engine room",
        "car deck",
    ),
    "a new chief": (
        "Lomax Steel has a new boss. The board appointed Irene Falk as chief executive on "
        "Wednesday after a meeting that lasted all day. Shares rose a little.",
        "After a long meeting the board of Lomax Steel named Tobias Renner chief executive. The "
        "company has lost money for three years.",
        "name",
        "Irene Falk",
        "Tobias Renner",
    ),
    "custody": (
        "Police arrested the driver of a lorry that hit a bus stop in Wexham on Tuesday. Three "
        "people were hurt. The driver remains in custody, a spokeswoman said.",
        "Three people were injured in Wexham when a lorry ran into a bus stop. Police released "
        "the driver on Tuesday evening. Flowers were laid at the stop.",
        "negation",
        "remains in custody",
        "released",
    ),
    "a vote": (
        "The council of Ardley approved the plan for a wind farm on Thursday. Farmers had "
        "protested outside the town hall. Building could begin next year.",
        "Plans for a wind farm divided Ardley for months. On Thursday the council rejected the "
        "plan. Campaigners with banners stood outside the town hall.",
        "negation",
        "approved",
        "rejected",
    ),
    "a fine": (
        "A court in Meral fined the chemical company Dorvan 4 million euros for polluting the "
        "river Aske. Thousands of fish died there last summer.",
        "Dorvan, a maker of dyes, has to pay a fine of 7 million euros because its waste killed "
        "fish in the river Aske, a court in Meral ruled.",
        "number",
        "4 million euros",
        "7 million euros",
    ),
    "day of a robbery": (
        "Masked men robbed the Castell museum on Monday night and took a gold cup. They came "
        "through the roof. The museum is closed.",
        "The Castell museum was robbed on Tuesday night. Thieves opened the roof and left with a "
        "gold cup from the sixth century.",
        "date",
        "Monday",
        "Tuesday",
    ),
    "age of a driver": (
        "A tram and a car collided on Elm Street in Porto Vero. The driver of the car, Nils "
        "Aster, 34, died at the scene. The tram was empty.",
        "Nils Aster, a 43-year-old teacher, was killed when a tram hit his car on Elm Street in "
        "Porto Vero.",
        "number",
        "34",
        "43",
    ),
    "prices": (
        "House prices in Norland rose by 3 percent in the second quarter, the statistics office "
        "said on Monday. Flats in the capital cost most.",
        "House prices in Norland fell in the second quarter, according to the statistics "
        "office. Buyers are waiting for cheaper loans.",
        "negation",
        "rose",
        "fell",
    ),
    "homes without power": (
        "The storm Livia cut power to 40,000 homes in the county of Esk on Friday. Trees blocked "
        "the coast road. No one was injured.",
        "In the county of Esk 65,000 homes were left without power when the storm Livia came "
        "ashore on Friday. Trees fell on the coast road.",
        "number",
        "40,000 homes",
        "65,000 homes",
    ),
    "outcome of a trial": (
        "A jury in Harlow convicted the former mayor, Edda Lorn, of fraud on Friday. She had "
        "sold land to her brother. Sentencing is in May.",
        "The former mayor of Harlow, Edda Lorn, was acquitted of fraud. The jury took two days "
        "over the sale of land to her brother.",
        "negation",
        "convicted",
        "acquitted",
    ),
}

# name: (one report, the other)
AGREED: dict[str, tuple[str, str]] = {
    "rounding": (
        "An earthquake destroyed 6,301 houses in the valley of Tuma, the government said. Roads "
        "are blocked by stones.",
        "Over 6,000 houses were destroyed by the earthquake in the valley of Tuma. Helicopters "
        "bring tents because roads are blocked.",
    ),
    "a lower bound": (
        "At least 12 people died in a landslide near Corrigan on Sunday. Rescue teams kept "
        "digging through the night.",
        "A landslide near Corrigan killed 19 people, rescue teams said after they had dug "
        "through the mud for two days.",
    ),
    "killed and injured": (
        "A bomb killed 7 people at a market in Salen on Saturday. The police closed the centre.",
        "The explosion at the market in Salen injured 31 people, doctors said. The centre was "
        "closed by the police.",
    ),
    "groups that were counted": (
        "Five children were among the dead after a boat sank on lake Ombra. The boat was "
        "overloaded, survivors said.",
        "The overloaded boat that sank on lake Ombra took 22 people to their deaths. Divers "
        "found the wreck.",
    ),
    "a tally and its part": (
        "Police arrested 30 people after a match between Rovers and United. Shops were damaged.",
        "After the match between Rovers and United two men were arrested for throwing bottles "
        "at a bus. Shop windows were broken.",
    ),
    "an older disaster": (
        "A coal mine near Lensk caved in on Monday and killed 4 miners. The pit is the oldest of "
        "the region.",
        "A coal mine near Lensk has caved in. In 2009 an explosion in the same pit killed 48 "
        "miners. The union asks for a report.",
    ),
    "different days": (
        "The president met farmers in Oberau on Monday. They complained about the price of milk.",
        "The president met the unions on Thursday. She had talked to farmers about the price of "
        "milk before.",
    ),
    "place and wider place": (
        "A fire broke out in a hotel on Lake Road in Varnby. Guests ran into the street.",
        "Guests fled when a fire started in Varnby. The hotel is more than a century old.",
    ),
    "two posts": (
        "Lomax Steel appointed Irene Falk as chief executive on Wednesday. Shares rose a little.",
        "Lomax Steel appointed Tobias Renner head of finance on Wednesday. The board had looked "
        "for candidates for months.",
    ),
    "two companies": (
        "Sales at the carmaker Voss rose by 4 percent last year. Its rival lost customers.",
        "Sales at the carmaker Tellin fell by 6 percent last year. Voss won customers.",
    ),
    "two quarters": (
        "House prices in Norland rose in the first quarter, the statistics office said.",
        "House prices in Norland fell in the second quarter, the statistics office said.",
    ),
    "one after the other": (
        "Police arrested a woman who had climbed the tower of the cathedral in Marle. Crowds "
        "watched from the square.",
        "A woman who had climbed the tower of the cathedral in Marle was arrested and released "
        "an hour later. Crowds had watched her.",
    ),
    "what was planned and what came": (
        "The bridge over the Aske will cost 40 million euros, the ministry said when work began.",
        "The bridge over the Aske has been opened. It was to be finished in 2020 and has 6 lanes.",
    ),
    "two ships": (
        "The freighter Oriole, built in 1987, sank after it hit the tanker Maris in Corvey Bay.",
        "The tanker Maris, built in 2003, collided with the freighter Oriole, which sank in "
        "Corvey Bay.",
    ),
    "votes against each other": (
        "The council of Ardley approved the plan for a wind farm. It had rejected a larger one "
        "two years ago.",
        "The council of Ardley rejected a larger wind farm two years ago; on Thursday it "
        "approved the plan for a smaller one.",
    ),
    "tests of two kinds": (
        "The bus had passed its yearly brake test, the operator said after the crash near Idle.",
        "After the crash near Idle police said that the driver failed an alcohol test.",
    ),
}
