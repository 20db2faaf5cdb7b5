"""Quotation marks of other typographies as the ones that pipelines know: “…”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotate.extract.normalised.edit import Edit

_SPACE = "[ \u00a0\u202f\u2009]"
_LONGEST = 2_000
"""Characters between two marks at most; chosen by hand."""
_INSIDE = rf"[^\n«»„“”]{{1,{_LONGEST}}}?"
_PAIRS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<open>«{_SPACE}*)(?<![\w.,!?…]«){_INSIDE}(?P<close>{_SPACE}*»)(?!\w)",
        rf"(?P<open>»)(?<![\w.,!?…]»)(?=\S){_INSIDE}(?<=\S)(?P<close>«)",
        rf"(?P<open>„{_SPACE}?){_INSIDE}(?P<close>[“”])",
        rf"(?P<open>”)(?<![\w.,!?…]”)(?=\w){_INSIDE}(?<=[\w.,!?…])(?P<close>”)",
        rf"(?P<open>[❝〝]){_INSIDE}(?P<close>[❞〞〟])",
        rf"(?P<open>＂)(?=\S){_INSIDE}(?<=\S)(?P<close>＂)",
        rf"(?P<open>``{_SPACE}?)[^\n`]{{1,{_LONGEST}}}?(?P<close>{_SPACE}?'')",
        rf"(?P<open>“{_SPACE})[^\n“”]{{1,{_LONGEST}}}?(?P<close>{_SPACE}”)",
        rf'(?P<open>"{_SPACE})(?<!\S"{_SPACE})[^\n"]{{1,{_LONGEST}}}?(?P<close>{_SPACE}")(?!\S)',
    )
)
"""French with blanks, German, Swedish, ornaments, wide ones, TeX's, and tokens apart."""
_GLUED_AFTER = re.compile(r"[”»\"](?<=[\w.,!?…][”»\"])[,;]?(?=[^\W\d_]{2})")
_GLUED_BEFORE = re.compile(r"“(?<=[\w.,!?…:]“)(?=\w)")
"""Marks beside which a blank is missing; `“` closes where `„` opens."""


def plain_marks(text: str) -> Iterator[Edit]:
    """Yield plain marks for those of other typographies, and the blanks that are missing."""
    for pattern in _PAIRS:
        for match in pattern.finditer(text):
            yield Edit(*match.span("open"), "“")
            yield Edit(*match.span("close"), "”")
    for match in _GLUED_AFTER.finditer(text):
        yield Edit(match.end(), match.end(), " ")
    if "„" not in text:
        for match in _GLUED_BEFORE.finditer(text):
            yield Edit(match.start(), match.start(), " ")
