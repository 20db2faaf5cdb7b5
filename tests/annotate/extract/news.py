"""News paragraphs written for the tests, with all of their claims inline (see `claim_notation`).

They were marked before any extractor had been run on them.
"""

FOREIGN = [
    "Mali's military rulers have closed two border posts. [The interior minister, Colonel "
    "Issa Traoré]1, <said>1 on state television {that armed groups had crossed from Niger}1, "
    "but [officials in Niamey]2 <rejected>2 {the charge}2. {“Nobody crossed anything,”}3 [a "
    "spokesman for the Nigerien army]3 <told>3 reporters. [Aid agencies]4 <fear>4 {that food "
    "convoys will be held up for weeks}4.",
    "[Chile's president]1 <urged>1 {parliament to approve a new water law}1 before the "
    "summer. [Opposition leaders]23 <called>2 {the bill “a gift to the mines”}2 and "
    "<promised>3 {to fight it in the courts}3. The debate lasted eleven hours and ended "
    "without a vote.",
    "Voting was extended by three hours in the northern provinces. <According to>1 [the "
    "electoral commission]1, {turnout had reached 61 percent by noon}1. [Observers from the "
    "African Union]2 <criticised>2 {the late opening of polling stations}2. [Their report]3 "
    "<notes>3 {that in some villages the ballot papers arrived after dark}3.",
    "{“We have lost everything except our names,”}1 <said>1 [Leyla Demir, who fled the "
    "fighting with her two sons]1. [She]2 <hopes>2 {to reach her sister in Izmir}2. Camp "
    "workers handed out blankets and tea. {“The nights are the worst,”}3 [one of them]3 "
    "<said>3, {“because the children do not sleep.”}3",
    "[Seoul]1 <wants>1 {the two navies to share radar data}1. [Tokyo]2 <has so far declined>2 "
    "{to comment}2. In January a fishing boat was boarded near the islands, and [both "
    "governments]3 <blamed>3 {the other's coast guard}3.",
    "The court in Tallinn freed the captain of the tanker on bail. [Prosecutors]1 <allege>1 "
    "{that he let the anchor drag for forty miles}1, [his lawyer]2 <insists>2 {it was an "
    "accident}2. {“There is not a shred of evidence,”}3 [she]3 <said>3 outside the court. The "
    "trial opens in May.",
]

BUSINESS = [
    "Shares in the ferry group fell 9 percent on Tuesday. [The company]1 <warned>1 {that fuel "
    "costs would wipe out most of its profit this year}1. [Analysts at Norbank]2 <expect>2 {a "
    "second profit warning in the autumn}2. [The chief executive, Ola Brandt]34, <declined>3 "
    "{to say whether routes would be cut}3, <adding>4 {that “every option is on the table”}4.",
    "[Two people briefed on the talks]1 <said>1 {the Swiss chocolate maker had offered 3.1 "
    "billion euros for its Belgian rival}1. The bid would be the largest in the industry so "
    "far. [Neither company]2 <would confirm>2 {the figure}2. [Unions]3 <are worried>3 {that "
    "the takeover will cost jobs in Liège}3.",
    "{Inflation slowed to 4.2 percent in March}1, [the statistics office]1 <said>1. "
    "[Economists]2 <had predicted>2 {a smaller drop}2. [The governor of the central bank]3 "
    "<has ruled out>3 {a cut in interest rates before the autumn}3. {“We are not there "
    "yet,”}4 [he]4 <told>4 a conference in Porto last week.",
    "[A leaked memo]1 <suggests>1 {that the airline knew about the faulty valves in 2019}1. "
    "[The airline]2 <denies>2 {this}2. [Its lawyers]34 <have asked>3 {a judge to keep the "
    "memo under seal}3, <arguing>4 {that it contains trade secrets}4. A hearing is set for "
    "Friday.",
    "[The start-up's founders]1 <plan>1 {to list it in Amsterdam next year}1. [They]2 "
    "<believe>2 {demand for heat pumps will double by 2030}2, {an assumption}3 that [some "
    "investors]3 <doubt>3. The firm employs 240 people and has yet to make a profit.",
]

