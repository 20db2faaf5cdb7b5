"""Speech without a verb of saying, and unusual cues, with all claims inline (see `claim_notation`).

Both halves were marked before any extractor had been run on them. The rules were written with the
failures of the development half in view; of the confirmation half only the numbers were looked at.
"""

Passages = dict[str, list[str]]
"""Passages by kind."""

DEVELOPMENT: Passages = {
    "interview": [
        "Q: When did you start to paint?\n[A]1<:>1 {After the war. There was nothing else to do.}1"
        "\nQ: Do you sell?\n[A]2<:>2 {Hardly ever.}2",
        "Interviewer: Is the record in danger?\n[Sofie Lange]1<:>1 {It fell in training. Twice.}1\n"
        "Interviewer: And your knee?\n[Sofie Lange]2<:>2 {My knee is fine.}2",
        "Q. What is in the vault?\n[A]1<.>1 {Seeds, nothing but seeds.}1\nQ. For whom?\n[A]2<.>2 "
        "{For whoever comes after us.}2",
        "Q: Will it rain on Sunday?\n\n[A]1<:>1 {Yes, from noon on.\n\nIt will clear by night.}1\n"
        "\nQ: And Monday?\n\n[A]2<:>2 {Sunshine.}2",
    ],
    "transcript": [
        "[TOLAN]1<:>1 {The mill will close in spring.}1\n[BRANDT]2<:>2 {Then forty people will "
        "lose their jobs.}2\n[TOLAN]3<:>3 {We know that.}3",
        "00:12 [Mira Okoro]1<:>1 {The reef is whiter than last year.}1\n00:31 [Jan Pell]2<:>2 {We "
        "count every week now.}2",
        "[THE COURT]1<:>1 {Sit down, Mr Vane.}1\n\n[MR VANE]2<:>2 {I would rather stand, your "
        "honour.}2\n\n[THE COURT]3<:>3 {Sit down.}3",
    ],
    "signature": [
        "{“You cannot rush bread.”}\n<–> [Nils Aker, baker]",
        "<From> [R. Tandy]<:> {Your report on the bridge left out the toll. It doubled in a year.}",
        "{“Two hours of pure boredom.”} <—> [Evening Echo]",
        "By Hana Kuroda\n\n[The council] <said> {the pool would stay shut}. It opened in 1931.",
        "[Rosa Lindt, skipper]<:> {“We lost the mast in the dark.”}",
    ],
    "list": [
        "[The coach] <said>:\n- {Training starts at six.}\n- {Nobody is late.}",
        "[Ms Oyelaran] <said>:\n\n{The jury was tired. It had sat for nine days without a break.}",
        "[The report] <recommends>:\n* {a new sea wall}\n* {higher bridges}",
        "On its website [the brand] <wrote>:\n\n{“We have stopped using fur. We will not go "
        "back.”}",
    ],
    "short quotation": [
        "{“Enough!”} <barked> [the referee].",
        "{“Nonsense,”} <laughed> [the mayor]. She had heard the rumour before.",
        "{“Who knows?”} <said> [the locksmith].",
        "Would she run again? {“Perhaps,”} <said> [Mbeki].",
        "[The widow] <shook her head>: {“Not a word.”}",
    ],
    "interrupted": [
        "{“The roof”} – she pointed at the rafters – {“has two winters left,”} <said> [Alma Reis, "
        "the warden].",
        "{“It was close,”} <said> [Ilves, the coach]. {“The keeper”} – he nodded at the bench – "
        "{“saved us.”}",
        "{“These cells”} — he zoomed in on the screen — {“should be dead,”} [Dr Okafor] <said>.",
        "{“In silk,”} <said> [the dressmaker], pins between her lips, {“nothing hides.”}",
    ],
    "phrase": [
        "[The organisers] <have pencilled in> {June 12 for the rematch}.",
        "[The driver] <pleaded guilty to> {leaving the scene}.",
        "[The gardener] <swears by> {vinegar against the frost}.",
        "[The minister] <kept quiet about> {the cost of the opera house}.",
        "[Shopkeepers] <are resigned to> {another year of roadworks}.",
        "[The federation] <threw its weight behind> {the bid from Oslo}.",
        "[Traders] <are betting on> {a rate cut in June}.",
        "[The fans] <took a dim view of> {the new kit}.",
        "[The airline] <came clean about> {the lost bags}.",
        "[Reviewers] <were full of praise for> {the young cellist}.",
    ],
    "two cues": [
        "[The carmaker]12 <said>1 {it expects fewer orders}1, and <blamed>2 {the strong franc}2.",
        "[The observatory]12 <said>1 {it expects a bright comet}1 and <advised>2 {schools to watch "
        "after dark}2.",
        "[The theatre]12 <announced>1 {a shorter season}1, <citing>2 {rising costs}2.",
        "[The striker]12 <rejected>1 {the offer}1, and <hinted>2 {that he would go abroad}2.",
    ],
    "relative clause": [
        "[Athens]1 <demands>1 {a new border}1, {a position}2 that [Ankara]2 <finds>2 "
        "{unacceptable}2.",
        "The witness gave {an answer} that [the judge] <found> {hard to believe}.",
        "It is {a style} which [many editors] <deem> {vulgar}.",
        "They cut down {the lime tree}, which [the neighbours] <called> {a crime}.",
    ],
    "capitals": [
        "[MINISTER] <SLAMS> {RAIL CHIEFS}\n\nNo train ran for three days.",
        "[ROVERS] <WANT> {NEW STADIUM BY 2030}\n\nThe old one holds nine thousand.",
        "{STORM WILL REACH COAST BY DAWN}, <SAYS> [WEATHER OFFICE]\n\nThe ferries are tied up.",
        "[STUDY] <FINDS> {BEES CAN COUNT}\n\nIt took three summers.",
    ],
    "inverted": [
        "{Missing painting found in attic}, [police] <say>.",
        "{Ice too thin for skating}, <warns> [council].",
        "{Strike off after late deal}, [union] <confirms>.",
    ],
}

