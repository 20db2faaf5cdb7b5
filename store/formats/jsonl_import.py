"""Reading the native JSONL: every line is checked whole before it becomes an article."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NoReturn

from annotate.annotation import NOTHING_EXTRA, Annotation, Origin
from annotate.document import Document
from store.annotated_article import AnnotatedArticle
from store.errors import ImportRefused, RecordError
from store.formats.jsonl_checks import Json, faults
from store.formats.jsonl_schema import shape_fault, shown, unknown, version_fault
from store.records import Record, from_record

_DEEPEST = 100
_BLANK = " \t\r"
_BOM = "\ufeff"
_DERIVED = frozenset({"text", "quotation", "token_start", "token_end"})


class _Fault(Exception):
    """A line cannot be read; its number is not known here."""


def import_lines(stream: Iterable[bytes] | Iterable[str]) -> Iterator[AnnotatedArticle]:
    r"""The articles of a native JSONL file, one by one.

    Items that nobody decided on become annotations with the status `suggested`. Tokens are not
    kept, since one tokenizer serves everything; only their unknown keys are.

    Args:
        stream: A file, or any pieces of one; lines end at `\n` alone.

    Raises:
        ImportRefused: A line is not what it should be. The articles before it were yielded, so
            go through the file once before anything is written.
    """
    seen: dict[tuple[str, str], int] = {}
    for number, raw in enumerate(_lines(stream), start=1):
        try:
            text = _decoded(raw).removeprefix(_BOM if number == 1 else "")
            if not text.strip(_BLANK):
                continue
            article = _article(_checked(_parsed(text)))
            _check_key(article, seen, number)
        except _Fault as fault:
            raise ImportRefused(number, str(fault)) from None
        yield article


def _lines(stream: Iterable[bytes] | Iterable[str]) -> Iterator[bytes | str]:
    r"""The stream cut at `\n` alone: JSON strings may hold the other line separators of Unicode."""
    pending: list[Any] = []
    for chunk in stream:
        pieces: list[Any] = chunk.split("\n") if isinstance(chunk, str) else chunk.split(b"\n")
        pending.append(pieces[0])
        for piece in pieces[1:]:
            yield pending[0][:0].join(pending)
            pending = [piece]
    if pending:
        yield pending[0][:0].join(pending)


def _decoded(raw: bytes | str) -> str:
    if isinstance(raw, str):
        return raw
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        value = raw[error.start]
        raise _Fault(f"byte {error.start} is 0x{value:02x}, which is not UTF-8") from None


def _parsed(text: str) -> object:
    try:
        value = json.loads(
            text,
            parse_constant=_refuse_constant,
            parse_float=_finite,
            object_pairs_hook=_object,
        )
    except json.JSONDecodeError as error:
        raise _Fault(f"column {error.colno}: not JSON, {error.msg}") from None
    except ValueError as error:
        raise _Fault(f"not JSON that can be read, {error}") from None
    except RecursionError:
        raise _Fault(f"nested more than {_DEEPEST} deep") from None
    _check_depth(value)
    return value


def _refuse_constant(name: str) -> NoReturn:
    raise _Fault(f"{name} is no JSON number")


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise _Fault(f"the number {digits[:20]} is too large")
    return number


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        keys = Counter(key for key, _ in pairs)
        twice, _ = keys.most_common(1)[0]
        raise _Fault(f"the key {shown(twice)} stands twice in one object")
    return found


def _check_depth(value: object) -> None:
    level: list[object] = [value]
    for _ in range(_DEEPEST):
        level = [child for parent in level for child in _children(parent)]
        if not level:
            return
    raise _Fault(f"nested more than {_DEEPEST} deep")


def _children(value: object) -> Iterable[object]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


def _checked(line: Any) -> Json:
    fault = version_fault(line) or shape_fault(line) or next(faults(line), None)
    if fault is not None:
        raise _Fault(fault)
    checked: Json = line
    return checked


def _check_key(article: AnnotatedArticle, seen: dict[tuple[str, str], int], number: int) -> None:
    key = (article.article_id, article.annotator)
    if key in seen:
        names = f"id {shown(key[0])} and annotator {shown(key[1])}"
        raise _Fault(f"{names} stand on line {seen[key]} already")
    seen[key] = number


def _article(line: Json) -> AnnotatedArticle:
    meta = line["meta"]
    return AnnotatedArticle(
        document=Document(line["text"], meta.get("title", ""), meta.get("uri", ""), meta["sha256"]),
        article_id=line["id"],
        annotator=meta["annotator"],
        annotations=(*_annotations(line, "span"), *_annotations(line, "claim")),
        pipeline=meta.get("pipeline"),
        scheme=tuple(meta.get("scheme", ())),
        answer=line.get("answer"),
        orphans=tuple(line.get("orphans", ())),
        extra=_extra(line),
        meta_extra=unknown(meta, "meta") or NOTHING_EXTRA,
    )


def _extra(line: Json) -> Mapping[str, object]:
    extra = unknown(line, "line")
    if tokens := [token for token in line.get("tokens", ()) if unknown(token, "token")]:
        extra["tokens"] = tokens
    return extra or NOTHING_EXTRA


def _annotations(line: Json, kind: str) -> Iterator[Annotation]:
    told = line["meta"].get("pipeline")
    for index, item in enumerate(line[f"{kind}s"]):
        record = _record(item, kind)
        if item["origin"] == Origin.PIPELINE:
            record.setdefault("pipeline", told)
        try:
            yield from_record(record)
        except RecordError as error:
            raise _Fault(f"{kind}s[{index}].{error}") from None


def _record(item: Json, kind: str) -> Record:
    record: Record = {"kind": kind, "note": ""}
    record |= {key: value for key, value in item.items() if key not in _DERIVED}
    for key in ("annotator", "created", "updated"):
        record[key] = item.get(key) or ""
    if kind == "claim" and (quotes := unknown(item["text"], "quotes")):
        record["text"] = quotes
    return record
