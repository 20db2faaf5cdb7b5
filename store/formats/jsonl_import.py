"""The native importer: every line is checked whole before it becomes an article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from annotate.annotation import NOTHING_EXTRA, Annotation, Origin
from annotate.document import Document, known_facts
from store.annotated_article import AnnotatedArticle
from store.errors import ImportRefused, RecordError
from store.files.disk_dict import DiskDict
from store.formats.json_reader import Fault, decode_line, parse_json, split_lines
from store.formats.jsonl_checks import CheckedObject, faults
from store.formats.jsonl_schema import quoted, shape_fault, unknown_fields, version_fault
from store.records.annotations import Record, from_record

_BLANK = " \t\r"
_BOM = "\ufeff"
_DERIVED_FIELDS = frozenset({"text", "quotation", "token_start", "token_end"})


def import_lines(stream: Iterable[bytes] | Iterable[str]) -> Iterator[AnnotatedArticle]:
    r"""Read the articles of a native JSONL file.

    Pending suggestions become annotations with the status `suggested`. Tokens are not kept, as
    Postil tokenizes the text itself; only their unknown fields are.

    Args:
        stream: A file, or any pieces of one; lines end at `\n` alone.

    Raises:
        ImportRefused: A line is faulty. The articles before it were yielded already, so go through
            the file once before anything is written.
    """
    lines_by_key = DiskDict()
    for number, raw in enumerate(split_lines(stream), start=1):
        try:
            text = decode_line(raw).removeprefix(_BOM if number == 1 else "")
            if not text.strip(_BLANK):
                continue
            article = _article(_check(parse_json(text)))
            _check_key(article, lines_by_key, number)
        except Fault as fault:
            raise ImportRefused(number, str(fault)) from None
        yield article


def _check(line: Any) -> CheckedObject:
    fault = version_fault(line) or shape_fault(line) or next(faults(line), None)
    if fault is not None:
        raise Fault(fault)
    checked: CheckedObject = line
    return checked


def _check_key(article: AnnotatedArticle, lines_by_key: DiskDict, number: int) -> None:
    key = (article.article_id, article.annotator)
    if (first_line := lines_by_key.get(key)) is not None:
        names = f"id {quoted(key[0])} and annotator {quoted(key[1])}"
        raise Fault(f"{names} stand on line {first_line} already")
    lines_by_key.put(key, number)


def _article(line: CheckedObject) -> AnnotatedArticle:
    meta = line["meta"]
    title, uri = meta.get("title", ""), meta.get("uri", "")
    return AnnotatedArticle(
        document=Document(line["text"], title, uri, meta["sha256"], known_facts(meta)),
        article_id=line["id"],
        annotator=meta["annotator"],
        annotations=(*_annotations(line, "span"), *_annotations(line, "claim")),
        pipeline=meta.get("pipeline"),
        scheme=tuple(meta.get("scheme", ())),
        answer=line.get("answer"),
        orphans=tuple(line.get("orphans", ())),
        extra=_extra(line),
        meta_extra=unknown_fields(meta, "meta") or NOTHING_EXTRA,
    )


def _extra(line: CheckedObject) -> Mapping[str, object]:
    extra = unknown_fields(line, "line")
    if tokens := [token for token in line.get("tokens", ()) if unknown_fields(token, "token")]:
        extra["tokens"] = tokens
    return extra or NOTHING_EXTRA


def _annotations(line: CheckedObject, kind: str) -> Iterator[Annotation]:
    pipeline = line["meta"].get("pipeline")
    for index, item in enumerate(line[f"{kind}s"]):
        record = _record(item, kind)
        if item["origin"] == Origin.PIPELINE:
            record.setdefault("pipeline", pipeline)
        try:
            yield from_record(record)
        except RecordError as error:
            raise Fault(f"{kind}s[{index}].{error}") from None


def _record(item: CheckedObject, kind: str) -> Record:
    record: Record = {"kind": kind, "note": ""}
    record |= {key: value for key, value in item.items() if key not in _DERIVED_FIELDS}
    for key in ("annotator", "created", "updated"):
        record[key] = item.get(key) or ""
    if kind == "claim" and (quotes := unknown_fields(item["text"], "quotes")):
        record["text"] = quotes
    return record
