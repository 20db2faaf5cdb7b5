"""The native exporter: one line of JSON for one article and annotator."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Mapping
from operator import add
from types import ModuleType
from typing import Any, NamedTuple

from annotate.annotation import Annotation, Origin, Status
from annotate.claim import Claim
from annotate.suggestion import Body
from store.annotated_article import AnnotatedArticle
from store.errors import ExportRefused
from store.formats.json_quotes import quoted
from store.formats.jsonl_checks import ROLES, TokenBoundaries, faults
from store.formats.jsonl_schema import SCHEMA, unknown_fields
from store.formats.surrogates import escape_surrogates, has_surrogate_pair
from store.records.annotations import Record, to_record, with_unknown
from store.records.article import article_to_record


class Withheld(NamedTuple):
    """Counts of what an export left out."""

    suggested: int = 0
    """Pending suggestions."""
    accepted: int = 0
    """Accepted items."""
    rejected: int = 0
    """Rejected items."""
    speakers: int = 0
    """Links from a claim to a speaker that is not in the export."""
    labels: int = 0
    """Items with other labels than those asked for."""
    articles: int = 0
    """Whole articles that were not asked for."""
    unfinished: int = 0
    """Unfinished articles, for a format that cannot say that something is not decided."""

    def __bool__(self) -> bool:
        return any(self)

    def plus(self, other: Withheld) -> Withheld:
        """The sums of the counts."""
        return Withheld(*map(add, self, other))


def export_line(
    article: AnnotatedArticle, *, statuses: Collection[Status], tokens: bool, export_time: str
) -> tuple[str, Withheld]:
    """Write an article as one line of JSON, with its line break.

    The line holds no lone surrogate, so that it can be encoded as UTF-8.

    Args:
        article: The article with its annotations.
        statuses: The statuses of the items to write.
        tokens: Write tokens, and on each span the first and last one.
        export_time: The time of the export: UTC, ISO 8601, ending in `Z`.

    Returns:
        The line, and the counts of what was left out.

    Raises:
        ExportRefused: The line could not be read back: offsets beyond the text, an id twice, …
    """
    spans = [span for span in article.spans if span.status in statuses]
    claims = [claim for claim in article.claims if claim.status in statuses]
    speaker_ids = {span.id for span in spans}
    token_records = _tokens(article) if tokens else None
    boundaries = None if token_records is None else TokenBoundaries(token_records)
    line: Record = {
        "schema": SCHEMA,
        "id": article.article_id,
        "text": article.document.text,
        "meta": _meta(article, export_time, tokens=tokens),
        **({} if token_records is None else {"tokens": token_records}),
        "spans": [_span(article, span, boundaries) for span in spans],
        "claims": [_claim(article, claim, speaker_ids) for claim in claims],
        "orphans": list(map(dict, article.orphans)),
        **_article(article, statuses),
        **({} if article.answer is None else {"answer": article.answer}),
        **unknown_fields(article.extra, "line"),
    }
    return _dump(line), _count_withheld(article, statuses, speaker_ids)


def _meta(article: AnnotatedArticle, export_time: str, *, tokens: bool) -> Record:
    return {
        "uri": article.document.uri,
        "title": article.document.title,
        "sha256": article.document.digest,
        "annotator": article.annotator,
        "exported": export_time,
        "pipeline": article.pipeline,
        "scheme": list(article.scheme),
        **({"tokenizer": _tokenizer().NAME} if tokens else {}),
        **article.document.facts,
        **unknown_fields(article.meta_extra, "meta"),
    }


def _article(article: AnnotatedArticle, statuses: Collection[Status]) -> Record:
    record = article.article
    if record is None or record.status not in statuses:
        return {}
    fields = article_to_record(record)
    for key in ("annotator", "created", "updated"):
        fields[key] = fields[key] or None
    return {"article": fields}


def _tokens(article: AnnotatedArticle) -> list[Record]:
    text, unknown_by_offsets = article.document.text, _unknown_token_fields(article)
    return [
        {
            "id": index,
            "start": token.span.start,
            "end": token.span.end,
            "text": text[token.span.start : token.span.end],
            "ws": token.space_after,
            **unknown_by_offsets.get((token.span.start, token.span.end), {}),
        }
        for index, token in enumerate(_tokenizer().tokenize(text))
    ]


def _tokenizer() -> ModuleType:
    """Return the module that tokens come from, for which exports without them do not wait."""
    from annotate.text import tokenizer

    return tokenizer


def _unknown_token_fields(article: AnnotatedArticle) -> Mapping[tuple[int, int], Record]:
    """Return the unknown fields of imported tokens, by start and end."""
    tokens: Any = article.extra.get("tokens", ())
    return {(token["start"], token["end"]): unknown_fields(token, "token") for token in tokens}


def _span(
    article: AnnotatedArticle, span: Annotation, boundaries: TokenBoundaries | None
) -> Record:
    start, end = span.body.extent.start, span.body.extent.end
    return {
        "id": span.id,
        "start": start,
        "end": end,
        **(boundaries.of(start, end) if boundaries else {}),
        "label": span.body.label,
        "text": article.document.text[start:end],
        **_decision(to_record(span)),
        **_authorship(article, span),
        **unknown_fields(span.extra, "span"),
    }


def _claim(article: AnnotatedArticle, claim: Annotation, speaker_ids: Collection[str]) -> Record:
    text, record = article.document.text, to_record(claim)
    offsets: Any = {role: record[role] for role in ROLES}
    quotes: Record = {role: [text[start:end] for start, end in offsets[role]] for role in ROLES}
    unknown_quotes: Any = claim.extra.get("text", {})
    return {
        "id": claim.id,
        "label": claim.body.label,
        **offsets,
        "text": with_unknown(quotes, unknown_quotes),
        "quotation": _quotation(article, claim),
        **_decision(record),
        "speaker": record["speaker"] if record["speaker"] in speaker_ids else None,
        **_authorship(article, claim),
        **unknown_fields(claim.extra, "claim"),
    }


def _quotation(article: AnnotatedArticle, claim: Annotation) -> str | None:
    """Return the kind of quotation of the content; None where there is no content."""
    body = claim.body
    if not isinstance(body, Claim) or not body.content:
        return None
    from annotate.text.quotation import quotation  # only claims need its patterns

    return quotation(article.document.text, body.content).value


def _decision(record: Record) -> Record:
    decision = {key: record[key] for key in ("status", "origin", "decided", "score", "was")}
    # Attributes that are no mapping of values came from elsewhere and are written as they came.
    attributes = {"attributes": record["attributes"]} if "attributes" in record else {}
    return decision | attributes


def _authorship(article: AnnotatedArticle, item: Annotation) -> Record:
    seconds = article.decision_seconds
    expected_pipeline = article.pipeline if item.origin is Origin.PIPELINE else None
    return {
        "note": item.note,
        "annotator": item.annotator or None,
        "created": item.created or None,
        "updated": item.updated or None,
        **({"moved": True} if item.moved else {}),
        **({} if item.pipeline == expected_pipeline else {"pipeline": item.pipeline}),
        **({} if seconds is None else {"decision_seconds": seconds.get(item.id)}),
    }


def _dump(line: Record) -> str:
    try:
        text = json.dumps(line, ensure_ascii=False, allow_nan=False)
    except (TypeError, ValueError, RecursionError) as error:
        raise ExportRefused(f"{_name(line)} holds what JSON cannot: {error}") from error
    fault = next(faults(line), None)
    # JSON reads the two halves of a surrogate pair as one character, which would shift offsets.
    if fault is None and has_surrogate_pair(text):
        fault = "it holds a surrogate pair as two characters"
    if fault is not None:
        raise ExportRefused(f"{_name(line)} cannot be exported: {fault}")
    return escape_surrogates(text) + "\n"


def _name(line: Record) -> str:
    return f"article {quoted(line['id'])}"


def _count_withheld(
    article: AnnotatedArticle, statuses: Collection[Status], speaker_ids: Collection[str]
) -> Withheld:
    items = (*article.spans, *article.claims)
    left_out = Counter(item.status for item in items if item.status not in statuses)
    written = [claim.body for claim in article.claims if claim.status in statuses]
    return Withheld(
        suggested=left_out[Status.SUGGESTED],
        accepted=left_out[Status.ACCEPTED],
        rejected=left_out[Status.REJECTED],
        speakers=sum(_loses_speaker(claim, speaker_ids) for claim in written),
    )


def _loses_speaker(body: Body, speaker_ids: Collection[str]) -> bool:
    return isinstance(body, Claim) and body.speaker is not None and body.speaker not in speaker_ids
