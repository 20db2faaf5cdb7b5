"""The process that learns while a person reads, so that no key ever waits for it.

It reads one line of JSON from standard input (library, annotator, labels as the text of a file or
null, pipeline), learns from what is done, puts the model in force, and answers with one line:
`{"articles": …, "digest": …, "entities": …, "claims": …, "cues": …, "remark": …}`, or
`{"error": …}`. Killed at any moment, it leaves the model that was in force or the new one, and the
list of cues as it was or counted anew.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from annotate.errors import PostilError
from annotate.extract.pipeline import choose
from annotate.labels.file import scheme_of
from annotate.learning.gate import Gain
from store.library.learning import Course
from store.library.library import Library

_NICENESS = 10
"""Niceness of the process; chosen by hand, more than that of what looks for suggestions."""


def main() -> None:
    """Answer the request on standard input."""
    answers = os.fdopen(os.dup(1), "w", encoding="ascii")
    # Libraries may print: that is no answer.
    os.dup2(2, 1)
    os.nice(_NICENESS)
    try:
        answer = _answer(json.loads(sys.stdin.readline()))
    except PostilError as error:
        answer = {"error": str(error)}
    except Exception as error:
        # Whatever goes wrong in learning, the reader goes on with what it has.
        answer = {"error": " ".join(f"{type(error).__name__}: {error}".split())}
    answers.write(json.dumps(answer) + "\n")
    answers.close()


def _answer(request: dict[str, Any]) -> dict[str, Any]:
    library, scheme = Library(Path(request["library"])), scheme_of(request["labels"])
    choice = choose(request["pipeline"]).with_patterns(library.patterns_path)
    course = Course(library, request["annotator"], scheme, choice)
    lessons = list(course.lessons()) if course.has_enough else []
    if not lessons or course.models.is_off:
        return {"articles": len(lessons), "digest": "", "entities": None, "claims": None}
    learned = course.learn_and_store(lessons)
    cues, remark = course.count_cues(lessons)
    return {
        "articles": len(lessons),
        "digest": f"{learned.model.digest} {cues.digest}",
        "cues": sum(cue.makes_readings for cue in cues),
        "remark": remark,
        "entities": _gain(learned.entities),
        "claims": _gain(learned.claims),
    }


def _gain(gain: Gain | None) -> dict[str, Any] | None:
    return asdict(gain) if gain is not None else None


if __name__ == "__main__":
    main()
