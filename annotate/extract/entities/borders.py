"""Borders: words at the ends of a marked name that are not part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.extract.entities.labels import NAMES, PERSON

if TYPE_CHECKING:
    from annotate.extract.entities.draft import Draft, Mention
    from annotate.extract.entities.lexicon import Lexicon
    from annotate.extract.entities.words import Words

_WRAPPED_LINE = range(40, 121)
"""Lengths, in characters, of a line that a program broke in the middle of a sentence."""

_OPENING = {'"': '"', "”": "“", ")": "("}
_DASHES = frozenset({"-", "--", "–", "—"})


def trim_borders(draft: Draft, lexicon: Lexicon) -> None:
    """Cut line ends, asides, possessives, articles, months, small words and titles off the names.

    A name that has no capital letter at all is dropped.
    """
    for mention in draft.mentions:
        if mention.label in NAMES:
            start, end = _trimmed(draft.words, mention, lexicon)
            if (start, end) != (mention.start, mention.end):
                draft.resize(mention, start, end)


def _trimmed(words: Words, mention: Mention, lexicon: Lexicon) -> tuple[int, int]:
    start, end = _within_line(words, mention.start, mention.end)
    end = _before_aside(words, start, end)
    start = _after_owner(words, _after_small_words(words, start, end, lexicon), end, lexicon)
    end = _before_small_words(words, start, end, lexicon)
    if end - start == 1 and words.lowers[start] in lexicon.suffixes:
        return start, start
    if mention.label == PERSON:
        start = after_title(words, start, end, lexicon)
    return start, end


def _within_line(words: Words, start: int, end: int) -> tuple[int, int]:
    """The part of a range before or after a line end that no name can run over."""
    for index in range(start, end):
        if words.is_space(index) and words.ends_paragraph(index, _WRAPPED_LINE):
            return (start, index) if index > start else (index + 1, end)
    return start, end


def _before_aside(words: Words, start: int, end: int) -> int:
    """The end of a range before a bracket that it does not close or a dash between spaces."""
    for index in range(start + 1, end):
        text = words.texts[index]
        if text == "(" and ")" not in words.texts[index:end]:
            return index
        if text in _DASHES and not words.follows_directly(index):
            return index
    return end


def _after_small_words(words: Words, start: int, end: int, lexicon: Lexicon) -> int:
    """The start of a range after white space, “the” and the name of a month."""
    while start < end and words.is_space(start):
        start += 1
    if end - start > 1 and words.lowers[start] == "the":
        start += words.lowers[start + 1] not in lexicon.kept_articles
    if end - start > 1 and words.lowers[start] in lexicon.months and words.texts[start] != "May":
        start += 1
    return start


def _after_owner(words: Words, start: int, end: int, lexicon: Lexicon) -> int:
    """The start of a range after a country that owns the rest: “China's Communist Party”."""
    for index in range(start + 1, end - 1):
        if words.is_possessive(index) and words.phrase(start, index) in lexicon.countries:
            return index + 1
    return start


def _before_small_words(words: Words, start: int, end: int, lexicon: Lexicon) -> int:
    """The end of a range before white space, possessive endings and words in small letters.

    “Republican party” keeps its last word, because the rest alone would mean the people.
    """
    last = end
    while last > start and _ends_no_name(words, start, last - 1, has_cut=last < end):
        last -= 1
    needs_head = words.phrase(start, last) in lexicon.nationalities
    if needs_head and words.lowers[end - 1] in lexicon.organisation_heads:
        return end
    return last


def _ends_no_name(words: Words, start: int, last: int, *, has_cut: bool) -> bool:
    """Return whether a last word is no part of a name; figures are if words were cut after them."""
    text = words.texts[last]
    if _OPENING.get(text) in words.texts[start:last]:
        return False
    return (
        words.is_space(last)
        or words.is_possessive(last)
        or words.is_small(last)
        or words.is_score(last)
        or (has_cut and text.isdigit())
    )


def after_title(words: Words, start: int, end: int, lexicon: Lexicon) -> int:
    """The start of the name after the titles and honorifics at the start of a range.

    “Mr” is treated like “President”: neither is ever part of the name.
    """
    begin, index = start, start
    while index < end - 1 and (
        words.lowers[index] in lexicon.before_names or words.lowers[index] in lexicon.nationalities
    ):
        index += 1
        if words.lowers[index - 1] in lexicon.people_titles:
            begin = index
    return begin
