"""The parse of a French pipeline in the names that the rules know."""

from __future__ import annotations

from dataclasses import replace

from spacy.attrs import MORPH, ORTH
from spacy.tokens import Doc

from annotate.extract.claims.parse.quotations import MARKS
from annotate.extract.claims.parse.syntax import Syntax, read_syntax, with_heads
from annotate.extract.token_columns import names

_RELATIONS = {
    "nsubj:pass": "nsubjpass",
    "obj": "dobj",
    "aux:tense": "aux",
    "aux:caus": "aux",
    "aux:pass": "auxpass",
    "acl:relcl": "relcl",
    "expl:comp": "prt",
    "expl:pass": "prt",
}
"""Relations of Universal Dependencies, and what spaCy's English pipelines call them."""

_TAGS = (
    ("VerbForm=Inf", "VB"),
    ("Tense=Past|VerbForm=Part", "VBN"),
    ("Tense=Pres|VerbForm=Part", "VBG"),
    ("Tense=Past|VerbForm=Fin", "VBD"),
    ("Tense=Imp|VerbForm=Fin", "VBD"),
    ("VerbForm=Fin", "VBP"),
)
"""What the features of a verb have, and the tag of a like form in English."""

NEGATIONS = frozenset(("ne", "n'", "pas", "jamais", "rien", "guère", "aucunement", "nullement"))
"""Words that negate a verb."""

_CLITICS = frozenset(("il", "elle", "on", "ils", "elles", "je", "tu", "nous", "vous", "ce"))
CLITIC = "CLITIC"
"""The tag of a subject behind its verb: the “il” of “dit-il”."""


def read_french(doc: Doc) -> Syntax:
    """Read a parsed doc: plain apostrophes, and subjects behind their verbs without the hyphen."""
    tree = read_syntax(doc)
    features, _ = names(doc, [MORPH, ORTH])
    lower = [word.replace("’", "'") for word in tree.lower]
    start, tag, pos, dep = list(tree.start), list(tree.tag), list(tree.pos), list(tree.dep)
    for index, word in enumerate(lower):
        dep[index] = "neg" if word in NEGATIONS else _RELATIONS.get(dep[index], dep[index])
        tag[index] = next((name for part, name in _TAGS if part in features[index]), tag[index])
        if tree.text[index] in MARKS:
            pos[index] = "PUNCT"
        elif word == "-t":
            pos[index] = dep[index] = "PUNCT"
        elif word.startswith("-") and word[1:] in _CLITICS:
            start[index] += 1
            lower[index], tag[index], pos[index], dep[index] = word[1:], CLITIC, "PRON", "nsubj"
    text = [word[1:] if tag[i] == CLITIC else word for i, word in enumerate(tree.text)]
    return _with_shared_subjects(
        replace(tree, text=text, start=start, lower=lower, tag=tag, pos=pos, dep=dep)
    )


def _with_shared_subjects(tree: Syntax) -> Syntax:
    """The parse where “regrette” in “dit avoir averti … et regrette” goes with “dit”."""
    heads: dict[int, int] = {}
    for verb, relation in enumerate(tree.dep):
        infinitive = tree.head[verb]
        if relation != "conj" or tree.dep[infinitive] != "xcomp" or not _is_finite(tree, verb):
            continue
        if not _is_finite(tree, infinitive):
            heads[verb] = tree.head[infinitive]
    return with_heads(tree, heads) if heads else tree


def _is_finite(tree: Syntax, verb: int) -> bool:
    words = [verb, *(c for c in tree.children[verb] if tree.dep[c] in ("aux", "auxpass", "cop"))]
    return any(tree.tag[index] in ("VBD", "VBP") for index in words)