CONFIRMATION: Passages = {
    "interview": [
        "Q: What went wrong in the second half?\n[A]1<:>1 {We stopped running. It is that simple.}1"
        "\nQ: Will you resign?\n[A]2<:>2 {No. I will be here on Monday.}2",
        "Question: How old is the skull?\n[Answer]1<:>1 {About 40,000 years.}1\nQuestion: Who "
        "found it?\n[Answer]2<:>2 {A boy on his way to school.}2",
        "Herald: You grew up by the sea. Did that shape the book?\n[Ines Marlow]1<:>1 {It shaped "
        "everything. I still hear it at night.}1\nHerald: And the next one?\n[Ines Marlow]2<:>2 "
        "{The next one is set in a desert.}2",
        "Q. Did you see the defendant that night?\n[A]1<.>1 {I saw him by the gate.}1\nQ. Are you "
        "sure?\n[A]2<.>2 {I am quite sure.}2",
    ],
    "transcript": [
        "[JUDGE HALE]1<:>1 {The witness may sit down.}1\n\n[MR COLE]2<:>2 {Thank you. I have no "
        "more questions.}2\n\n[JUDGE HALE]3<:>3 {Then we rise until Monday.}3",
        "(00:41) [Priya Nand]1<:>1 {The front moves in from the west tonight.}1\n(00:52) [Tom "
        "Aske]2<:>2 {Expect gusts of ninety on the coast.}2",
        "[PRESENTER]1<:>1 {Good evening from the quay.}1\n[GUEST]2<:>2 {It smells of tar and "
        "herring here.}2\n[PRESENTER]3<:>3 {It always has.}3",
    ],
    "signature": [
        "{“A garden is never finished.”}\n<—> [Ottilie Brand, landscape architect]",
        "<From> [Agnes Holm]<:> {The clock on the square has stood still since March. Nobody seems "
        "to care.}",
        "{“The best thing on any stage this year.”} <–> [The Harbour Post]",
        "By Lena Sorby\n\nThe harbour froze on Sunday. {Ferries will not sail before Thursday}, "
        "[the port] <said>.",
        "[Maud Ferrer, tailor]<:> {“Nobody mends a coat any more.”}",
    ],
    "list": [
        "[The union] <said>:\n- {Pay must rise by six percent.}\n- {Night shifts must end at "
        "four.}",
        "[Coach Ilves] <said>:\n\n{We were slow, we were late and we were lucky. That cannot "
        "happen twice.}",
        "[The inspectors] <found>:\n• {two blocked fire exits}\n• {a cracked boiler}\n• {no "
        "working alarm}",
        "In a statement, [the bank] <wrote>:\n\n{“Our branches stay open. Nobody will lose a "
        "job.”}",
    ],
    "short quotation": [
        "{“Rubbish!”} <snapped> [Judge Orme].",
        "{“Gone,”} <sighed> [the baker]. The oven had been sold that morning.",
        "{“Why us?”} <asked> [the goalkeeper].",
        "Was it a penalty? {“Never,”} <said> [Duarte].",
        "[The designer] <shrugged>: {“Black is back.”}",
    ],
    "interrupted": [
        "{“This sleeve”} – he lifted it to the light – {“took nine days,”} <said> [Corven, the "
        "cutter].",
        "{“I never,”} [the witness] <said>, her hands shaking, {“saw that man before.”}",
        "{“Our best chance”} – Moreno tapped the map – {“is the north face,”} [he] <said>.",
        "{“If the ice holds,”} <said> [Dr Aune], pulling on her gloves, {“we drill at dawn.”}",
    ],
    "phrase": [
        "[The fashion house] <has pencilled in> {a second show for March}.",
        "[Both brothers] <pleaded not guilty to> {the theft of the violin}.",
        "[The sprinter] <swears by> {cold baths and beetroot}.",
        "[The curator] <made no secret of> {her dislike for the new wing}.",
        "[Forecasters] <are bracing for> {the wettest week since 1987}.",
        "[The club] <poured cold water on> {talk of a new stadium}.",
        "[Farmers] <are pinning their hopes on> {a late thaw}.",
        "[The defence] <took issue with> {the expert’s figures}.",
        "[The chairman] <owned up to> {three bad signings}.",
        "[Critics] <were lukewarm about> {the second act}.",
    ],
    "two cues": [
        "[The airline]12 <said>1 {it expects a loss for the year}1, and <blamed>2 {the price of "
        "fuel}2.",
        "[The weather service]12 <said>1 {it expects floods along the Var}1 and <urged>2 {drivers "
        "to stay at home}2.",
        "[The brewer]12 <reported>1 {flat sales}1, <blaming>2 {a cold summer}2.",
        "[Petrov’s lawyer]12 <denied>1 {any contact with the jury}1, and <accused>2 {the paper of "
        "bad faith}2.",
    ],
    "relative clause": [
        "[The league]1 <wants>1 {a shorter season}1, {a plan}2 that [the clubs]2 <find>2 "
        "{absurd}2.",
        "The museum was offered {a sum} which [its director] <considered> {insulting}.",
        "It is {a rule} that [most judges] <regard as> {outdated}.",
        "He sold {the estate}, which [his sister] <called> {a betrayal}.",
    ],
    "capitals": [
        "[MAYOR] <BLAMES> {STORM FOR FLOODED TUNNEL}\n\nThe tunnel was closed for two days.",
        "[UNITED] <DENY> {APPROACH FOR STRIKER}\n\nThe window shuts at midnight.",
        "{COMET WILL MISS EARTH}, <SAY> [ASTRONOMERS]\n\nIt was first seen in May.",
        "[JUDGE] <REJECTS> {BAIL PLEA}\n\nThe hearing lasted an hour.",
    ],
    "inverted": [
        "{Body in canal was a mannequin}, [police] <confirm>.",
        "{More snow on the way}, <warn> [forecasters].",
        "{Autumn colours to last into November}, [growers] <say>.",
    ],
}
