"""Cost of the index of a library and of finding: `python -m benchmarks.corpus [ARTICLES [BYTES]]`.

A generated library is indexed, searched and kept up; a tenth of its articles are annotated. Times
are those of the processor, so that other work on the machine does not count, and each stands beside
a bare reading of the same files in the same run.
"""

from __future__ import annotations

import random
import resource
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from unittest.mock import patch

from annotate.annotation import Status
from annotate.claim import Claim
from annotate.commands import AddClaim
from annotate.document import Document, article_id
from annotate.span import Span
from benchmarks.command_line import parser, positive
from store.index.counting import counter_for
from store.index.finding import find
from store.index.library_index import LibraryIndex
from store.index.refreshing import refresh, refresh_article
from store.index.speaking import voices_of
from store.index.speech_reading import SpeechReader
from store.index.speeches import SpeechQuery
from store.index.typed_query import parse_query
from store.library.library import Library
from tui.api.editing import open_article

_SIZE = (10_000, 10_000)
"""Articles, and bytes of a text."""
_ANNOTATED = 10
"""One article in so many is annotated."""
_WORDS = 20_000
"""Different words of the texts."""
_SKEW = 0.7
"""Exponent of the frequencies of words, about that of news."""
_SENTENCE = 10
"""Words between marks that are not ASCII, on average."""
_LEAST_SPEED = 5.0
"""Megabytes of text that are to be indexed in a second at least."""
_MOST = {"one article": 0.05, "word": 0.1, "expression": 0.2, "speaker": 0.3}
"""Seconds that each may take: to keep up one article, to the first hit, and to every hit."""
_QUERIES = {
    "word": "harbour",
    "expression": r"/\d+ percent/",
    "any expression": "/[aeiou]{9}/",
    "speaker": "speaker:Ida kind:claim",
}


@dataclass(frozen=True, slots=True)
class Timing:
    """Processor time of a search."""

    first: float
    """Seconds to the first hit, or to the end where there is none."""
    indexed: float
    """Seconds until the index has answered."""
    whole: float
    """Seconds to the end, with a look at every article."""
    hits: int
    """Number of hits."""


def main(count: int, size: int) -> None:
    """Print the costs; the exit code is 1 where one is over its bound."""
    with TemporaryDirectory() as name:
        library = Library(Path(name) / "library")
        megabytes = _make(library, count, size) / 1e6
        bare = _seconds(lambda: sum(1 for _ in _bytes_of(library)))
        before = _peak()
        index = LibraryIndex(library)
        index.open()
        built = _seconds(lambda: sum(1 for _ in refresh(index)))
        again = _seconds(lambda: sum(1 for _ in refresh(index)))
        speed = megabytes / built
        print(f"{count:,} articles, {megabytes:.1f} MB of text")
        print(f"bare reading    {bare:6.2f} s")
        print(f"index built     {built:6.2f} s   {speed:.1f} MB/s   {built / bare:.1f} × reading")
        print(f"nothing changed {again:6.2f} s   {again / bare:.1f} × reading")
        folder = next(library.folders()).folder.name
        refreshed = _seconds(lambda: refresh_article(index, folder))
        print(f"one article     {refreshed * 1e3:6.1f} ms")
        timings = {title: _timing(index, line) for title, line in _QUERIES.items()}
        for title, timing in timings.items():
            times = (timing.first, timing.indexed, timing.whole)
            first, indexed, whole = (f"{seconds * 1e3:7.1f} ms" for seconds in times)
            print(f"{title:15} first {first}   all indexed {indexed}   checked {whole}", end="")
            print(f"   {timing.hits:,} hits")
        speaker, everybody, grown = _people(index)
        print(f"claims of one   {speaker * 1e3:6.1f} ms")
        print(f"all who speak   {everybody * 1e3:6.1f} ms   {grown:.0f} MB more")
        print(f"memory          {_peak() - before:.0f} MB more than before")
        print(f"index on disk   {index.path.stat().st_size / 1e6 / megabytes:.2f} × the texts")
        index.close()
    reached = {
        "one article": refreshed,
        **{name: timings[name].first for name in ("word", "expression")},
    }
    reached["speaker"] = max(timings["speaker"].indexed, speaker)
    over = [name for name, seconds in reached.items() if seconds > _MOST[name]]
    over += ["index built"] if speed < _LEAST_SPEED else []
    print("over the bound: " + ", ".join(over) if over else "all within their bounds")
    sys.exit(1 if over else 0)


