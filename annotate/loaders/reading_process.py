"""`python -m annotate.loaders.reading_process`: reads one source within limits, then ends.

Standard input holds a line of JSON with the source's fields and the limits, then its bytes;
standard output gets a line with the kind of answer, then the answer: a document, or words.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import signal
import sys

from annotate.errors import UnreadableArticle
from annotate.loaders import registry
from annotate.loaders.document_wire import encode
from annotate.loaders.source import Source


def main() -> None:
    """Read the request, and write the answer."""
    # Libraries may print: whatever they print must not get into the answer.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    request = json.loads(sys.stdin.buffer.readline())
    _limit(**request["limits"])
    kind, answer = _answer(Source(sys.stdin.buffer.read(), **request["source"]))
    with answers:
        answers.write(kind + b"\n" + answer)
    # Taking a large document apart takes longer than reading it again.
    os._exit(0)


def _limit(seconds: int, memory: int) -> None:
    """Let the system end this process at the limits, even where nobody waits for it any more."""
    # The process that waits for this one ends it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    # It ends before cycles of unused objects could fill the memory.
    gc.disable()


def _answer(source: Source) -> tuple[bytes, bytes]:
    try:
        return b"document", encode(registry.load(source))
    except UnreadableArticle as error:
        return b"error", _words(str(error))
    except MemoryError:
        return b"memory", b""
    except Exception as error:
        # Whatever a library stumbles over is a fault of one file, not the end of a session.
        return b"fault", _words(f"{type(error).__name__}: {error}")


def _words(words: str) -> bytes:
    return json.dumps(words).encode("ascii")


if __name__ == "__main__":
    main()
