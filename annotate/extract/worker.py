"""The helper process that runs spaCy, so that no key ever waits for it.

It reads JSON requests from standard input, one a line (article id, size of the text, which stands
behind the line, and options: pipeline, patterns, names, what was learned, own cues, the offset to
begin at, suggestions, structure, evidence), and answers each with lines of JSON: `{"state": …}`,
batches of suggestions, and in the end `{"error": …}` when there can be none, else `{"state":
"done"}`, with `"notices"` where the pipeline cannot do everything. A pipeline is loaded once for
all requests with the same options. A line `{"look": OFFSET}` between them has the offset that is on
the reader's screen now.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from dataclasses import replace
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any, BinaryIO

from annotate.errors import LearnedModelUnusable, PipelineUnavailable
from annotate.extract.pipeline import PipelineChoice, choose
from annotate.extract.wire import decode_cues, decode_names, encode, message, text_behind
from annotate.learning.learned_version import LearnedVersion

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from annotate.extract.extractor import Extractor
    from annotate.learning.learned_model import LearnedModel


_Request = dict[str, Any]

_POLITE, _PATIENT = 5, 15
"""Niceness of the process, usually and with `--patient`; chosen by hand."""


def main() -> None:
    """Answer the requests on standard input until there are no more."""
    answers = _private_output()
    # Reading comes first: a key must not wait for the parser on a machine with one core.
    os.nice(_PATIENT if "--patient" in sys.argv else _POLITE)
    extractors, requests = _Extractors(), _Requests()
    for request in requests:
        try:
            _answer(request, answers, extractors, requests.look)
        except PipelineUnavailable as error:
            answers.write(message(error=str(error)))
        except Exception as error:
            # Whatever goes wrong in a pipeline, the reader goes on without suggestions.
            reason = " ".join(f"{type(error).__name__}: {error}".split())
            answers.write(message(error=f"extraction stopped: {reason}"))
        answers.flush()


class _Requests:
    """The requests on standard input, and the offset on screen while one is answered."""

    def __init__(self) -> None:
        self._waiting: SimpleQueue[_Request | None] = SimpleQueue()
        self._offset_on_screen: int | None = None
        Thread(target=self._read, daemon=True).start()

    def __iter__(self) -> Iterator[_Request]:
        while (request := self._waiting.get()) is not None:
            self._offset_on_screen = None
            yield request

    def look(self) -> int | None:
        """The offset on the reader's screen, if one has come since the request."""
        return self._offset_on_screen

    def _read(self) -> None:
        source = sys.stdin.buffer
        for line in source:
            fields = json.loads(line)
            if "look" in fields:
                self._offset_on_screen = fields["look"]
            else:
                self._waiting.put({**fields, "text": text_behind(fields, source)})
        self._waiting.put(None)


class _Extractors:
    """The extractor of the last request, for the next one with the same options."""

    def __init__(self) -> None:
        self._options: object = None
        self._extractor: Extractor | None = None

    def get(self, choice: PipelineChoice, request: _Request) -> Extractor:
        from annotate.extract.extractor import Extractor  # spaCy is slow to import

        names, learned, cues = (request.get(name) for name in ("names", "learned", "cues"))
        if self._extractor is None or self._options != (choice, names, learned, cues):
            self._extractor = Extractor(
                choice,
                names=decode_names(names),
                learned=_learned_model(learned),
                cues=decode_cues(cues),
            )
            self._options = (choice, names, learned, cues)
        return self._extractor


def _answer(
    request: _Request,
    answers: BinaryIO,
    extractors: _Extractors,
    look: Callable[[], int | None],
) -> None:
    choice = choose(request.get("model"))
    if request.get("patterns"):
        choice = choice.with_patterns(Path(request["patterns"]))
    answers.write(message(state="loading", pipeline=choice.title))
    answers.flush()
    extractor = extractors.get(choice, request)
    batches = extractor.suggest(
        request["text"],
        request["article_id"],
        first=request.get("first", 0),
        with_structure=request.get("structure", False),
        with_evidence=request.get("evidence", False),
        look=look,
    )
    with_suggestions = request.get("suggestions", True)
    for batch in batches:
        answers.write(encode(batch if with_suggestions else replace(batch, suggestions=())))
        answers.flush()
    notices = {"notices": extractor.notices} if extractor.notices else {}
    answers.write(message(state="done", pipeline=choice.title, **notices))


def _learned_model(place: list[str] | None) -> LearnedModel | None:
    """What was learned; None where it has gone since it was checked: there is a newer one then."""
    if place is None:
        return None
    folder, digest = place
    with contextlib.suppress(LearnedModelUnusable):
        return LearnedVersion(Path(folder), digest).load()
    return None


def _private_output() -> BinaryIO:
    """Keep standard output for answers; the output of libraries is discarded."""
    private = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    return os.fdopen(private, "wb")


if __name__ == "__main__":
    main()
