"""The lines that `postil find` writes: a hit in columns with tabs between them, or as JSON."""

from __future__ import annotations

import json

from annotate.text.one_line import abbreviate, one_line
from store.index.article_rows import NOBODY, AnnotationRow, ArticleRows
from store.index.hits import Hit
from store.index.query import Scope
from store.index.typed_query import STATUS_WORDS
from tui.display.glyphs import visible

HEADS = {
    Scope.TEXTS: "article\tstart\ttitle\ttext\n",
    Scope.ANNOTATIONS: "article\tstart\tlabel\tstatus\tannotator\tspeaker\ttitle\ttext\n",
}
"""The names of the columns."""
_BEFORE, _AFTER = 40, 60
"""Characters around a hit on its line; chosen by hand."""
_BOLD, _PLAIN = "\x1b[1m", "\x1b[22m"


def hit_row(article: ArticleRows, hit: Hit, *, is_bold: bool) -> str:
    """The columns of a hit, with tabs between them."""
    row = hit.annotation
    words = visible(one_line(hit.words))
    text = [
        visible(_end(one_line(hit.before))),
        f"{_BOLD}{words}{_PLAIN}" if is_bold else words,
        visible(abbreviate(one_line(hit.after), _AFTER)),
    ]
    about: tuple[str, ...] = ()
    if row is not None:
        about = (row.label or row.kind, STATUS_WORDS[row.status], row.layer, row.who)
    cells = (article.id, str(hit.start), *map(one_line, about), one_line(article.title))
    return "\t".join([*map(visible, cells), "".join(text)]) + "\n"


def hit_json(article: ArticleRows, hit: Hit) -> str:
    """A hit as an object."""
    row = hit.annotation
    fields = {
        "article": article.id,
        "title": article.title,
        "uri": article.uri,
        **({"date": article.date} if article.date else {}),
        "start": hit.start,
        "end": hit.end,
        "text": article.text[hit.start : hit.end],
        "before": hit.before,
        "after": hit.after,
        **({"annotation": _annotation(row)} if row is not None else {}),
    }
    return json.dumps(fields, ensure_ascii=False) + "\n"


def _annotation(row: AnnotationRow) -> dict[str, object]:
    return {
        "id": row.id,
        "annotator": None if row.layer == NOBODY else row.layer,
        "kind": row.kind,
        "label": row.label,
        "status": row.status.value,
        "start": row.start,
        "end": row.end,
        "quote": row.quote,
        **({"source": row.source, "cue": row.cue} if row.kind == "claim" else {}),
        **({"speaker": row.speaker} if row.speaker else {}),
        **({"note": row.note} if row.note else {}),
        **({"moved": True} if row.moved else {}),
        **({"attributes": dict(row.attributes)} if row.attributes else {}),
    }


def _end(text: str) -> str:
    return text if len(text) <= _BEFORE else f"…{text[1 - _BEFORE :]}"
