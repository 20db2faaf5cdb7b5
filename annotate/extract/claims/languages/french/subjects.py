"""Who says it in French: a subject before its verb, behind it, or of the verb above."""

from __future__ import annotations

from annotate.extract.claims.candidates.sources import Source, phrase
from annotate.extract.claims.languages.french.relations import CLITIC
from annotate.extract.claims.languages.french.verb_groups import VerbGroup
from annotate.extract.claims.parse.quotations import MARKS
from annotate.extract.claims.parse.syntax import Syntax
from annotate.extract.claims.parse.word_ranges import Ranges, trimmed

_SUBJECTS = ("nsubj", "nsubjpass")
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
_PHRASE = frozenset(("DET", "ADJ", "ADV", "X")) | _NOMINAL
_STOPS = frozenset((".", "!", "?", ";", ":", ",", "…", "–", "—")) | MARKS
_RELATIVE = frozenset(("qui", "lequel", "laquelle", "lesquels", "lesquelles"))
_NOBODY = frozenset(("que", "qu'", "qui", "dont", "où", "ce", "c'", "cela", "ça"))
_TO = frozenset(("à", "au", "aux", "devant", "auprès", "sur", "dans"))
_MOST_HOPS = 4
"""Most heads above a verb at which its subject is looked for; chosen by hand."""

NOBODY: Source = ((), "none")
"""No source."""


def source_before(tree: Syntax, group: VerbGroup) -> Source:
    """The subject of a verb in the usual order, else of the verb that it goes with."""
    verb = group.verb
    for index in (verb, *_helpers(tree, verb)):
        if tree.child(index, "expl:subj") is not None:
            return NOBODY
    subject = _subject(tree, verb, group)
    if subject is not None and _is_impersonal(tree, verb, subject):
        return NOBODY
    if subject is not None and tree.lower[subject] in _RELATIVE:
        return _antecedent(tree, verb), "relative"
    if subject is not None:
        limits = (0, group.start) if subject < verb else (group.end, len(tree))
        return phrase(tree, subject, limits), "subject"
    if (
        not group.is_parsed
        or tree.head[verb] == verb
        or tree.dep[verb] in ("ccomp", "advcl", "dep")
    ):
        return _words_before(tree, group), "words"
    return _above(tree, group)


def _helpers(tree: Syntax, verb: int) -> list[int]:
    return [c for c in tree.children[verb] if tree.dep[c] in ("aux", "auxpass", "cop")]


def _subject(tree: Syntax, verb: int, group: VerbGroup) -> int | None:
    """The subject that the parser found, unless it is a clitic of the group."""
    for index in (verb, *_helpers(tree, verb)):
        for child in tree.children[index]:
            if tree.dep[child] in _SUBJECTS and not group.start <= child < group.end:
                return child
    return None


def _is_impersonal(tree: Syntax, verb: int, subject: int) -> bool:
    """Return whether a subject is the “il” of “il est dit que”."""
    return tree.lower[subject] == "il" and tree.child(verb, "auxpass") is not None


def _antecedent(tree: Syntax, verb: int) -> Ranges:
    """The noun before “qui”, without the clause."""
    noun = tree.head[verb]
    if tree.dep[verb] != "relcl":
        return ()
    return phrase(tree, noun, (0, tree.left[verb]))


def _above(tree: Syntax, group: VerbGroup) -> Source:
    """The subject of the verb above: “tient à rappeler”, “… et promet”."""
    index = group.verb
    for _ in range(_MOST_HOPS):
        if tree.dep[index] not in ("conj", "xcomp", "parataxis"):
            break
        index = tree.head[index]
        subject = tree.child(index, *_SUBJECTS)
        if subject is not None and subject < group.start:
            if tree.lower[subject] in _RELATIVE:
                return _antecedent(tree, index), "conj"
            return phrase(tree, subject, (0, index)), "conj"
    return _words_before(tree, group), "words"


def _words_before(tree: Syntax, group: VerbGroup) -> Ranges:
    """The noun phrase that ends right before a group, where the parser lost the subject."""
    start = group.start
    first = tree.sentence[group.start]
    while start > first and tree.pos[start - 1] in _PHRASE | {"ADP"}:
        if tree.text[start - 1] in _STOPS or tree.lower[start - 1] in _NOBODY:
            break
        start -= 1
    words = range(start, group.start)
    if not any(tree.pos[i] in _NOMINAL for i in words) or (words and tree.pos[start] == "ADP"):
        return ()
    return trimmed(tree, ((start, group.start),))


def source_behind(tree: Syntax, group: VerbGroup) -> Ranges:
    """The subject behind a verb, in “…”, dit X."""
    if group.clitic is not None:
        return ((group.clitic, group.clitic + 1),)
    return noun_phrase(tree, _behind_circumstances(tree, group.end))


def _behind_circumstances(tree: Syntax, start: int) -> int:
    """The place behind “à la presse” or “, épuisé,” where either stands before a subject."""
    if start + 1 >= len(tree):
        return start
    if tree.lower[start] in _TO:
        return max(start, _end_of_phrase(tree, start + 1))
    if tree.text[start] == "," and tree.pos[start + 1] in ("ADJ", "VERB"):
        second = next((i for i in range(start + 2, len(tree)) if tree.text[i] in _STOPS), start)
        return second + 1 if tree.text[second] == "," else start
    return start


def noun_phrase(tree: Syntax, start: int) -> Ranges:
    """The noun phrase that begins at a word; nothing where none does."""
    end = _end_of_phrase(tree, start)
    return trimmed(tree, ((start, end),)) if start < end else ()


def _end_of_phrase(tree: Syntax, start: int) -> int:
    """One past the noun phrase that begins at a word, with its appositions and clauses."""
    head = start
    if start < len(tree) and tree.pos[start] == "ADP":
        return start
    while head < len(tree) and tree.pos[head] not in _NOMINAL:
        if tree.text[head] in _STOPS or tree.pos[head] in ("VERB", "AUX", "SCONJ", "SPACE"):
            return start
        head += 1
    if head >= len(tree) or tree.lower[head] in _NOBODY or tree.tag[head] == CLITIC:
        return start
    limit = max(tree.right[head], head + 1)
    end = head + 1
    while end < limit and not _ends_phrase(tree, head, end):
        end += 1
    return end


def _ends_phrase(tree: Syntax, head: int, index: int) -> bool:
    """Return whether a mark in the subtree of a noun ends its phrase all the same."""
    if tree.text[index] == ",":
        after = index + 1
        return not (
            after < tree.right[head]
            and any(tree.left[c] <= after < tree.right[c] for c in _additions(tree, head))
        )
    return tree.text[index] in _STOPS or "\n" in tree.text[index]


def _additions(tree: Syntax, head: int) -> list[int]:
    """The appositions, relative clauses and other heads of a noun."""
    return [c for c in tree.children[head] if tree.dep[c] in ("appos", "relcl", "conj", "acl")]
