"""Sentences to make articles of: `{PERSON}` is a mention, `[s:…]`, `[c:…]`, `[t:…]` claim parts."""

from __future__ import annotations

NAMES: dict[str, tuple[str, ...]] = {
    "PERSON": (
        "Ida Quill", "Tom Farrow", "Nela Brandt-Hughes", "Oskar Lunde", "Pia Marsh", "Ruben Okoro",
        "Farrow", "Quill", "Silvan de Wit", "Greta Holm", "Anselm", "Mirja Tallis",
    ),
    "ORG": (
        "Harbour Board", "Tarn Bank", "Lindow & Sons", "Weir Trust", "Calden Gazette", "Ferrymen",
        "Institute of Tides", "Norwick Rowing Club",
    ),
    "GPE": ("Low Garrick", "Port Ansel", "Calden", "Norwick", "Upper Tarn", "Ferrol"),
    "LOC": ("Garrick Sound", "Tarn Valley", "Mosser Fell", "Long Reach"),
    "FAC": ("Weir Bridge", "Saltmarket", "Old Lock", "Quay Street"),
    "EVENT": ("Lantern Fair", "Spring Regatta"),
    "DATE": ("Tuesday", "last March", "the summer of 1987", "next year"),
    "MONEY": ("90 crowns", "two million crowns"),
    "NORP": ("Calders", "Tarnish"),
    "PRODUCT": ("Heron 40", "Tidewatch"),
}  # fmt: skip
"""Invented names by label."""

MENTIONING = (
    "In {GPE} the news arrived with the evening boat.",
    "For years {ORG} kept the plans in a drawer.",
    "By {DATE} the water had gone down again.",
    "A photograph of {PERSON} still hangs in the hall.",
    "The road from {GPE} to {FAC} was closed all week.",
    "Nobody had asked {PERSON} about the money.",
    "The model of {FAC} stands under glass now.",
    "Snow on {LOC} is late this time.",
    "It cost {MONEY}, and nobody remembers who paid.",
    "After {EVENT} the square was swept twice.",
    "The older {NORP} sat apart and played cards.",
    "Once {PERSON} rowed as far as {LOC} for a bet.",
    "The bell was a gift of {ORG} in better times.",
    "Some swear by {PRODUCT}, others by a wet finger.",
)
"""Sentences with one or two mentions."""

CLAIMING = (
    "[s:{PERSON}] [c:said] [t:the new quay would open before the rains].",
    "[t:“We are late,”] [c:said] [s:{PERSON}], [t:“but we are not lost.”]",
    "[s:The secretary of {ORG}] [c:denied] [t:that the gates had ever been measured].",
    "[c:According to] [s:{PERSON}], [t:the tide tables were copied from an old calendar].",
    "[t:“Nobody drowned, and nobody paid,”] [s:{PERSON}] [c:wrote] in a letter.",
    "[s:{ORG}] [c:hopes] [t:to sell the dredger by autumn].",
)
"""Sentences with one claim."""

PLAIN = (
    "The rest of the meeting was about chairs.",
    "Rain came in from the west and stayed for three days.",
    "Most of the boats are older than the people who sail them.",
    "There is a smell of tar in the lane behind the church.",
    "Children counted the steps and never came to the same number.",
    "A second door was found behind the first, and it was painted shut.",
    "The clock is seven minutes slow, which everybody allows for.",
    "Bread is dearer here than it is across the water.",
    "On some mornings the fog does not lift before noon.",
    "What looks like a wall is a row of barrels.",
    "Two dogs and a goat were the only audience.",
    "The ledger is full of small neat figures in blue ink.",
)
"""Sentences without any."""

HEADINGS = ("What was promised", "The water", "Old figures", "Who pays", "Afterwards", "A list")
