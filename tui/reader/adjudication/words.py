"""Disagreements in words: the label and quote of each side."""

from __future__ import annotations

from collections.abc import Sequence

from annotate.attributes import Attributes, in_words
from annotate.claim import Claim, Role
from annotate.commands.describing import in_marks
from annotate.span import join_fragments
from annotate.suggestion import Body

_LONGEST_QUOTE = 60
"""Characters of a quote at most; chosen by hand."""
_SHORTEST_QUOTE = 10
"""Characters that are left of a quote however little room there is; chosen by hand."""
_ROLE_CELLS = 8
"""Characters of a role's name and the marks around its quote, about."""


def reading_words(
    text: str,
    body: Body | None,
    roles: Sequence[Role],
    choices: Attributes | None = None,
    *,
    room: int = _LONGEST_QUOTE,
) -> str:
    """The label of a side, its attributes and its quote, of a claim the parts that differ.

    Args:
        text: The text that all read.
        body: What the side has; None for nothing.
        roles: The parts that differ.
        choices: Its attributes, where the sides differ in them; else None.
        room: Characters for a quote, or for those of all parts where there are several.
    """
    if body is None:
        return "—"
    head = body.label
    if choices is not None:
        head += f" {in_words(choices) or 'no attributes'} "
    if isinstance(body, Claim) and roles:
        share = min(_LONGEST_QUOTE, max(_SHORTEST_QUOTE, room // len(roles) - _ROLE_CELLS))
        quotes = (join_fragments(text, body.part(role)) for role in roles)
        return f"{head} " + ", ".join(
            f"{role.value} {in_marks(_shortened(quote, share))}"
            for role, quote in zip(roles, quotes, strict=True)
        )
    quote = text[body.extent.start : body.extent.end]
    longest = min(_LONGEST_QUOTE, max(_SHORTEST_QUOTE, room))
    return f"{head} {in_marks(_shortened(quote, longest))}"


def _shortened(quote: str, longest: int) -> str:
    """A quote on one line; a long one keeps both of its ends, which is where sides differ."""
    line = " ".join(quote.split())
    if len(line) <= longest:
        return line
    half = longest // 2
    return f"{line[: longest - half - 1].rstrip()}…{line[-half:].lstrip()}"
