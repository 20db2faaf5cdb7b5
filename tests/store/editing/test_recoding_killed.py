"""A decision on many articles under kill -9: whole or not at all in each, and finished later."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from annotate.author import Author
from annotate.commands import Verb
from annotate.labels.scheme import ONTONOTES
from store.editing.recodings import Part, Recodings, Stage
from store.library.library import Library
from tests.store.index.shelves import shelf

_DOING = """
import sys
from pathlib import Path
from annotate.author import Author
from annotate.labels.scheme import ONTONOTES
from store.editing.recodings import Recodings
from store.library.library import Library

recodings = Recodings(Library(Path(sys.argv[1])), Author("anna"), ONTONOTES)
for outcome in recodings.carry_out(recodings.last()):
    print("x", flush=True)
"""
_ARTICLES = 12


def counts(library: Library) -> list[int]:
    """The number of accepted names, article by article."""
    return [
        sum(item.status == "accepted" for item in library.annotated(article, "anna").spans)
        for article in library.articles()
    ]


def test_a_kill_leaves_every_article_whole_or_as_it_was(tmp_path: Path) -> None:
    library = Library(tmp_path / "library")
    shelf(library, {f"no {n}": f"Quill, Quill and Quill {n}.\n" for n in range(_ARTICLES)})
    parts = [
        Part(a.id, a.id, a.facts().digest, tuple(i.id for i in library.annotated(a, "anna").spans))
        for a in library.articles()
    ]
    recodings = Recodings(library, Author("anna"), ONTONOTES)
    recodings.begin(Verb.ACCEPT, "", parts)
    for killed_after in (1, 3):
        command = [sys.executable, "-c", _DOING, str(library.root)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            for _ in range(killed_after):
                process.stdout.readline()
            process.kill()
        assert set(counts(library)) <= {0, 3}
        assert counts(library).count(3) >= killed_after
        last = recodings.last()
        assert last is not None
        assert last.stage is Stage.DOING
    outcomes = list(recodings.carry_out(last))
    assert [outcome.changed for outcome in outcomes] == [3] * _ARTICLES
    assert counts(library) == [3] * _ARTICLES
    list(recodings.take_back(last))
    assert counts(library) == [0] * _ARTICLES
