"""Articles made for the tests, so that nothing is tied to the samples."""

from __future__ import annotations

_PEOPLE = ("Ann Lee", "Bob Dole", "Eve Hart", "Tom Farrow", "Ida Quill")
_PLACES = ("Calais", "Geneva", "Oslo", "Paris", "Madrid")


def article(paragraphs: int, *, line_break: str = "\n") -> str:
    """An article with a person, a place and a broken quotation in every paragraph."""
    blank = line_break * 2
    return blank.join(map(_paragraph, range(paragraphs))) + line_break


def _paragraph(number: int) -> str:
    person = _PEOPLE[number % len(_PEOPLE)]
    place = _PLACES[(number // 2) % len(_PLACES)]
    return (
        f"{person} said in {place} on Monday that ferry number {number} was late 💩. "
        f"“We know,” said {person}, “and we are sorry.”"
    )
