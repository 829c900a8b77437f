"""Reports on one event in which two outlets contradict each other in many things, in free words.

The events are invented. Not every contradiction is found: what is listed here is.
"""

from __future__ import annotations

# name: (one report, the other, what they are found to contradict each other in)
FREE: dict[str, tuple[str, str, list[tuple[str, str]]]] = {
    "mine": (
        "A gallery of the Orlo coal mine caved in on Tuesday and trapped nine miners, the "
        "company Hartz said. Rescue teams reached the first of them at dawn. The mine's "
        "manager, Lukas Brem, said gas alarms had sounded ten minutes before the collapse. The "
        "shaft is 640 metres deep. Hartz will reopen the mine in June. The families have been "
        "told that each of them gets 20,000 euros.",
        "Eleven men were caught below ground when part of the Orlo colliery gave way on "
        "Tuesday. No alarm had sounded, survivors said. Lukas Brem, who runs the pit, was "
        "suspended on Wednesday. The pit, which goes down 460 metres, opened in 1952. Hartz "
        "said it would not reopen the mine. Relatives will get no money from the company, a "
        "union official said.",
        [
            ("will reopen the mine", "would not reopen the mine"),
            ("had sounded", "No alarm had sounded"),
            ("gets 20,000 euros", "will get no money"),
        ],
    ),
    "vaccine": (
        "A malaria vaccine developed by the Lindqvist Institute protected 78 percent of the "
        "children who got it, researchers reported on Monday. The trial in Ghana included "
        "4,500 children. There were no serious side effects. The vaccine needs to be kept "
        "cold. The health agency will decide on approval in March. Lead researcher Sofia "
        "Lindahl said the institute would not patent it.",
        "The Lindqvist Institute's new vaccine against malaria worked in 68 percent of the "
        "children, according to results published on Monday. Some 5,400 children in Kenya took "
        "part. Three of them suffered serious side effects. The vaccine can be stored at room "
        "temperature, which makes it useful in remote villages. Sofia Lindahl, who led the "
        "work, said a patent had been filed in January.",
        [("78 percent", "68 percent"), ("no serious side effects", "serious side effects")],
    ),
    "bank": (
        "Norrland Bank will cut 3,000 jobs and close 120 branches by the end of next year, "
        "chief executive Ulf Sander said on Thursday. The bank made a loss of 410 million "
        "crowns in the last quarter. Sander said he would give up his bonus. Shares in the "
        "bank rose 6 percent. The union accepted the plan.",
        "Ulf Sander, the head of Norrland Bank, keeps his bonus although the bank is shutting "
        "210 branches. The lender lost 410 million crowns in the last quarter. Its shares fell "
        "by 3 percent on Thursday. The union rejected the plan and wants to strike. About "
        "3,000 people will lose their jobs.",
        [
            ("accepted", "rejected"),
            ("would give up his bonus", "keeps his bonus"),
            ("120 branches", "210 branches"),
            ("rose", "fell"),
        ],
    ),
    "wedding": (
        "Actress Mira Castell married the tennis player Jonas Rehn on Saturday in Verona. Some "
        "150 guests attended. The bride wore a dress that had belonged to her grandmother. Her "
        "father did not attend. The couple met in 2019 and will live in Lisbon. They plan to "
        "spend their honeymoon in Japan.",
        "Mira Castell and Jonas Rehn are husband and wife. The ceremony took place in Padua on "
        "Saturday, and 250 guests were present. The actress's father led her to the altar. Her "
        "dress was designed by Carla Mei and had never been worn before. The two, who met in "
        "2016, will settle in Madrid.",
        [("150 guests", "250 guests")],
    ),
    "bridge vote": (
        "Residents of Skarholm voted for a bridge to the mainland on Sunday. The plan got 57 "
        "percent of the votes. Turnout was 81 percent. Mayor Inge Dahl, who had campaigned for "
        "the bridge, said work would begin in August. It will take three years to build and "
        "cost 900 million crowns. Drivers will have to pay a toll.",
        "Skarholm will get its bridge: 54 percent of those who voted on Sunday were in favour. "
        "Turnout reached 72 percent. The mayor, Inge Dahl, had opposed the plan but accepted "
        "the result. Construction starts in October and takes five years. Crossing will be "
        "free, the council promised.",
        [
            ("81 percent", "72 percent"),
            ("three years", "five years"),
            ("57 percent", "54 percent"),
            ("August", "October"),
        ],
    ),
    "kidnap": (
        "The journalist Pavel Orrin was freed on Friday after 41 days in the hands of rebels. "
        "The government paid no ransom, the interior minister, Dana Fell, said. Orrin was in "
        "good health. He was handed over near the village of Tamu. He will return to work next "
        "month. The rebels had threatened to kill him.",
        "Rebels released Pavel Orrin after 61 days. The reporter was weak and had lost ten "
        "kilos, doctors said. The government paid two million dollars for him, a rebel "
        "commander claimed. Orrin said he was treated well and was never threatened. He said "
        "he would give up journalism.",
        [("41 days", "61 days"), ("paid no ransom", "paid two million dollars")],
    ),
    "zoo": (
        "A tiger escaped from Holm zoo on Wednesday morning and was shot by police two hours "
        "later. The animal, a male called Raj, had jumped over a fence. Nobody was hurt. Zoo "
        "director Eva Lunt blamed a storm that had damaged the enclosure. The zoo will stay "
        "closed until Sunday. It has 14 tigers.",
        "Holm zoo's tiger Raj is back in its cage. Keepers caught the animal with a "
        "tranquilliser dart on Wednesday, after five hours. A keeper was bitten in the arm. "
        "Eva Lunt, the director, said a door had been left open. Visitors may come again from "
        "Thursday. The zoo keeps 9 tigers.",
        [("14 tigers", "9 tigers")],
    ),
    "treaty": (
        "Foreign minister Tomas Arden signed the fishing treaty with Iceland on Monday in "
        "Bergen. The treaty allows 300 boats in the northern waters. Parliament must still "
        "approve it. Arden will travel to Reykjavik on May 4. The opposition leader, Ruth "
        "Vane, supports the deal.",
        "Iceland and its neighbour agreed on fishing rights on Monday, but Tomas Arden left "
        "Bergen without signing the treaty. It would let 130 boats fish in the north. The "
        "treaty needs no vote in parliament, his ministry said. Ruth Vane, who leads the "
        "opposition, called it a bad deal and opposes it. Arden flies to Reykjavik on May 14.",
        [
            ("signed the fishing treaty", "without signing the treaty"),
            ("May 4", "May 14"),
            ("supports the deal", "opposes it"),
        ],
    ),
    "takeover": (
        "Chipmaker Velo has bought the start-up Narrow for 800 million dollars. Velo said all "
        "350 employees of Narrow would keep their jobs. Narrow was founded in 2014 by Jane "
        "Ott. The company is based in Boston. Ott will lead Velo's research.",
        "Narrow, founded in 2011, has bought Velo's software unit. The price is 600 million "
        "dollars. The head of Narrow, Jane Ott, leaves the company. Narrow, which is based in "
        "Denver, has 530 employees. A third of them will be dismissed.",
        [("2014", "2011"), ("Boston", "Denver")],
    ),
    "budget": (
        "The city of Marlen will raise its property tax by 4 percent next year, Mayor Hedda "
        "Stolz announced on Tuesday. The budget of 1.2 billion crowns passed the council with "
        "31 votes. The swimming pool in Esby will not be closed. Stolz has ruled out job cuts.",
        "Marlen's council approved a budget of 1.5 billion crowns on Tuesday with 29 votes in "
        "favour. Property tax goes up by 7 percent. The pool in Esby closes in January. The "
        "city will shed 60 jobs, Mayor Hedda Stolz said.",
        [
            ("1.2 billion crowns", "1.5 billion crowns"),
            ("31 votes", "29 votes"),
            ("4 percent", "7 percent"),
        ],
    ),
    "expedition": (
        "Climber Ada Renn reached the summit of Mount Karu on Wednesday without oxygen. She "
        "climbed alone. The ascent took 19 hours. Renn, 38, had failed twice before. She lost "
        "two toes to frostbite in 2018. She plans to retire.",
        "Ada Renn stood on top of Mount Karu on Wednesday. The 36-year-old used oxygen on the "
        "last part of the way, her guide said. The climb took 26 hours. It was her first "
        "attempt. Renn said she would climb two more peaks next year.",
        [("19 hours", "26 hours")],
    ),
    "strike deal": (
        "Nurses at Colm hospital ended their strike on Thursday after 12 days. They get 6 "
        "percent more pay. The union leader, Bea Harlan, praised the hospital's director. All "
        "operations that had been postponed will be carried out by May. The hospital did not "
        "dismiss anybody.",
        "The strike at Colm hospital goes on. Bea Harlan, who leads the nurses' union, "
        "criticised the director on Thursday and said talks had failed. The hospital has "
        "offered 3 percent. It dismissed four nurses who had taken part in the strike.",
        [
            ("praised", "criticised"),
            ("ended", "goes on"),
            ("did not dismiss anybody", "dismissed four nurses"),
        ],
    ),
    "probe": (
        "The company Altavia admitted on Friday that it had known of the faulty brakes since "
        "2021. It will recall 90,000 cars. Three people have died in accidents. Altavia's "
        "chief, Piers Noll, apologised. The company will pay for the repairs. The transport "
        "agency has opened an investigation.",
        "Altavia has denied that it knew of the faulty brakes in its cars. The carmaker "
        "recalls 140,000 vehicles. Piers Noll, its chief executive, refused to apologise. "
        "Owners will have to pay for the repairs themselves. The transport agency said it "
        "would not investigate.",
        [("admitted", "denied"), ("apologised", "refused to apologise")],
    ),
    "fossil": (
        "A dinosaur skeleton that was found by a farmer in Patra is 95 million years old, the "
        "palaeontologist Ines Moya said on Monday. It is 11 metres long. The skull is "
        "complete. The animal ate plants. It will be shown in the museum of Cordal from July.",
        "The dinosaur from Patra lived 80 million years ago and hunted smaller animals, "
        "according to Ines Moya's team. A student discovered the bones. The skeleton measures "
        "14 metres. The skull is missing. Visitors can see it in Cordal from September.",
        [("11 metres", "14 metres")],
    ),
    "merger": (
        "Fisk Airlines and Northwind will merge, the two companies said on Monday. Fisk's "
        "chief executive, Olga Renz, will head the new company, which will be based in Tallin. "
        "No planes will be sold. The merger needs the approval of regulators in Norland and "
        "Varland. The deal values Northwind at 2.1 billion euros.",
        "Northwind's boss, Karl Amund, will lead the airline that results from the merger with "
        "Fisk. It will have its headquarters in Osk. Eight planes will be sold. Northwind is "
        "valued at 1.7 billion euros. Regulators only in Norland have to approve the merger.",
        [
            ("2.1 billion euros", "1.7 billion euros"),
            ("Norland, Varland", "only Norland"),
            ("No planes will be sold", "Eight planes will be sold"),
            ("Olga Renz", "Karl Amund"),
        ],
    ),
    "match": (
        "Sweden's Elin Voss beat Czech player Hana Kral 6-4, 6-2 in the final in Antwerp on "
        "Sunday. It was her second title. The final lasted 74 minutes. Voss received 120,000 "
        "euros. She will play in Paris next week.",
        "Hana Kral won the tournament in Antwerp on Sunday, defeating Elin Voss in three sets. "
        "The match took two hours and ten minutes. Kral gets 150,000 euros. Voss said she "
        "would not play in Paris because of a sore knee.",
        [
            ("Elin Voss beat Czech player Hana Kral", "defeating Elin Voss"),
            ("will play", "would not play"),
        ],
    ),
    "first visit": (
        "Rana Oduy was elected president of Sorland on Sunday. She said she would make her "
        "first visit abroad to Lisbon. She takes over in spring.",
        "Sorland has a new president. Rana Oduy won the election on Sunday. Her first trip "
        "will be to Vienna, she told reporters.",
        [("Lisbon", "Vienna")],
    ),
    "vote share": (
        "Rana Oduy won the election in Sorland on Sunday with 52.3 percent of the vote. Her "
        "rival Ben Karo thanked his voters.",
        "Rana Oduy is the new president of Sorland. With all ballots counted, she had 53.2 "
        "percent, against 46.8 percent for Ben Karo. The election was on Sunday.",
        [("52.3 percent", "53.2 percent")],
    ),
    "conceding": (
        "Ben Karo conceded defeat shortly after midnight. He wished Rana Oduy luck after the "
        "election in Sorland.",
        "After the election in Sorland, Ben Karo refused to concede. He wants the ballots to "
        "be counted again.",
        [("conceded defeat", "refused to concede")],
    ),
    "fairness": (
        "Observers from the Sorland league said the vote had been free and fair. Rana Oduy won "
        "the election.",
        "The observers of the Sorland league said the election was not fair. Rana Oduy had won it.",
        [("had been free and fair", "was not fair")],
    ),
    "a leak": (
        "The freighter Oriole ran onto rocks in Corvey Bay. Coastguard chief Ada Brill said no "
        "oil had leaked.",
        "Ada Brill of the coastguard said that some oil had leaked into the sea. The freighter "
        "Oriole lies on rocks in Corvey Bay.",
        [("no oil had leaked", "had leaked")],
    ),
    "nothing": (
        "The farmer Ole Garn found a gold ring in Hasle. Garn will receive nothing for it. The "
        "ring goes to a museum.",
        "Ole Garn, who found a gold ring in his field in Hasle, will get half of its price. A "
        "museum buys the ring.",
        [("will receive nothing", "will get half")],
    ),
    "a shootout": (
        "Harrow beat Linton 5-4 on penalties after a 2-2 draw on Saturday. Goalkeeper Sam Ode "
        "was the hero of Harrow.",
        "Harrow won the cup on Saturday. They beat Linton 4-3 on penalties, and goalkeeper Sam "
        "Ode danced.",
        [("5-4", "4-3")],
    ),
    "a sentence": (
        "The banker Otto Hasse was jailed for six years on Monday. He had stolen from the "
        "clients of the Dremm bank.",
        "Clients of the Dremm bank clapped as Otto Hasse was led away to begin a seven-year "
        "sentence. The banker had stolen from them.",
        [("six years", "seven-year sentence")],
    ),
    "a picture": (
        '"Boy with a Kite", painted around 1663, was sold in Kolm on Thursday. A museum bought it.',
        "A museum bought the picture in Kolm on Thursday. The picture was painted around 1675, "
        "an expert said.",
        [("around 1663", "around 1675")],
    ),
    "unknown species": (
        "Divers in the Sele lake brought up water. It contained 12 species that were unknown "
        "to science. The lake is cold.",
        "In water from the cold Sele lake divers found 21 unknown species. Science knows "
        "little of the lake.",
        [("12 species", "21 unknown species")],
    ),
}

