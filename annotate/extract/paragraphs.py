"""Line breaks and datelines as sentence starts: a component that comes before the parser."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from annotate.extract.datelines import datelines

_BREAKS = frozenset("\n\r\v\f\x85\u2028\u2029")


def start_sentences_at_line_breaks(doc: Doc) -> Doc:
    """Make the first word after every line break, and after a dateline, start a sentence.

    The parser keeps sentence starts that it finds, so that a headline without a full stop does not
    run into the paragraph below it, nor a dateline into the report.
    """
    reports = {dateline.end for dateline in datelines(doc.text)}
    after_break = False
    for token in doc:
        if token.is_space:
            after_break = after_break or not _BREAKS.isdisjoint(token.text)
        elif after_break or token.idx in reports:
            token.is_sent_start = True
            after_break = False
    return doc


def make_paragraph_splitter(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Build the component; it is the same for every language."""
    return start_sentences_at_line_breaks


# Last: spaCy looks the factory up by its entry point, in this very module, while it registers it.
Language.factory("postil_paragraphs", assigns=["token.is_sent_start"], func=make_paragraph_splitter)
