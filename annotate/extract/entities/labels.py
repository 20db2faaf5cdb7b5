"""Labels that the rules know, and their kinds."""

PERSON = "PERSON"
ORG = "ORG"
FAC = "FAC"
GPE = "GPE"
LOC = "LOC"
NORP = "NORP"

NAMES = frozenset({PERSON, ORG, FAC, GPE, LOC, NORP})
"""Labels of names: the rules move their borders, change them and add more of them."""

STANDARD = NAMES | {
    *("PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE"),
    *("DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL"),
}
"""The labels of spaCy's English pipelines."""

NAMELIKE = NAMES | {"PRODUCT", "EVENT", "WORK_OF_ART", "LAW"}
"""Labels that a rule may replace by a name; dates, numbers and languages are not among them."""
