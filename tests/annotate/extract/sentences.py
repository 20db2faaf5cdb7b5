"""News sentences written for the tests, with their claims inline (see `claim_notation`)."""

FOREIGN = [
    "[The Portuguese foreign minister] <said> {the border crossing would reopen within a week}.",
    "{“We have nothing to hide,”} [the ambassador] <told> reporters in Nairobi.",
    "{“The ceasefire is holding,”} [General Adeyemi] <said>, {“but nobody should relax yet.”}",
    "<According to> [the Norwegian coast guard], {the tanker lost power shortly before midnight}.",
    "{Two convoys crossed the river on Monday}, <according to> [aid workers].",
    "[Peru] <accused> {its neighbour of diverting the river}.",
    "[The rebels] <denied> {the allegations}.",
    "[Finland’s president] <praised> {the negotiators for their patience}.",
    "[Officials in Tbilisi] <fear> {that the pipeline could be sabotaged}.",
    "[The opposition leader] <wants> {the election to be held again}.",
    "[Ghana] <blamed> {foreign trawlers for the collapse of its fisheries}.",
    "[The envoy] <expressed gratitude for> {Jordan’s help during the evacuation}.",
    "The talks stalled after <accusations> by [the delegation] {that the maps had been forged}.",
    "[The junta] <has not confirmed> {that the general was arrested}.",
    "[Brussels] <called on> {both governments to withdraw their troops}.",
    "[Prime Minister Silva] <rejected> {the proposal}.",
    "[She] <warned> {that the harvest would fail without rain}.",
    "[The ministry]12 <acknowledged>1 {the delay}1 and <promised>2 {to publish a new timetable}2.",
    "{“Our border is closed,”} <said> [a spokeswoman for the interior ministry].",
    "[Algeria] <criticised> {the resolution as one-sided}.",
    "[Diplomats] <expect> {the summit to be postponed}.",
    "[Human rights groups] <condemned> {the arrests}.",
    "[The president’s] <claim> {that turnout was high} surprised observers.",
    "[He] <vowed> {to rebuild the bridge before winter}.",
    "[The Kremlin] <dismissed> {the report as a provocation}.",
    "{The prisoners will be released on Friday}, <as> [the governor] <put> it.",
    "[Kenya] <urged> {its citizens to leave the region}.",
    "[The two leaders] <discussed> {the future of the naval base}.",
]

BUSINESS = [
    "[The carmaker] <said> {it would close two plants in Slovakia}.",
    "[Analysts] <expect> {profits to fall by a fifth}.",
    "[The chief executive] <described> {the merger as a marriage of equals}.",
    "{“Demand is coming back,”} <said> [Ines Duarte, who runs the port of Sines].",
    "[Shareholders] <hope> {that the new board will cut costs}.",
    "[The central bank] <predicted> {that inflation would slow to 3 percent}.",
    "[The union] <demanded> {a pay rise of 8 percent}.",
    "[The airline] <apologised for> {the cancelled flights}.",
    "[Investors] <worry> {that the debt cannot be refinanced}.",
    "[The regulator] <accused> {the lender of misleading its customers}.",
    "<In> [the chairman’s] <view>, {the shares are far too cheap}.",
    "[A survey by the chamber of commerce] <showed> {that most exporters plan to hire}.",
    "[The company] <declined> {to comment on the lawsuit}.",
    "[The brewer] <blamed> {bad weather for the drop in sales}.",
    "[Economists] <doubt> {that the tax will raise much money}.",
    "{The factory will be sold next year}, <according to> [two people familiar with the plan].",
    "[Mr. Okafor] <argued> {that the fund “had no choice” but to sell}.",
    "[The start-up] <announced> {a partnership with a Danish shipping group}.",
    "[The retailer’s] <hopes of> {a quick recovery} have faded.",
    "{“It was a mistake,”} [she] <admitted>. {“We grew too fast.”}",
]

