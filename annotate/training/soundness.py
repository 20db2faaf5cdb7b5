"""Soundness: spans that spaCy cannot learn are left out before it stops over them.

Their tokens become unknown, so that nothing false is learned of them.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from annotate.training.marked_docs import has_blank_edge, mark, unknown_tokens

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as SpacySpan

BLANK_EDGES = "with white space at an edge"
ACROSS_SENTENCES = "across the end of a sentence"
TOO_LONG = "longer than the others by far"


def leave_out_unsound(doc: Doc, reading: Doc) -> Counter[str]:
    """Take the entities out of a doc that its pipeline could never find; returns their faults.

    Args:
        doc: The annotated doc.
        reading: The same text with the sentences that the pipeline finds, if it finds any.
    """
    faults = {entity: _fault(entity, reading) for entity in doc.ents}
    unsound = [entity for entity, fault in faults.items() if fault]
    if unsound:
        unknown = unknown_tokens(doc)
        unknown.update(token.i for entity in unsound for token in entity)
        mark(doc, [entity for entity, fault in faults.items() if not fault], unknown)
    return Counter(filter(None, faults.values()))


def leave_out_unsound_spans(doc: Doc, group: str, longest: int) -> Counter[str]:
    """Take the spans out of a group that a span categoriser could never find.

    Args:
        doc: The annotated doc.
        group: The name of the group.
        longest: The most tokens of a span that are tried.
    """
    faults: Counter[str] = Counter()
    sound = []
    for span in doc.spans.get(group, ()):
        fault = TOO_LONG if len(span) > longest else _edge_fault(span)
        faults.update([fault] if fault else ())
        sound += [] if fault else [span]
    doc.spans[group] = sound
    return faults


def _fault(entity: SpacySpan, reading: Doc) -> str:
    if fault := _edge_fault(entity):
        return fault
    inner = reading[entity.start + 1 : entity.end]
    return ACROSS_SENTENCES if any(token.is_sent_start for token in inner) else ""


def _edge_fault(span: SpacySpan) -> str:
    return BLANK_EDGES if has_blank_edge(span) else ""
