"""Gold for comparing statements: pairs of our own, half of which only look like differences.

`{}` marks a named thing and `[]` what differs. A cue other than “said” stands in front of a `|`;
where it is what differs, it is marked.
"""

from __future__ import annotations

NUMBER = (
    (
        "the {Aldern} bridge will cost [12 million euros]",
        "the {Aldern} bridge would cost [€15 million]",
    ),
    (
        "“The bridge over the {Aldern} will cost [$12m].”",
        "the {Aldern} bridge cost [14 million dollars]",
    ),
    ("{Blue Line} employs [3,000 people]", "{Blue Line} employed [2,400 people]"),
    ("prices in {Varn} rose by [3 percent]", "prices in {Varn} had risen by [4.5 %]"),
    (
        "[a third] of the voters in {Varn} stayed at home",
        "[45 percent] of the voters in {Varn} stayed at home",
    ),
    ("the fire in {Varn} had killed [twelve people]", "[15 people] died in the fire in {Varn}"),
    (
        "the strike cost {Blue Line} [1.5 million pounds]",
        "the strike had cost {Blue Line} [£2.5 million]",
    ),
    ("{Varn} has [two dozen schools]", "{Varn} has [30 schools]"),
    (
        "at least 40 houses in {Varn} burned; the flames took [six hours]",
        "{Varn} burned for six hours",
    ),
    (
        "the {Harbour Board} had received [about 200 complaints]",
        "the {Harbour Board} received [350 complaints]",
    ),
    (
        "the {Harbour Board} received [fewer than 50 complaints]",
        "the {Harbour Board} had received [70 complaints]",
    ),
    ("between [12 and 15 ships] wait off {Varn}", "[20 ships] were waiting off {Varn}"),
    (
        "claimed | [more than 5,000 people] had marched in {Varn}",
        "[3,000 people] marched in {Varn}",
    ),
    (
        "workers at {Blue Line} earn [14 euros an hour]",
        "workers at {Blue Line} earned [11 euros an hour]",
    ),
    ("the {Varn} line is [62 kilometres] long", "the line to {Varn} was [58 km] long"),
    ("[7 of the 40 houses] in {Varn} stood empty", "in {Varn}, [11 of the 40 houses] stood empty"),
    ("[12 people] died", "[15 people] had died"),
    (
        "the plan was sound, and {Varn} would pay [two million euros]",
        "{Varn} would pay [five million euros]",
    ),
    (
        "the {Aldern} bridge will carry [half a million cars]",
        "the {Aldern} bridge would carry [800,000 cars]",
    ),
    ("{Ida Quill} had missed [9 meetings]", "{Ida Quill} missed [four meetings]"),
    (
        "unemployment in {Varn} fell to [6 percent]",
        "unemployment in {Varn} had fallen to [8 percent]",
    ),
    (
        "the repair of the {Aldern} bridge is going to take [nine months]",
        "repairing the {Aldern} bridge takes [14 months]",
    ),
    (
        "{Nordwind} wants to cut [800 jobs] at its plant",
        "{Nordwind} will cut [1,200 jobs] at its plant",
    ),
    (
        "the damage in {Sellin} came to [4.2 million euros]",
        "the damage in {Sellin} amounted to [more than six million euros]",
    ),
    ("turnout in {Sellin} was [61 percent]", "turnout in {Sellin} was just [47 percent]"),
    (
        "[four of the nine judges] had met {Karl Brandt}",
        "[six of the nine judges] met {Karl Brandt}",
    ),
    (
        "{Nordwind} has paid [no more than 20,000 euros] in taxes",
        "{Nordwind} paid [35,000 euros] in taxes",
    ),
    ("the clinic in {Sellin} lacks [30 nurses]", "the clinic in {Sellin} is short of [50 nurses]"),
    ("she has spoken with {Karl Brandt} [twice]", "she has spoken with {Karl Brandt} [five times]"),
    ("{Nordwind} made a profit of [12 million dollars]", "{Nordwind} made a profit of [$9m]"),
    (
        "the ferry to {Sellin} carried [240 passengers]",
        "the ferry to {Sellin} had [310 passengers] on board",
    ),
    (
        "{Nordwind} had offered the town [€2m] for the site",
        "{Nordwind} offered the town [three million euros] for the site",
    ),
    (
        "the new school in {Sellin} would have room for [600 pupils]",
        "the new school in {Sellin} has room for [450 pupils]",
    ),
    ("“We counted [17 boats] off {Sellin},” he said", "[23 boats] were counted off {Sellin}"),
    ("{Lumen} has sold [40,000 lamps]", "{Lumen} had sold [28,000 lamps]"),
    (
        "[nine sailors] were missing after the {Marie} sank",
        "after the {Marie} sank, [11 sailors] were missing",
    ),
    ("the {Rhone} rose by [two metres]", "the {Rhone} had risen by [three metres]"),
    (
        "the {Orlo} mine produces [5,000 tonnes a day]",
        "the {Orlo} mine produces [3,500 tonnes a day]",
    ),
    ("{Greta Holm} had asked for [60,000 euros]", "{Greta Holm} asked for [90,000 euros]"),
    (
        "[two thirds] of the pupils in {Orlo} speak French",
        "[40 percent] of the pupils in {Orlo} speak French",
    ),
    ("[some 300 people] live in {Orlo}", "[450 people] live in {Orlo}"),
    (
        "{Orlo} has lost [half] of its farmers, and the rest are old",
        "{Orlo} lost [20 percent] of its farmers",
    ),
)
"""Differences of number."""

