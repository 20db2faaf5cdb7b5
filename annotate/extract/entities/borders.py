"""Borders: where a name begins and ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.extract.entities.labels import FAC, NAMES, ORG, PERSON

if TYPE_CHECKING:
    from annotate.extract.entities.draft import Draft, Mention
    from annotate.extract.entities.lexicon import Lexicon
    from annotate.extract.entities.words import Words

_WRAPPED_LINE = range(40, 121)
"""How long a line is that a program broke in the middle of a sentence."""
_LONGEST_PERSON = 4


def trim_borders(draft: Draft, lexicon: Lexicon) -> None:
    """Cut what is not part of a name: line ends, possessives, articles, small words, titles."""
    for mention in draft.mentions:
        if mention.label in NAMES:
            start, end = _trimmed(draft.words, mention, lexicon)
            if (start, end) != (mention.start, mention.end):
                draft.resize(mention, start, end)


def complete_people(draft: Draft, lexicon: Lexicon) -> None:
    """Take in the names directly after a person's that the pipeline left outside."""
    words = draft.words
    for mention in draft.mentions:
        if mention.label != PERSON:
            continue
        end = mention.end
        while (
            words.is_proper(end)
            and draft.at(end) is None
            and end - mention.start < _LONGEST_PERSON
            and words.lowers[end] not in lexicon.organisation_heads
            and words.lowers[end] not in lexicon.titles
        ):
            end += 1
        if end > mention.end:
            draft.resize(mention, mention.start, end)


def _trimmed(words: Words, mention: Mention, lexicon: Lexicon) -> tuple[int, int]:
    start, end = _within_paragraph(words, mention.start, mention.end)
    while end > start and (words.is_possessive(end - 1) or words.is_space(end - 1)):
        end -= 1
    while end > start and words.is_space(start):
        start += 1
    if end - start > 1 and words.lowers[start] == "the":
        start += words.lowers[start + 1] not in lexicon.kept_articles
    if mention.label == PERSON:
        return _without_title(words, start, end, lexicon), end
    if mention.label in {ORG, FAC}:
        end = _without_common_tail(words, start, end)
    return start, end


def _within_paragraph(words: Words, start: int, end: int) -> tuple[int, int]:
    """The part of a range before or after a line end that no name can run over."""
    for index in range(start, end):
        if words.is_space(index) and words.ends_paragraph(index, _WRAPPED_LINE):
            return (start, index) if index > start else (index + 1, end)
    return start, end


def _without_title(words: Words, start: int, end: int, lexicon: Lexicon) -> int:
    """Where the name begins after the titles and honorifics at the start of a range."""
    begin, index = start, start
    while index < end - 1 and (
        words.lowers[index] in lexicon.before_names or words.lowers[index] in lexicon.nationalities
    ):
        index += 1
        if words.lowers[index - 1] in lexicon.titles | lexicon.honorifics:
            begin = index
    return begin


def _without_common_tail(words: Words, start: int, end: int) -> int:
    """Where the name ends when the words after it are written small (“Interfax news agency”)."""
    last = end
    while last > start and not words.has_capital(last - 1):
        last -= 1
    return last if last > start else end