SCIENCE = [
    "[Researchers] <found> {that the bees slept longer after eating caffeine}.",
    "[The study] <suggests> {that the glacier is melting from below}.",
    "[Astronomers] <believe> {the object is the core of a dead planet}.",
    "[Dr. Lindqvist] <explained> {how the vaccine trains the immune system}.",
    "{“This changes the textbooks,”} <said> [Mei Tanaka, a geologist at the institute].",
    "[The team] <concluded> {that the fossil belonged to a new species}.",
    "[The agency] <estimates> {that 40 million people live near an active volcano}.",
    "[Other scientists] <questioned> {the method}.",
    "{The comet will return in 2061}, <according to> [the observatory].",
    "[Marine biologists] <warn> {that the reef may not recover}.",
    "[The authors] <acknowledge> {that the sample was small}.",
    "[She] <hopes> {to repeat the experiment in space}.",
    "[The panel] <recommended> {a ban on the pesticide}.",
    "[Engineers] <are confident> {that the telescope can be repaired}.",
    "[The journal] <reported> {that the data had been altered}.",
    "There is growing <concern> {that the virus has reached the seals}.",
]

SPORTS = [
    "{“I gave everything,”} [the striker] <said> after the match.",
    "[The coach] <insisted> {his captain would stay}.",
    "[Fans] <accused> {the referee of losing control}.",
    "[He] <praised> {his goalkeeper for two late saves}.",
    "[The federation] <confirmed> {that the final would be played in Lisbon}.",
    "[The club] <denied> {that it had approached the player}.",
    "[Moreau] <thinks> {the team can win the title}.",
    "[The sprinter] <refused> {to speak to reporters}.",
    "[The champion] <thanked> {her family for their support}.",
    "{“We were lucky,”} [Petrova] <conceded>, {“and we know it.”}",
    "[Organisers] <said> {the race would start an hour later because of the heat}.",
    "[The manager] <criticised> {his players for a lack of courage}.",
    "[The skipper] <called> {the defeat “a disgrace”}.",
    "[Neither captain] <complained about> {the pitch}.",
]

HEADLINES = [
    "[Minister] <denies> {plan to sell railway}\n\nThe railway was built in 1911.",
    "[Lindgren] <praises> {Norwegian rescue teams}\n\nThe storm lasted three days.",
    "[Court] <rejects> {appeal by mining firm}\n\nThe mine closed in May.",
]

PARAGRAPHS = [
    "[The mayor] <said>: {“The river is rising. Leave your homes now.”}",
    "{“We waited all night.}\n\n{“Nobody came,”} [Ms Haddad] <said>.",
    "[He] <said> {the plan was dead}.",
    "{“Stay calm,”} [the pilot] <said>. {“Help is coming.”}",
]

HARDER = [
    "{Two ships sank off Crete}, <as reported by> [the harbour authority].",
    "<As per> [the trade ministry], {exports fell for a third month}.",
    "{[The bishop]2 <said>2 {the church would pay}2}1, <according to>1 [his office]1.",
    "[The unions]12 <criticised>1 {the reform}1 and <called for>2 {a referendum}2.",
    "[The prosecutor] <did not say> {whether the minister would be charged}.",
    "[They] <never admitted> {that the samples had been mixed up}.",
    "[Malaysia’s] <demand for> {an apology} went unanswered.",
    "Reporters heard <complaints> from [the crews] {that the harbour was unsafe}.",
    "[The bank] <thinks> {that rents will fall and that wages will rise}.",
    "[The senator], who was born in Oslo, <dismissed> {the idea as a fantasy}.",
    "[Nobody at the company] <believes> {the strike will last}.",
    "[The bishop’s] <denial of> {the affair} surprised his critics.",
]

ALL = [*FOREIGN, *BUSINESS, *SCIENCE, *SPORTS, *HEADLINES, *PARAGRAPHS, *HARDER]
