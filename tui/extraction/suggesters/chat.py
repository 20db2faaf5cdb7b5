"""A large language model as a suggester, on any server with OpenAI's interface for chats."""

from __future__ import annotations

import contextlib
import json
import os
import time
from collections.abc import Iterator
from typing import Any

from annotate.extract.chunks import analysable, chunks
from annotate.span import Span
from annotate.suggesters.answer import one_line, read_proposal
from annotate.suggesters.collecting import SuggesterFailed
from annotate.suggesters.faults import ProposalRefused
from annotate.suggesters.places import PlaceFinder
from annotate.suggesters.prompt import answer_schema, messages
from annotate.suggesters.request import Request, body_fields
from tui.config.suggesters import Suggester
from tui.extraction.suggesters.budget import DayBudget
from tui.extraction.suggesters.source import LONGEST_REASON
from tui.extraction.suggesters.web import post

_PIECE = 6_000
"""About the characters of an article that are sent at once; chosen by hand, so that small models
still see all of it."""
_ANSWER_TOKENS = 4_096
"""Tokens of an answer at most; chosen by hand."""
_BYTES_A_TOKEN = 3
"""Bytes of a token where a server does not count, at least in most languages; chosen by hand."""
_MOST_BYTES = 4_000_000
"""Bytes of an answer at most; chosen by hand."""


class ChatSuggester:
    """Asks a model about an article piece by piece, within limits of tokens and time."""

    def __init__(self, suggester: Suggester, budget: DayBudget | None = None) -> None:
        self._suggester = suggester
        self._budget = budget or DayBudget(suggester.name, suggester.day_tokens)

    def answers(self, request: Request, *, seconds: float) -> Iterator[list[bytes]]:
        """Yield the suggestions of each piece of the article as lines."""
        deadline, tokens_left = time.monotonic() + seconds, self._suggester.article_tokens
        for piece in _pieces(request.text):
            body = self._body(request, analysable(request.text[piece.start : piece.end]))
            needed_tokens = len(body) // _BYTES_A_TOKEN
            if needed_tokens > tokens_left:
                note = f"stopped at character {piece.start:,}, as article_tokens allows no more"
                yield [_line({"done": True, "note": note})]
                return
            if needed_tokens > self._budget.left:
                raise SuggesterFailed("has used up its day_tokens")
            answer = self._ask(body, deadline, seconds)
            used = max(needed_tokens, _used_tokens(answer))
            self._budget.use(used)
            tokens_left -= used
            yield list(_lines(request, piece, _suggestions(answer)))
        yield [_line({"done": True})]

    def _body(self, request: Request, text: str) -> bytes:
        form = {"name": "suggestions", "strict": True, "schema": answer_schema(request.labels)}
        fields = {
            "model": self._suggester.model,
            "messages": messages(request, text),
            "temperature": 0,
            "max_tokens": _ANSWER_TOKENS,
            "response_format": {"type": "json_schema", "json_schema": form},
        }
        return json.dumps(fields, ensure_ascii=False).encode("utf-8", "replace")

    def _ask(self, body: bytes, deadline: float, seconds: float) -> dict[str, Any]:
        remaining = deadline - time.monotonic()
        if remaining <= 0:
            raise SuggesterFailed(f"took longer than {seconds:g} s")
        data = b""
        url = f"{self._suggester.url.rstrip('/')}/chat/completions"
        with contextlib.closing(post(url, body, self._headers(), seconds=remaining)) as chunks_in:
            for chunk in chunks_in:
                data += chunk
                if len(data) > _MOST_BYTES:
                    raise SuggesterFailed("wrote far too much")
        try:
            answer = json.loads(data)
        except (ValueError, RecursionError):
            answer = None
        if not isinstance(answer, dict):
            raise SuggesterFailed("its answer is no JSON")
        return answer

    def _headers(self) -> dict[str, str]:
        """The header with the key, which is read from the environment and nowhere kept."""
        name = self._suggester.key_env
        if not name:
            return {}
        key = os.environ.get(name, "").strip()
        if not key:
            raise SuggesterFailed(f"the environment has no key in {name}")
        if not key.isascii() or not key.isprintable():
            raise SuggesterFailed(f"the key in {name} has characters that no key has")
        return {"Authorization": f"Bearer {key}"}


def _pieces(text: str) -> Iterator[Span]:
    """Yield stretches of whole paragraphs."""
    start = end = 0
    for chunk in chunks(text):
        if chunk.end - start > _PIECE and end > start:
            yield Span(start, end)
            start = end
        end = chunk.end
    if end > start:
        yield Span(start, end)


def _used_tokens(answer: dict[str, Any]) -> int:
    """The tokens that a server says it used; 0 where it does not say."""
    usage = answer.get("usage")
    total = usage.get("total_tokens") if isinstance(usage, dict) else None
    return total if isinstance(total, int) else 0


def _suggestions(answer: dict[str, Any]) -> list[Any]:
    """The suggestions in an answer.

    Raises:
        SuggesterFailed: It is cut off, a refusal, or has another form.
    """
    match answer:
        case {"choices": [{"finish_reason": "length"}, *_]}:
            raise SuggesterFailed(f"its answer was cut off at {_ANSWER_TOKENS:,} tokens")
        case {"choices": [{"message": {"refusal": str(words)}}, *_]} if words:
            raise SuggesterFailed(f"refused: {one_line(words, LONGEST_REASON)}")
        case {"choices": [{"message": {"content": str(content)}}, *_]}:
            with contextlib.suppress(ValueError, RecursionError):
                fields = json.loads(content)
                if isinstance(fields, dict) and isinstance(fields.get("suggestions"), list):
                    return list(fields["suggestions"])
    raise SuggesterFailed("its answer does not have the form that was asked for")


def _lines(request: Request, piece: Span, suggestions: list[Any]) -> Iterator[bytes]:
    """Yield the suggestions of a piece, with offsets into the article where they are found."""
    text = request.text[piece.start : piece.end]
    places, labels = PlaceFinder(text), {label.name: label for label in request.labels}
    for fields in suggestions:
        try:
            body = places.body(read_proposal(fields, labels)).shifted(piece.start)
        except (ProposalRefused, AttributeError):
            # Whoever collects the lines says what is wrong with it, and counts it.
            yield _line(fields)
            continue
        why = {"why": fields["why"]} if fields.get("why") else {}
        yield _line({**body_fields(request.text, body), **why})


def _line(fields: Any) -> bytes:
    return json.dumps(fields).encode("ascii")
