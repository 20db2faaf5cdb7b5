"""Adjectives of attitude, nominal cues, expressions: “se dit convaincu que”, “l'aveu que”."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from annotate.extract.claims.candidates.candidate import Candidate
from annotate.extract.claims.candidates.lexicon import ContentFrame, CueEntry, Lexicon
from annotate.extract.claims.candidates.rule_family import Family
from annotate.extract.claims.languages.french.clauses import (
    Reading,
    about,
    infinitives,
    that_clauses,
)
from annotate.extract.claims.languages.french.inserted import begins_with_verb
from annotate.extract.claims.languages.french.sentences import sentence_end
from annotate.extract.claims.languages.french.subjects import (
    NOBODY,
    noun_phrase,
    source_before,
)
from annotate.extract.claims.languages.french.verb_forms import (
    lemmas_by_form,
    with_agreement,
)
from annotate.extract.claims.languages.french.verb_groups import (
    VerbGroup,
    extent_around,
    group_at,
    verb_lemma,
)
from annotate.extract.claims.parse.quotations import Quotations
from annotate.extract.claims.parse.syntax import Syntax
from annotate.extract.claims.parse.word_ranges import Ranges, merged, trimmed, without

_SEEMING = lemmas_by_form(
    frozenset(("déclarer", "montrer", "juger", "estimer", "avouer", "dire")),
    frozenset((("dire", "dit disent dit dirent dit"),)),
)
"""Forms of the verbs of “se dit convaincu”."""

_POSSESSIVE = frozenset(("son", "sa", "leur"))
_THAT = frozenset(("que", "qu'", "selon"))
_OF = frozenset(("de", "d'", "du", "des"))
_WHICH = frozenset(("laquelle", "lequel", "lesquelles", "lesquels"))
_ACCORDING = "selon"


def candidates(tree: Syntax, quotations: Quotations, lexicon: Lexicon) -> Iterator[Candidate]:
    """Every reading of every adjective, noun and expression that may be a cue."""
    adjectives = with_agreement(lexicon.adjectives)
    for index, word in enumerate(tree.lower):
        if quotations.at[index] >= 0 or not tree.is_readable(index):
            continue
        if word in adjectives:
            entry = lexicon.adjectives[adjectives[word]]
            yield from _of_adjective(tree, quotations, index, entry)
        elif tree.pos[index] == "NOUN":
            noun = lexicon.nouns.get(tree.lemma[index]) or lexicon.nouns.get(word)
            if noun is not None:
                yield from _of_noun(tree, quotations, index, noun)
        elif verb_lemma(lexicon, word) in lexicon.expressions:
            yield from _of_expression(tree, quotations, lexicon, index)


def _of_adjective(
    tree: Syntax, quotations: Quotations, adjective: int, entry: CueEntry
) -> Iterator[Candidate]:
    """“X est convaincu que …”, “X se dit prêt à …”."""
    group = _attitude_group(tree, adjective, entry)
    source, manner = source_before(tree, group) if group is not None else NOBODY
    if group is None or not source:
        return
    readings = chain(
        that_clauses(tree, quotations, adjective, adjective + 1),
        infinitives(tree, adjective, adjective + 1),
        about(tree, adjective, adjective + 1, entry.prepositions),
    )
    for _, words, content, relation in readings:
        cue = merged([*group.cue, *words])
        yield Candidate(Family.ADJECTIVE, adjective, entry, cue, content, source, relation, manner)
        return


def _attitude_group(tree: Syntax, adjective: int, entry: CueEntry) -> VerbGroup | None:
    """An adjective with its “est” or “se dit”; None without either."""
    group = group_at(tree, adjective, entry)
    if group.start < adjective:
        return group
    if adjective and tree.lower[adjective - 1] in _SEEMING:
        return group_at(tree, adjective, entry, start=extent_around(tree, adjective - 1)[0])
    return None


def _of_noun(
    tree: Syntax, quotations: Quotations, noun: int, entry: CueEntry
) -> Iterator[Candidate]:
    """“L'aveu de X que …”, “la thèse de X selon laquelle …”, “la promesse de X de …”."""
    owner = _owner(tree, noun)
    least = owner[-1][1] if owner else noun + 1
    content = _which_clause(tree, quotations, least)
    if not content:
        clauses: Iterator[Reading] = that_clauses(tree, quotations, noun, least)
        if ContentFrame.INFINITIVE in entry.frames:
            clauses = chain(clauses, infinitives(tree, noun, least))
        content = next((words for _, _, words, _ in clauses), ())
    bare = trimmed(tree, without(content, owner))
    if owner and bare:
        cue = ((noun, noun + 1),)
        yield Candidate(Family.NOUN, noun, entry, cue, bare, owner, "acl", "possessor")


def _owner(tree: Syntax, noun: int) -> Ranges:
    """Whose a nominal cue is: the noun behind “de”, or “son”."""
    after = noun + 1
    if after < len(tree) and tree.lower[after] in _OF:
        owner = noun_phrase(tree, after + 1)
        clause = (
            next((i for i in range(*owner[0]) if tree.lower[i] in _THAT), None) if owner else None
        )
        return owner if clause is None else trimmed(tree, ((owner[0][0], clause),))
    is_own = noun > 0 and tree.lower[noun - 1] in _POSSESSIVE
    return ((noun - 1, noun),) if is_own else ()


def _which_clause(tree: Syntax, quotations: Quotations, start: int) -> Ranges:
    """What follows “selon laquelle”, up to the verb that the noun is the subject of."""
    start += tree.text[start : start + 1] == [","]
    words = tree.lower[start : start + 2]
    if len(words) < 2 or words[0] != _ACCORDING or words[1] not in _WHICH:  # noqa: PLR2004
        return ()
    start += 2
    end = sentence_end(tree, quotations, start)
    commas = (i for i in range(start, end) if tree.text[i] == "," and begins_with_verb(tree, i + 1))
    return trimmed(tree, ((start, next(commas, end)),))


def _of_expression(
    tree: Syntax, quotations: Quotations, lexicon: Lexicon, verb: int
) -> Iterator[Candidate]:
    """“X met en garde contre …”: a verb, its words and what they bring."""
    for expression in lexicon.expressions[verb_lemma(lexicon, tree.lower[verb])]:
        start = extent_around(tree, verb)[1]
        end = start + len(expression.words)
        words = tree.lower[start:end]
        if len(words) < len(expression.words) or not all(
            word in choice for word, choice in zip(words, expression.words, strict=True)
        ):
            continue
        group = group_at(tree, verb, expression.entry)
        source, manner = source_before(tree, group)
        stop = sentence_end(tree, quotations, end)
        brought = noun_phrase(tree, end) or trimmed(tree, ((end, stop),))
        if source and brought:
            cue = merged([*group.cue, (start, end)])
            yield Candidate(
                Family.ABOUT, verb, expression.entry, cue, brought, source, "obl", manner
            )
        return
