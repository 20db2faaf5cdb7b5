"""Groups of a French verb: “ne l'a pas encore dit”, “a-t-il dit”, “s'est dite”."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from annotate.extract.claims.candidates.lexicon import ContentFrame, CueEntry, Lexicon
from annotate.extract.claims.languages.french.relations import CLITIC, NEGATIONS
from annotate.extract.claims.languages.french.verb_forms import lemmas_by_form, with_agreement
from annotate.extract.claims.parse.quotations import Quotations
from annotate.extract.claims.parse.syntax import Syntax
from annotate.extract.claims.parse.word_ranges import Range, Ranges, merged

_AUXILIARIES = frozenset(
    (
        *("a", "ont", "avait", "avaient", "aura", "auront", "aurait", "auraient", "ait"),
        *("eut", "ayant", "est", "sont", "était", "étaient", "sera", "seront", "serait"),
        *("seraient", "fut", "furent", "étant", "été"),
    )
)
"""Third persons of “avoir” and “être”."""

_REFLEXIVE = frozenset(("se", "s'"))
_OBJECTS = frozenset(("l'", "le", "la", "les", "lui", "leur", "en", "y", "m'", "nous", "vous"))
_LINKS = frozenset(("à", "de", "d'"))
_AFTER_NOUNS = frozenset(("NOUN", "PROPN", "PRON", "NUM", "X"))
_SUBJECTS = frozenset(("il", "elle", "on", "ils", "elles"))
_THAT = frozenset(("que", "qu'"))
_BEGINS_PHRASE = frozenset(("DET", "PROPN", "NOUN", "PRON", "NUM"))
_FINITE = frozenset(("VBD", "VBP"))
_UNKNOWN = CueEntry("", "unknown", 3, frozenset((ContentFrame.QUOTE,)), frozenset())
"""The entry of a verb that the lexicon lacks, where it stands behind speech and before a name."""


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A verb that is a cue, with the words around it that belong to it."""

    verb: int
    """The verb."""
    start: int
    """The first word of the group."""
    end: int
    """One past its last word."""
    clitic: int | None
    """The subject behind its verb, if there is one."""
    cue: Ranges
    """The verb, its auxiliary, its negation and “se”."""
    entry: CueEntry
    """The verb in the lexicon."""
    is_parsed: bool
    """Whether the parser took it for a verb as well, so that its relations can be trusted."""


def verb_groups(tree: Syntax, quotations: Quotations, lexicon: Lexicon) -> Iterator[VerbGroup]:
    """The group of each verb outside of quotations that is a cue."""
    forms = _forms(lexicon)
    adjectives = with_agreement(lexicon.adjectives)
    for index, word in enumerate(tree.lower):
        if quotations.at[index] >= 0 or not tree.is_readable(index):
            continue
        # The pipeline's lemma serves where the lexicon has no form: a cue of a library's own.
        group = _group(tree, lexicon, index, forms.get(word, tree.lemma[index]))
        if group is None:
            group = group_at(tree, index, _UNKNOWN)
            if not _follows_speech(tree, quotations, group):
                continue
        if _is_verb(tree, quotations, group) and not _says_what_it_is(tree, adjectives, group):
            yield group


def _follows_speech(tree: Syntax, quotations: Quotations, group: VerbGroup) -> bool:
    """Return whether a verb of no lexicon stands where one of saying does: “…”, sourit X."""
    comma = group.start - 1
    if comma < 1 or tree.text[comma] != "," or quotations.ending_at(comma) is None:
        return False
    has_helper = tree.lower[group.start] in _AUXILIARIES
    return group.is_parsed and (tree.tag[group.verb] in _FINITE or has_helper)


def verb_lemma(lexicon: Lexicon, word: str) -> str:
    """The lemma of a form of a verb of the lexicon, or of the first word of an expression."""
    return _forms(lexicon).get(word, "")


def group_at(tree: Syntax, word: int, entry: CueEntry, *, start: int | None = None) -> VerbGroup:
    """The group around a verb or adjective; from a start on, where it is known."""
    before, end = extent_around(tree, word)
    start = before if start is None else start
    own = [index for index in range(start, end) if not _is_pronoun(tree, index)]
    clitics = [index for index in range(start, end) if tree.tag[index] == CLITIC]
    return VerbGroup(
        word, start, end, clitics[0] if clitics else None, merged((i, i + 1) for i in own), entry,
        tree.pos[word] in ("VERB", "AUX"),
    )  # fmt: skip


