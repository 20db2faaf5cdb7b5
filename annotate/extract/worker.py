"""The helper process that runs spaCy, so that no key ever waits for it.

It reads one JSON request from standard input (text, article id, and what else is wished: pipeline,
patterns, names, the offset to begin at, structure) and answers with lines of JSON: `{"state": …}`,
batches of suggestions, `{"error": …}` when there can be none, and `{"state": "done"}`, with
`"notices"` where the pipeline cannot do everything.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any, BinaryIO

from annotate.errors import PipelineUnavailable
from annotate.extract.pipeline import choose
from annotate.extract.wire import decode_names, encode, message


def main() -> None:
    """Answer the request on standard input."""
    answers = _private_output()
    # Reading comes first: a key must not wait for the parser on a machine with one core.
    os.nice(5)
    request = json.loads(sys.stdin.buffer.read())
    try:
        _answer(request, answers)
    except PipelineUnavailable as error:
        answers.write(message(error=str(error)))
    except Exception as error:
        # Whatever goes wrong in a pipeline, the reader goes on without suggestions.
        reason = " ".join(f"{type(error).__name__}: {error}".split())
        answers.write(message(error=f"extraction stopped: {reason}"))
    answers.flush()


def _answer(request: dict[str, Any], answers: BinaryIO) -> None:
    choice = choose(request.get("model"))
    if request.get("patterns"):
        choice = choice.with_patterns(Path(request["patterns"]))
    answers.write(message(state="loading", pipeline=choice.title))
    answers.flush()
    from annotate.extract.extractor import Extractor  # spaCy is slow to import

    extractor = Extractor(choice, names=decode_names(request.get("names")))
    found = extractor.suggest(
        request["text"],
        request["article_id"],
        first=request.get("first", 0),
        with_structure=request.get("structure", False),
    )
    for batch in found:
        answers.write(encode(batch))
        answers.flush()
    notices = {"notices": extractor.notices} if extractor.notices else {}
    answers.write(message(state="done", pipeline=choice.title, **notices))


def _private_output() -> BinaryIO:
    """Keep standard output for answers; whatever libraries print goes nowhere."""
    private = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    return os.fdopen(private, "wb")


if __name__ == "__main__":
    main()
