"""The native importer: every line is checked whole before it becomes an article."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, islice
from typing import Any

from annotate.annotation import NOTHING_EXTRA, Annotation, Decided, Origin, Status
from annotate.article_record import ArticleRecord
from annotate.document import Document, article_id, known_facts
from annotate.loaders.plain import first_words, headline
from annotate.suggestion import suggestion_id
from store.annotated_article import AnnotatedArticle
from store.errors import ImportRefused, RecordError
from store.files.disk_dict import DiskDict
from store.formats.checked_lines import CheckedLines
from store.formats.json_quotes import quoted
from store.formats.json_reader import Fault, decode_line, is_blank, parse_json, split_lines
from store.formats.jsonl_checks import ROLES, CheckedObject, faults
from store.formats.jsonl_schema import unknown_fields
from store.formats.jsonl_shape import shape_faults, version_fault
from store.formats.plain_items import plain_annotations
from store.records.annotations import Record, from_record
from store.records.article import article_from_record

_LISTS = ("spans", "claims")
"""Lists of which each item is checked by itself."""
_MOST_FAULTS = 12
"""Faults of a line that a message names; chosen by hand."""
_CHANGED = "the file was changed after it was checked"
_DERIVED_FIELDS = frozenset({"text", "quotation", "token_start", "token_end"})


def import_lines(
    stream: Iterable[bytes] | Iterable[str], checked: CheckedLines | None = None
) -> Iterator[AnnotatedArticle]:
    r"""Read the articles of a native JSONL file.

    Pending suggestions become annotations with the status `suggested`. Tokens are not kept, as
    Postil tokenizes the text itself; only their unknown fields are.

    Args:
        stream: A file, or any pieces of one; lines end at `\n` alone.
        checked: The lines that an earlier reading has checked; a first one notes its own in it.

    Raises:
        ImportRefused: A line is faulty. The articles before it were yielded already, so go through
            the file once before anything is written.
    """
    checked = CheckedLines() if checked is None else checked
    read = _read_again if checked.is_complete else _read_first
    number = 0
    for number, raw in enumerate(split_lines(stream), start=1):
        try:
            article = read(number, raw, checked)
        except Fault as fault:
            raise ImportRefused(number, str(fault)) from None
        if article is not None:
            yield article
    if number < len(checked):
        raise ImportRefused(number + 1, _CHANGED)
    checked.complete()


def _read_first(number: int, raw: bytes | str, checked: CheckedLines) -> AnnotatedArticle | None:
    """Return the article of a line, which is checked whole; None for a blank one."""
    text = decode_line(number, raw)
    article = None if is_blank(text) else _article(_check(parse_json(text)))
    if article is not None:
        _check_key(article, checked.numbers_by_key, number)
    checked.note(raw)
    return article


def _read_again(number: int, raw: bytes | str, checked: CheckedLines) -> AnnotatedArticle | None:
    """Return the article of a line that was checked; raises `Fault` where it has changed."""
    if not checked.has(number, raw):
        raise Fault(_CHANGED)
    text = decode_line(number, raw)
    return None if is_blank(text) else _article(json.loads(text))


def _check(line: Any) -> CheckedObject:
    """Return a line in which nothing is wrong; raises `Fault` with everything that is."""
    if (fault := version_fault(line)) is not None:
        raise Fault(fault)
    shape = list(islice(shape_faults(line), _MOST_FAULTS + 1))
    unsound = {fault.path[:2] if fault.path[0] in _LISTS else fault.path[:1] for fault in shape}
    reasons = chain((fault.reason for fault in shape), faults(line, unsound=unsound))
    _raise_all(list(islice(reasons, _MOST_FAULTS + 1)))
    checked: CheckedObject = line
    return checked


def _raise_all(reasons: Sequence[str]) -> None:
    """Raise a `Fault` with these reasons, if there are any."""
    if len(reasons) > _MOST_FAULTS:
        reasons = [*reasons[:_MOST_FAULTS], "and more"]
    if reasons:
        raise Fault("; ".join(reasons))


def _check_key(article: AnnotatedArticle, numbers_by_key: DiskDict, number: int) -> None:
    key = (article.article_id, article.annotator)
    if (first_line := numbers_by_key.put_new(key, number)) is not None:
        names = f"id {quoted(key[0])} and annotator {quoted(key[1])}"
        raise Fault(f"{names} stand on line {first_line} already")


def _article(line: CheckedObject) -> AnnotatedArticle:
    meta = line.get("meta", {})
    text, uri = line["text"], meta.get("uri", "")
    title = meta["title"] if "title" in meta else headline(text) or first_words(text)
    document = Document(text, title, uri, meta.get("sha256", ""), known_facts(meta))
    own_id = line.get("id", article_id(document.digest))
    return AnnotatedArticle(
        document=document,
        article_id=own_id,
        annotator=meta.get("annotator", ""),
        annotations=_annotations(line, own_id),
        pipeline=meta.get("pipeline"),
        scheme=tuple(meta.get("scheme", ())),
        answer=line.get("answer"),
        orphans=tuple(line.get("orphans", ())),
        article=_article_record(line),
        extra=_extra(line),
        meta_extra=unknown_fields(meta, "meta") or NOTHING_EXTRA,
    )


def _article_record(line: CheckedObject) -> ArticleRecord | None:
    """Return what a line says of the article as a whole."""
    if not line.get("article"):
        return None
    record: Record = {"attributes": {}, "note": "", **_decision(line["article"])}
    try:
        return article_from_record(record)
    except RecordError as error:
        raise Fault(f"article.{error}") from None


def _extra(line: CheckedObject) -> Mapping[str, object]:
    extra = unknown_fields(line, "line")
    if tokens := [token for token in line.get("tokens", ()) if unknown_fields(token, "token")]:
        extra["tokens"] = tokens
    return extra or NOTHING_EXTRA


def _annotations(line: CheckedObject, article_id: str) -> tuple[Annotation, ...]:
    """Return the spans and claims of a line; those without an id get that of their place."""
    if (plain := plain_annotations(line)) is not None:
        return plain
    annotations: dict[str, tuple[str, Annotation]] = {}
    reasons: list[str] = []
    for where, record in _records(line):
        try:
            annotation = from_record(record)
        except RecordError as error:
            reasons.append(f"{where}.{error}")
            continue
        if not annotation.id:
            annotation = replace(annotation, id=suggestion_id(article_id, annotation.body))
        first, _ = annotations.setdefault(annotation.id, (where, annotation))
        if first != where:
            reasons.append(f"{where} says the same as {first}")
    _raise_all(reasons)
    return tuple(annotation for _, annotation in annotations.values())


def _records(line: CheckedObject) -> Iterator[tuple[str, Record]]:
    """Yield spans and claims as records, complete but for their ids, with their places."""
    pipeline = line.get("meta", {}).get("pipeline")
    for kind in ("span", "claim"):
        for index, item in enumerate(line.get(f"{kind}s", ())):
            record = _record(item, kind)
            if record["origin"] == Origin.PIPELINE:
                record.setdefault("pipeline", pipeline)
            yield f"{kind}s[{index}]", record


def _record(item: CheckedObject, kind: str) -> Record:
    record: Record = {"kind": kind, "id": "", "note": ""}
    record |= {**(_parts(item) if kind == "claim" else {}), **_decision(item)}
    record = {key: value for key, value in record.items() if key not in _DERIVED_FIELDS}
    was = item.get("was")
    if was is not None and "start" not in was:
        record["was"] = _parts(was) | was
    if kind == "claim" and (quotes := unknown_fields(item.get("text", {}), "quotes")):
        record["text"] = quotes
    return record


def _decision(item: CheckedObject) -> Record:
    """Return an item with all that can be worked out about the decision on it."""
    status = item.get("status", Status.ACCEPTED)
    decided = None if status == Status.SUGGESTED else Decided.EXPLICIT
    record: Record = {"status": status, "decided": decided, "origin": Origin.IMPORT, **item}
    if "attributes" in item:
        record["attributes"] = {
            name: [values] if isinstance(values, str) else values
            for name, values in item["attributes"].items()
        }
    for key in ("annotator", "created", "updated"):
        record[key] = item.get(key) or ""
    return record


def _parts(item: CheckedObject) -> dict[str, Any]:
    """Return the parts of a claim, of which some may be absent."""
    return {role: item.get(role, []) for role in ROLES}
