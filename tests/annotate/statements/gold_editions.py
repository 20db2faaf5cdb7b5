"""Gold for comparing editions: ten pairs of our own, each with what changed.

`<…>` marks a source, `/…/` a cue and `{…}` a content; a line has one attribution at most. Names of
people are known by the list.
"""

from __future__ import annotations

NAMES = {"Ida Quill": "Ida Quill", "Quill": "Ida Quill", "Tom Reed": "Tom Reed", "Orlo": "Orlo"}
"""Names as they are written, and in full."""

EDITIONS = (
    (
        "A cue in doubt, the rest as it was",
        "<Ida Quill> /said/ {the ferry to Orlo was safe}.\n<Tom Reed> /said/ {it was late}.",
        "<Ida Quill> /claimed/ {the ferry to Orlo was safe}.\n<Tom Reed> /says/ {it was late}.",
        ["cue said > claimed"],
    ),
    (
        "A source that is no longer named",
        "<Ida Quill, the mayor of Orlo,> /said/ {the ferry would be closed by May}.",
        "<A person in the town hall> /said/ {the ferry would be closed by May}.",
        ["source Ida Quill, the mayor of Orlo, > A person in the town hall (no longer named)"],
    ),
    (
        "Somebody else says it",
        "{“The boats are old,”} <Ida Quill> /said/. It rained.",
        "It rained all day. {“The boats are old,”} <Tom Reed> /said/.",
        ["source Ida Quill > Tom Reed (somebody else)"],
    ),
    (
        "A title that is dropped",
        "<Harbour Master Tom Reed> /said/ {two boats were missing since Monday}.",
        "<Tom Reed> /said/ {two boats were missing since Monday}.",
        ["source Harbour Master Tom Reed > Tom Reed (title dropped)"],
    ),
    (
        "A number that was corrected",
        "<Quill> /said/ {that 12 people had been on board when the ferry left Orlo}.",
        "<Quill> /said/ {that 15 people had been on board when the ferry left Orlo}.",
        ["number 12 people > 15 people"],
    ),
    (
        "A content that says the opposite",
        "<Tom Reed> /said/ {the old ferry to Orlo was safe}. He left.",
        "<Tom Reed> /said/ {the old ferry to Orlo was not safe}. He left.",
        ["polarity safe > not safe"],
    ),
    (
        "One that is gone and one that is new",
        "<Ida Quill> /said/ {nobody had asked the harbour board for its view}.\nIt rained.",
        "It rained.\n<Tom Reed> /warned/ {that the next winter would be a hard one for Orlo}.",
        [
            "gone nobody had asked the harbour board for its view",
            "new that the next winter would be a hard one for Orlo",
        ],
    ),
    (
        "Words that moved and a pronoun, which change nothing",
        "<Ida Quill> /said/ {the ferry was sold}.\n<She> /added/ {that the price was good}.",
        "Yesterday, in Orlo:\n<Ida Quill> /said/ {the ferry was sold}.\n"
        "<Quill> /added/ {that the price was good}.",
        [],
    ),
    (
        "A claim that only one edition has marked, although its words are in both",
        "<Ida Quill> /said/ {the ferry was sold to a firm from abroad}.\nIt rained.",
        "Ida Quill said the ferry was sold to a firm from abroad.\nIt rained.",
        ["unsure 1"],
    ),
    (
        "Several changes at once",
        "<Officials> /said/ {the repair would cost 2 million euros}.\n"
        "<Tom Reed> /said/ {the mayor knew of it}.",
        "<Ida Quill> /admitted/ {the repair would cost 3 million euros}.\n"
        "<Tom Reed> /alleged/ {the mayor knew of it}.",
        [
            "cue said > admitted",
            "source Officials > Ida Quill (named now)",
            "number 2 million euros > 3 million euros",
            "cue said > alleged",
        ],
    ),
)
"""A name, the earlier edition, the later one, and what changed."""