SCIENCE = [
    "Honeybees can tell a painted flower from a real one. [A team at the University of Graz]1 "
    "<found>1 {that the insects learned the difference in fewer than ten visits}1. {“They "
    "cheat less than my students do,”}2 <jokes>2 [Anja Pichler, who led the work]2. [Other "
    "researchers]3 <caution>3 {that the experiment used only one kind of flower}3.",
    "[Geologists]1 <have long thought>1 {that the lake formed after an eruption}1. [The new "
    "study, published in the journal Terra]2, <argues>2 {that a landslide is more likely}2. "
    "[Its authors]3 <acknowledge>3 {that they dated only four samples}3. [Peter Obi of the "
    "Open University, who was not involved in the work]4, <called>4 {the evidence “thin but "
    "intriguing”}4.",
    "The space agency has postponed the launch until Sunday. [Engineers]1 <suspect>1 {a leak "
    "in a hydrogen line}1. {A decision will be made on Friday}2, [the mission's director]2 "
    "<said>2. The probe is to photograph the dark side of Mercury.",
    "Doctors in four hospitals tested the drug on 310 patients. [They]1 <reported>1 {fewer "
    "headaches and better sleep}1, but [the regulator]2 <is not convinced>2 {that the "
    "benefits outweigh the risks}2. [It]3 <has asked for>3 {a larger trial}3. {The company "
    "will appeal}4, <according to>4 [a person close to its board]4.",
]

SPORTS = [
    "Rovers lost again at home. [Their manager, Sven Holt]1, <blamed>1 {himself for the "
    "choice of players}1. {“I got it wrong,”}2 [he]2 <said>2. {“The lads deserve better.”}2 "
    "[The chairman]3 <has promised>3 {that Holt will stay until the summer}3.",
    "[Ana Petrescu]1 <thinks>1 {she can run under 50 seconds this season}1. The Romanian took "
    "gold in Turin in March. Her coach is more careful. {“First she must stay healthy,”}2 "
    "[he]2 <says>2. [Petrescu]3 <has accused>3 {the federation of forgetting its women}3.",
    "The match was stopped twice. [The referee]1 <explained>1 {that objects had been thrown "
    "from the north stand}1. [The club]2 <apologised for>2 {the behaviour of “a small "
    "minority”}2. {Three people were arrested}3, [police]3 <said>3. [Fans' groups]4 "
    "<complained about>4 {the searches at the gates}4.",
    "[Organisers of the rally]1 <refused>1 {to shorten the final stage}1 in spite of <calls "
    "from>2 [several drivers]2 <for>2 {a rest day}2. [Jo Kimani]3, who leads by four minutes, "
    "<praised>3 {her mechanics for a night of repairs}3. {“They are magicians,”}4 [she]4 "
    "<said>4 with a smile.",
]

CITY = [
    "The council will close the swimming pool for two years. [Parents]1 <protested against>1 "
    "{the plan}1 on Monday evening. <In>2 [the mayor's]2 <view>2, {there is no alternative}2. "
    "[She]3 <pointed out>3 {that the roof had been leaking since 2011}3.",
    "A fire destroyed the old paper mill. Witnesses heard two explosions. {“It sounded like "
    "thunder,”}1 [Erik Lund, a neighbour]1, <recalled>1. [Investigators]2 <have not ruled "
    "out>2 {arson}2. [The owner]3 <expressed relief>3 {that nobody had been hurt}3.",
    "[The museum]1 <says>1 {the painting will never be sold}1. [The heirs of the collector]2 "
    "<have demanded>2 {its return since 1998}2. {[Their]3 <claim>3 {that it was stolen}3}4 "
    "was <dismissed>4 by [a court in Lyon]4 last month.",
]

NEWS = [*FOREIGN, *BUSINESS, *SCIENCE, *SPORTS, *CITY]