def _make(library: Library, count: int, size: int) -> int:
    """Fill a library; returns the bytes of its texts."""
    chance = random.Random(18)  # noqa: S311 - the same texts each time
    letters = "etaoinshrdlcumwfgypb"
    words = ["".join(chance.choices(letters, k=chance.randint(2, 9))) for _ in range(_WORDS)]
    total = 0
    # Nothing of it has to survive a power cut.
    with patch("os.fsync"):
        for number in range(count):
            text = _text(number, size, words, chance)
            total += len(text.encode())
            document = Document(text, f"Article {number}", f"/corpus/{number}.txt")
            article = library.article(article_id(document.digest))
            library.add(article, document)
            if number % _ANNOTATED == 0:
                _annotate(library, document)
    return total


def _text(number: int, size: int, words: list[str], chance: random.Random) -> str:
    pieces = ["Mayor Ida Quill said the harbour would open. "] if number % 50 == 0 else []
    pieces += [f"It costs {number} percent more. "] if number % 500 == 0 else []
    length = sum(map(len, pieces))
    while length < size:
        word = words[min(int(chance.paretovariate(_SKEW)), _WORDS) - 1]
        pieces.append(f"{word} " if chance.randrange(_SENTENCE) else f"{word}. “{word.title()} ")
        length += len(pieces[-1])
    return "".join(pieces)


def _annotate(library: Library, document: Document) -> None:
    with open_article(library, document, "ann", labels=["CLAIM"]) as opened:
        for start in range(0, 400, 50):
            source, cue = Span(start, start + 9), Span(start + 9, start + 15)
            content = Span(start + 15, start + 40)
            opened.session.perform(AddClaim(Claim((source,), (cue,), (content,))))


def _bytes_of(library: Library) -> Iterator[bytes]:
    for article in library.folders():
        yield (article.folder / "article.json").read_bytes()
        for text in (article.folder / "texts").iterdir():
            yield text.read_bytes()


def _timing(index: LibraryIndex, line: str) -> Timing:
    start, first, indexed, hits = process_time(), 0.0, 0.0, 0
    for step in find(index, parse_query(line, asker="ann")):
        if step.hits and not first:
            first = process_time() - start
        if step.done and not indexed:
            indexed = process_time() - start
        hits += len(step.hits)
    whole = process_time() - start
    return Timing(first or whole, indexed, whole, hits)


def _people(index: LibraryIndex) -> tuple[float, float, float]:
    """Seconds for the claims of one and for a table of all who speak, and megabytes for that."""
    speech_query, reader = SpeechQuery(frozenset(Status)), SpeechReader(index)

    def count() -> None:
        counter = counter_for(reader.names(), ())
        for speech in reader.speeches(speech_query):
            counter.add(speech)
        counter.counts()

    speaker = _seconds(lambda: voices_of(reader, speech_query, (), "Ida"))
    before = _peak()
    everybody = _seconds(count)
    return speaker, everybody, _peak() - before


def _seconds(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return process_time() - start


def _peak() -> float:
    """The most memory that the process had so far, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    _command_line = parser("corpus", __doc__)
    for _name, _usual in zip(("articles", "bytes"), _SIZE, strict=True):
        _command_line.add_argument(
            _name, nargs="?", type=positive, default=_usual, metavar=_name.upper()
        )
    _given = _command_line.parse_args()
    main(_given.articles, _given.bytes)