# What may look contradicting and is not: (one report, the other)
COMPATIBLE: dict[str, tuple[str, str]] = {
    "a storm in two towns": (
        "Storm Hilda reached the coast of Marn on Sunday. It cut power to 30,000 homes and "
        "injured four people. Trains between Marn and Oslet were cancelled. The mayor of Marn, "
        "Piet Hauk, asked residents to stay at home. Winds of 140 kilometres an hour were "
        "measured at the lighthouse.",
        "Two days after storm Hilda, 5,000 homes are still without electricity. Trains run "
        "again on most lines. In Oslet, where winds reached 110 kilometres an hour, two roofs "
        "were lost. Oslet's mayor, Hanne Voss, thanked the volunteers. Schools in Marn will "
        "open on Wednesday.",
    ),
    "a film and its makers": (
        "Director Ines Caro will not attend the festival in Toledo because she is filming in "
        "Chile. Her new film, 'Salt', will be shown on Friday. It cost 12 million euros. "
        "Critics who saw it in private praised it. It is her third film.",
        "Ines Caro's 'Salt' is among 22 films that compete in Toledo this week. The actress "
        "Rosa Lind will attend the festival for her. Lind said the shoot had taken 80 days. "
        "Caro won the main prize in 2018 with her first film. Tickets for Friday's screening "
        "are sold out.",
    ),
    "two days of a strike": (
        "Pilots of Aeris went on strike on Monday over pay. The airline cancelled 340 flights. "
        "The pilots want 9 percent more money; the airline has offered 4 percent. Talks will "
        "be resumed on Wednesday. Cabin crews did not join the strike.",
        "Aeris had to cancel 210 flights on Tuesday, the second day of its pilots' strike. "
        "Chief executive Nora Blum said the airline could not pay more. The strike will last "
        "until Thursday. About 30,000 passengers were affected on Monday and Tuesday. The "
        "union has 2,400 members.",
    ),
    "snow in two places": (
        "Heavy snow closed the airport of Brack for six hours on Monday. About 60 flights were "
        "cancelled. Passengers slept in the terminal. Airport chief Lars Boe said 40 machines "
        "were clearing the runways. The main road to the south was open.",
        "After Monday's snow, Brack's airport worked normally again on Tuesday. Nine flights "
        "were late. In the hills, 2,000 homes had no electricity. The road to the north was "
        "closed for most of the day. Schools stayed open, but many pupils stayed at home.",
    ),
    "a prize of two years": (
        "Author Milo Trent won the Carver prize for his novel 'Dust'. The prize is worth "
        "25,000 pounds. Trent, 51, said he would give half of the money to a library. He did "
        "not expect to win. The jury had read 140 books.",
        "Milo Trent's 'Dust' has sold 80,000 copies since Monday, when it won the Carver "
        "prize. His publisher is printing 200,000 more. Last year the prize went to Ana Bell. "
        "Trent will read in Dublin on May 3 and in Cork on May 5.",
    ),
    "a robbery and its follow-up": (
        "Two men were arrested on Friday after a robbery at a jeweller's in Pell. A third man "
        "escaped on a motorcycle. The robbers took 40 watches. A shop assistant was slightly "
        "injured. Police did not find the weapon.",
        "Police in Pell are looking for a man of about 30 who fled on a motorcycle after "
        "Friday's robbery. His two companions will appear in court on Monday. Most of the 40 "
        "watches were found in a bag. The shop will open again on Tuesday. In March, thieves "
        "had taken 15 rings there.",
    ),
    "a return match": (
        "Harrow beat Linton 3-1 on Saturday and leads the league. Joe Pell scored twice.",
        "Linton beat Harrow 2-0 in March. On Saturday Harrow won again, and Joe Pell scored twice.",
    ),
    "a town and its country": (
        "The new court is in Varnby. Judge Ida Moll spoke at the opening of the court on Monday.",
        "Judge Ida Moll opened the court on Monday. The court is in Norland, close to Varnby's "
        "harbour.",
    ),
    "shares of a sum": (
        "One in five patients of the Aster clinic was younger than 30, the clinic said. The "
        "Aster clinic has a long waiting list.",
        "Of more than 4,000 patients of the Aster clinic 800 were younger than 30. The waiting "
        "list of the clinic is long.",
    ),
    "one denial for two deeds": (
        "Senator Mira Holt said she had not been invited to the palace or spoken to the "
        "president since May.",
        "Senator Mira Holt said that she had barely spoken to the president since May. The "
        "palace did not comment.",
    ),
    "unless and if": (
        "The dam at Soma will break if the gates are not opened, the engineer Ulla Brand said.",
        "The dam at Soma will break unless the gates are opened, engineer Ulla Brand warned.",
    ),
    "asked and not told": (
        "He did not say how many shots were fired, the police chief of Wexham, Paul Orme, said.",
        "No officers fired shots in Wexham, police chief Paul Orme said. Three shots were "
        "fired by the robbers.",
    ),
    "last year's winner": (
        "Author Milo Trent won the Carver prize for his novel. The prize is worth 25,000 pounds.",
        "Milo Trent's novel has sold 80,000 copies since it won the Carver prize. Last year "
        "the prize went to Ana Bell.",
    ),
    "two ages": (
        "No charges were brought against the 18-year-old friend who was with Connor Lam on the "
        "tower in Osk.",
        "Connor Lam, 20, fell from the tower in Osk. A friend was with him, officials said.",
    ),
    "two firsts": (
        "President Rana Oduy will make her first visit to Tavik in May. She was in Merano last "
        "week.",
        "President Rana Oduy was in Merano last week. Her second trip will be to Osk, her "
        "office said.",
    ),
    "a part of the staff": (
        "Lomax Steel will dismiss 300 workers in Tarn. The firm has had a bad year.",
        "Lomax Steel has 4,000 workers. It had a bad year, the firm said in Tarn.",
    ),
    "a purchase and a sale": (
        "The couple bought the mill in Hasle in 2012. They repaired it with friends.",
        "The couple sold the mill in Hasle in 2019. They had repaired it with friends.",
    ),
}