POLARITY = (
    ("the {Aldern} bridge is [safe]", "the {Aldern} bridge is [not safe]"),
    ("the {Aldern} bridge was [unsafe]", "“The {Aldern} bridge is [safe].”"),
    ("{Tom Voss} [never took money] from {Blue Line}", "{Tom Voss} took [money] from {Blue Line}"),
    ("prices in {Varn} [rose]", "prices in {Varn} [fell]"),
    ("the council [supports] the {Varn} plan", "the council [opposed] the {Varn} plan"),
    ("{Emil Voss} is [guilty]", "{Emil Voss} was [innocent]"),
    (
        "[denied] | the {Aldern} bridge had been closed",
        "[said] | the {Aldern} bridge had been closed",
    ),
    ("the {Harbour Board} has [approved] the budget", "the {Harbour Board} [rejected] the budget"),
    ("{Blue Line} [failed to inspect] the brakes", "{Blue Line} had [inspected] the brakes"),
    ("there is [no evidence] against {Tom Voss}", "there was [evidence] against {Tom Voss}"),
    ("{Varn} [won’t close] the school", "{Varn} will [close] the school"),
    ("the deal with {Varn} is [legal]", "the deal with {Varn} was [illegal]"),
    ("[backed] | the {Varn} plan", "[opposed] | the {Varn} plan"),
    ("the tunnel below {Varn} is [open]", "the tunnel below {Varn} was [closed]"),
    ("nobody was hurt, and {Blue Line} [paid] its debts", "{Blue Line} has [not paid] its debts"),
    ("{Ida Quill} [knew] of the leak", "{Ida Quill} did [not know] about the leak"),
    ("the water of the {Aldern} is [clean]", "the water of the {Aldern} was [polluted]"),
    ("the new line to {Varn} is [likely]", "a new line to {Varn} was [unlikely]"),
    ("{Nordwind} does [not plan] to leave the town", "{Nordwind} [plans] to leave the town"),
    ("{Karl Brandt} is [able] to lead the party", "{Karl Brandt} is [unable] to lead the party"),
    ("the dam at {Sellin} would [hold]", "the dam at {Sellin} will [not hold]"),
    ("{Nordwind} knew [nothing of the leak]", "{Nordwind} knew of the [leak]"),
    ("rents in {Sellin} have [increased]", "rents in {Sellin} had [dropped]"),
    (
        "the board has [never approved] the {Nordwind} deal",
        "the board [approved] the {Nordwind} deal",
    ),
    (
        "[refuted] | {Nordwind} had hidden the report",
        "[insisted] | {Nordwind} had hidden the report",
    ),
    ("{Sellin} is a [rich] town", "{Sellin} was a [poor] town"),
    ("the police [can’t protect] {Karl Brandt}", "the police can [protect] {Karl Brandt}"),
    ("[no ships] were seen near {Sellin}", "[ships] had been seen near {Sellin}"),
    ("the vote in {Sellin} was [fair]", "the vote in {Sellin} was [unfair]"),
    ("{Nordwind} will [win] the case", "{Nordwind} will [lose] the case"),
    ("{Lumen} will [not leave] the country", "{Lumen} will [leave] the country"),
    ("crime in {Orlo} has [fallen]", "crime in {Orlo} has [grown]"),
    ("{Greta Holm} had [lied] to the court", "{Greta Holm} had [never lied] to the court"),
    ("[disputed] | {Lumen} had broken the contract", "[claimed] | {Lumen} had broken the contract"),
    ("the tests in {Orlo} were [successful]", "the tests in {Orlo} [failed]"),
    ("the mine in {Orlo} is [profitable]", "the mine in {Orlo} is [not profitable]"),
    ("the party [favours] a {Lumen} tax", "the party [opposes] a {Lumen} tax"),
    ("{Greta Holm} was [there]", "{Greta Holm} was [not there]"),
    ("the mayor of {Orlo}, who is [not rich], paid the bill", "the mayor of {Orlo} is [rich]"),
)
"""Differences of polarity."""

