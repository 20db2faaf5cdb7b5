"""Pictures of a screen that look alike wherever they are shown.

What Textual exports names a font on a server, leaves the spacing to the font, and underlines to the
program that shows the picture. All of it is put right here: fonts that people have, a place for
each character, and underlines as lines of their own.
"""

from __future__ import annotations

import re
from html import unescape

CELL = 12.2
"""Width of a cell, in units of the picture, as Rich draws it."""
FONTS = "'DejaVu Sans Mono', Menlo, Consolas, 'Liberation Mono', 'Courier New', monospace"
"""Fonts of one width, of which the first that is there is used; some programs know the first only.
"""
_BELOW = 3.5
"""Distance of an underline from the foot of the letters, in units of the picture."""
_THICKNESS = 1.2
"""Thickness of an underline, in units of the picture."""
_FONT_FACES = re.compile(r"\s*@font-face \{.*?\}\n", re.DOTALL)
_UNDERLINED = re.compile(r"\.(\S+) \{ fill: (#\w+);([^}]*?)text-decoration: underline;")
_TEXT = re.compile(
    r'<text class="(\S+)" x="([\d.]+)" y="([\d.]+)" textLength="([\d.]+)"([^>]*)>(.*?)</text>',
    re.DOTALL,
)


def portable(svg: str) -> str:
    """The picture without fonts from elsewhere, with all characters and underlines in place."""
    svg = _FONT_FACES.sub("", svg).replace("Fira Code, monospace", FONTS)
    svg = svg.replace("font-family: arial", "font-family: Arial, 'DejaVu Sans', sans-serif")
    colours = {match[1]: match[2] for match in _UNDERLINED.finditer(svg)}
    svg = _UNDERLINED.sub(r".\1 { fill: \2;\3", svg)
    return _TEXT.sub(lambda match: _placed(match, colours), svg)


def _placed(match: re.Match[str], colours: dict[str, str]) -> str:
    """A piece of text with a place for each character, and the line under it if it has one."""
    style, left, foot, width, rest, text = match.groups()
    if not text.strip("\n"):
        return ""
    x, y = float(left), float(foot)
    places = " ".join(f"{x + CELL * index:.5g}" for index in range(len(unescape(text))))
    piece = f'<text class="{style}" x="{places}" y="{foot}"{rest}>{text}</text>'
    if style not in colours:
        return piece
    return (
        f'{piece}<rect x="{x:g}" y="{y + _BELOW:g}" width="{width}" height="{_THICKNESS}"'
        f' fill="{colours[style]}"/>'
    )