def extent_around(tree: Syntax, word: int) -> Range:
    """The auxiliary, the negation, “se” and the pronouns around a word, and the word."""
    start, end = word, word + 1
    while start > 0 and _belongs(tree, start - 1):
        start -= 1
    while start < word and tree.pos[start] == "ADV" and tree.lower[start] not in NEGATIONS:
        start += 1
    while end < len(tree) and _follows(tree, end):
        end += 1
    return start, end


def _forms(lexicon: Lexicon) -> dict[str, str]:
    lemmas = frozenset(lexicon.verbs) | frozenset(lexicon.expressions) | lexicon.chain_verbs
    return lemmas_by_form(lemmas, frozenset(lexicon.irregular.items()))


def _group(tree: Syntax, lexicon: Lexicon, verb: int, lemma: str) -> VerbGroup | None:
    """The group of a verb; None where it is no cue without “se” or the verb before it."""
    start, end = extent_around(tree, verb)
    joined = f"{_forms(lexicon).get(tree.lower[verb - 1])}_{lemma}" if verb else ""
    if joined in lexicon.verbs:
        start = extent_around(tree, verb - 1)[0]
    else:
        start = _start_of_chain(tree, lexicon, start, verb)
    is_reflexive = any(tree.lower[index] in _REFLEXIVE for index in range(start, end))
    names = [joined, f"se_{lemma}" if is_reflexive else "", lemma]
    entry = next((lexicon.verbs[name] for name in names if name in lexicon.verbs), None)
    return None if entry is None else group_at(tree, verb, entry, start=start)


def _start_of_chain(tree: Syntax, lexicon: Lexicon, start: int, verb: int) -> int:
    """The start of the verb that an infinitive continues: “tient à rappeler”."""
    before = start - 1
    if before > 0 and tree.lower[before] in _LINKS:
        before -= 1
    is_infinitive = tree.lower[verb].endswith(("er", "ir", "re"))
    if before < 0 or not is_infinitive or start < verb:
        return start
    lemma = _forms(lexicon).get(tree.lower[before])
    return extent_around(tree, before)[0] if lemma in lexicon.chain_verbs else start


def _belongs(tree: Syntax, index: int) -> bool:
    """Return whether a word before a verb belongs to its group."""
    word = tree.lower[index]
    if word in NEGATIONS or word in _REFLEXIVE or word in _AUXILIARIES or word == "-t":
        return True
    if tree.tag[index] == CLITIC or tree.pos[index] == "ADV":
        return True
    return word in _OBJECTS and tree.pos[index] == "PRON"


def _follows(tree: Syntax, index: int) -> bool:
    """Return whether a word behind a verb belongs to its group."""
    return tree.tag[index] == CLITIC or tree.lower[index] == "-t" or tree.lower[index] in NEGATIONS


def _is_pronoun(tree: Syntax, index: int) -> bool:
    """Return whether a word of a group is its subject or object rather than its cue."""
    is_object = tree.lower[index] in _OBJECTS and tree.pos[index] == "PRON"
    return is_object or tree.tag[index] == CLITIC or tree.lower[index] == "-t"


def _is_verb(tree: Syntax, quotations: Quotations, group: VerbGroup) -> bool:
    """Return whether a form of a verb is one here: “juge”, “dément” and “note” may be others.

    Where the parser takes it for something else, the words around it have to speak for a verb.
    """
    if group.is_parsed:
        return True
    before, end = group.start - 1, group.end
    if group.start < group.verb or group.clitic is not None:
        return tree.lower[group.start] not in _THAT
    if before < 0 or end >= len(tree):
        return False
    is_quoted = quotations.ending_at(group.start) or quotations.ending_at(before)
    if is_quoted and (tree.pos[end] in _BEGINS_PHRASE or tree.text[end] == ","):
        return True
    is_subject = tree.pos[before] in _AFTER_NOUNS or tree.lower[before] in _SUBJECTS
    if not is_subject or tree.lower[before] in _THAT:
        return False
    return tree.lower[end] in _THAT or not _has_verb(tree, quotations, group)


def _has_verb(tree: Syntax, quotations: Quotations, group: VerbGroup) -> bool:
    """Return whether the sentence of a word has a verb beside it."""
    first = tree.sentence[group.verb]
    words = range(first, tree.sentence_end[first])
    return any(tree.pos[i] in ("VERB", "AUX") and quotations.at[i] < 0 for i in words)


def _says_what_it_is(tree: Syntax, adjectives: dict[str, str], group: VerbGroup) -> bool:
    """Return whether a verb of saying only joins an adjective of attitude: “se dit convaincu”."""
    is_reflexive = any(tree.lower[i] in _REFLEXIVE for i in range(group.start, group.end))
    return is_reflexive and group.end < len(tree) and tree.lower[group.end] in adjectives