ALIKE = (
    # Another time.
    ("{Varn} had 12 fires in 2022", "{Varn} had 15 fires in 2023"),
    ("unemployment in {Varn} was 6 percent last year", "unemployment in {Varn} was 8 percent"),
    ("the {Aldern} bridge was closed in May", "the {Aldern} bridge was not closed in June"),
    ("{Blue Line} sold 300 buses on Monday", "{Blue Line} sold 450 buses on Tuesday"),
    # Another unit, or another thing that is counted.
    ("the {Varn} line is 62 kilometres long", "the {Varn} line is 38 miles long"),
    ("{Blue Line} employs 3,000 people", "{Blue Line} employs 2,400 drivers"),
    ("12 people in {Varn} were hurt", "15 people in {Varn} were killed"),
    ("prices in {Varn} rose by 3 percent", "prices in {Varn} rose to 4 percent"),
    ("prices in {Varn} rose by 3 percent", "prices in {Varn} rose by 3.5 percentage points"),
    (
        "workers at {Blue Line} earn 14 euros an hour",
        "workers at {Blue Line} earn 2,300 euros a month",
    ),
    ("12 of the 40 houses in {Varn} stood empty", "12 of the 50 houses in {Varn} stood empty"),
    ("{Varn} took in 200 refugees", "{Varn} took in another 50 refugees"),
    ("40 wounded soldiers were brought to {Varn}", "55 soldiers were brought to {Varn}"),
    # Another subject.
    (
        "the {Aldern} bridge will cost 12 million euros",
        "the {Aldern} tunnel will cost 15 million euros",
    ),
    ("the {Aldern} bridge is safe", "the {Corvin} bridge is not safe"),
    ("{Tom Voss} is guilty", "{Emil Voss} is innocent"),
    (
        "the {Harbour Board} has 12 members",
        "the chair of the {Harbour Board} has 15 members behind her",
    ),
    (
        "the hospital in {Varn} treated 12 patients",
        "the hospital in {Varn} treated 40 patients with burns",
    ),
    # The same amount.
    (
        "the {Aldern} bridge will cost about 12 million euros",
        "the {Aldern} bridge will cost 12.4 million euros",
    ),
    ("more than 5,000 people marched in {Varn}", "6,200 people marched in {Varn}"),
    (
        "a third of the voters in {Varn} stayed at home",
        "34 percent of the voters in {Varn} stayed at home",
    ),
    ("{Varn} has two dozen schools", "{Varn} has 24 schools"),
    ("between 12 and 15 ships wait off {Varn}", "14 ships wait off {Varn}"),
    ("1,500 people marched in {Varn}", "1.5 thousand people marched in {Varn}"),
    # Negations that deny nothing, or deny each other.
    ("the {Aldern} bridge is safe", "the {Aldern} bridge is not unsafe"),
    ("denied | the {Aldern} bridge was unsafe", "the {Aldern} bridge was safe"),
    ("{Blue Line} inspected the brakes", "{Blue Line} never failed to inspect the brakes"),
    ("the {Aldern} bridge is safe", "the {Aldern} bridge is not only safe"),
    ("no more than 12 people in {Varn} died", "12 people in {Varn} died"),
    ("there is no doubt that {Tom Voss} is guilty", "{Tom Voss} is guilty"),
    ("not all bridges over the {Aldern} are safe", "the bridges over the {Aldern} are safe"),
    # What is only thought of, wished or asked.
    ("if it rains, the {Aldern} bridge is not safe", "the {Aldern} bridge is safe"),
    ("the {Aldern} bridge may close", "the {Aldern} bridge will not close"),
    ("asked | whether the {Aldern} bridge was safe", "the {Aldern} bridge was not safe"),
    ("the {Aldern} bridge should be closed", "the {Aldern} bridge is not closed"),
    ("demanded | that the {Aldern} bridge be closed", "the {Aldern} bridge was not closed"),
    ("declined to say | the {Aldern} bridge is safe", "the {Aldern} bridge is not safe"),
    # What somebody else says.
    ("the board claims that the {Aldern} bridge is not safe", "the {Aldern} bridge is safe"),
    (
        "according to critics the {Aldern} bridge cost 15 million euros",
        "the {Aldern} bridge cost 12 million euros",
    ),
    (
        "rejected | allegations that {Tom Voss} took money from {Blue Line}",
        "{Tom Voss} took money from {Blue Line}",
    ),
    # Numbers that are no amounts, and conditions on one side.
    ("the train to {Varn} leaves at 12:30", "the train to {Varn} leaves at 14:30"),
    ("the {Varn} plan is named in Article 12", "the {Varn} plan is named in Article 15"),
    ("the {Aldern} bridge is safe for cars", "the {Aldern} bridge is not safe for lorries"),
    ("the {Aldern} bridge is safe", "the {Aldern} bridge is not safe in winter"),
    ("{Varn} beat {Aldern} 3-1", "{Varn} beat {Aldern} 2-0"),
    ("a 12-year-old boy from {Varn} was found", "a 15-year-old boy from {Varn} was found"),
    # Of all kinds, written after the rules.
    (
        "{Nordwind} wants to cut 800 jobs in the north",
        "{Nordwind} will cut 1,200 jobs in the south",
    ),
    ("{Nordwind} will cut 800 jobs", "{Nordwind} has cut 300 jobs this year"),
    (
        "the damage in {Sellin} came to 4 million euros",
        "the repairs in {Sellin} came to 2 million euros",
    ),
    ("{Karl Brandt} is not the best candidate", "{Karl Brandt} is the best known candidate"),
    ("{Karl Brandt} has not resigned yet", "{Karl Brandt} will resign on Friday"),
    ("{Sellin} needs 300 flats", "{Sellin} has built 120 flats"),
    ("the ferry to {Sellin} takes 40 minutes", "the train to {Sellin} takes 25 minutes"),
    ("women in {Sellin} earn 18 percent less", "nurses in {Sellin} earn 12 percent less"),
    ("profits of {Nordwind} rose by 12 percent", "profits of {Nordwind} rose by 4 million euros"),
    ("{Nordwind} neither admitted nor denied the leak", "{Nordwind} admitted the leak"),
    ("the minister does not believe that {Nordwind} is guilty", "{Nordwind} is guilty"),
    ("{Nordwind} would win if the court were fair", "{Nordwind} will lose"),
    ("the dam at {Sellin} is not the problem", "the problem is the money"),
    ("the dam at {Sellin} could break", "the dam at {Sellin} will not break"),
    (
        "{Karl Brandt} opposed the plan for the airport",
        "{Karl Brandt} supports the plan for the harbour",
    ),
    ("the mayor of {Sellin} is 61 years old", "the bishop of {Sellin} is 74 years old"),
    ("around 500 people came to {Sellin}", "520 people came to {Sellin}"),
    ("nearly 50 percent in {Sellin} voted", "half of the people in {Sellin} voted"),
    ("{Sellin} lost 3,000 people in the 1990s", "{Sellin} lost 500 people in the war"),
    ("the first of the 12 wells in {Sellin} is dry", "15 wells in {Sellin} are dry"),
    ("{Nordwind} paid 12 million euros in tax", "{Nordwind} paid 30 million euros in wages"),
    ("{Nordwind} is not hiring", "{Nordwind} is hiring in {Sellin}"),
    ("without {Karl Brandt} the party is weak", "with {Karl Brandt} the party is strong"),
    ("the road to {Sellin} is closed to lorries", "the road to {Sellin} is open to cars"),
    ("{Nordwind} never said that the plant was safe", "the plant of {Nordwind} is safe"),
    ("{Karl Brandt} is unlikely to lose", "{Karl Brandt} will lose"),
    ("it is wrong that {Nordwind} hid the report", "{Nordwind} hid the report"),
    (
        "the film cost {Nordwind} Studio 7 12 million",
        "the film cost {Nordwind} Studio 9 12 million",
    ),
    ("shares in {Nordwind} opened at 12 euros", "shares in {Nordwind} closed at 14 euros"),
    (
        "more than half of the voters in {Sellin} said no",
        "60 percent of the voters in {Sellin} agreed",
    ),
    ("{Lumen} has sold 40,000 lamps", "{Lumen} has bought 28,000 lamps"),
    ("{Lumen} sold 40,000 lamps in spring", "{Lumen} sold 28,000 lamps in autumn"),
    ("nine sailors from {Orlo} drowned", "two fishermen from {Orlo} drowned"),
    ("the {Rhone} rose by two metres", "the {Rhone} fell to three metres"),
    (
        "the {Orlo} mine produces 5,000 tonnes a day",
        "the {Orlo} mine produces 30,000 tonnes a week",
    ),
    ("{Greta Holm} asked for 60,000 euros", "{Greta Holm} got 40,000 euros"),
    ("300 people live in {Orlo}", "{Orlo} gets 450 visitors"),
    ("{Lumen} is not for sale", "{Lumen} is for everyone"),
    ("crime in {Orlo} has fallen", "prices in {Orlo} have grown"),
    ("{Greta Holm} never lied", "{Greta Holm} lied when she was young"),
    ("{Greta Holm} can't be wrong", "{Greta Holm} is not right"),
    ("{Lumen} does not only make lamps", "{Lumen} makes lamps"),
    ("{Greta Holm} is no fool", "{Greta Holm} is a fine judge"),
    ("nothing but a miracle can save {Lumen}", "a miracle can save {Lumen}"),
    ("I hope {Lumen} will not leave", "{Lumen} will leave"),
    ("{Lumen} promised not to leave", "{Lumen} will leave"),
    ("{Orlo} has 12 doctors and 40 nurses", "{Orlo} has 40 nurses and 12 doctors"),
    ("{Lumen} cut 300 of 2,000 jobs", "{Lumen} has 2,000 jobs"),
    ("the trial of {Greta Holm} opens on May 12", "the trial of {Greta Holm} opens on May 14"),
    ("chapter 3 of the {Lumen} report", "chapter 4 of the {Lumen} report"),
    ("{Lumen} made 3 million euros in Spain", "{Lumen} made 5 million euros in Italy"),
    ("{Orlo} needs 3 to 5 doctors", "{Orlo} needs 4 doctors"),
    ("{Orlo} has no hospital", "{Orlo} has a hospital for children"),
)
"""Pairs that are no differences, though they look like some."""
