"""Reasons and scores of suggestions: shown, filtered by, accepted by, exported."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from annotate.annotation import Status
from annotate.document import Document, article_id
from annotate.entity import Entity
from annotate.extract.pipeline import choose
from annotate.suggestion import Suggestion, suggestion_id
from store.exporter.in_memory import export_lines
from store.library.library import Library
from tests.tui.reader.test_panel import rows
from tests.tui.reader_harness import SAID, TEXT, entity, open_reader, remember

URI = "/articles/harbour.txt"
DOCUMENT = Document(TEXT, title="harbour.txt", uri=URI)
REASONS = {
    entity("Low Garrick", "PERSON"): (0.91, "learned"),
    SAID: (0.5, "cue said"),
    entity("Ida Quill", "PERSON"): (0.95, "pipeline"),
    entity("Tom Farrow", "PERSON"): (None, "name"),
    entity("Port Ansel", "GPE"): (0.4, "learned"),
    entity("Harbour Board", "ORG"): (None, "pattern"),
}
"""Suggestions with score and reason."""


def library_with_reasons(folder: Path) -> Library:
    library = Library(folder)
    remember(library, DOCUMENT, [])
    name, choice = article_id(DOCUMENT.digest), choose()
    library.article_for(DOCUMENT).save_suggestions(
        choice.cache_name,
        DOCUMENT.digest,
        [
            Suggestion(suggestion_id(name, body), body, score, choice.title, reason)
            for body, (score, reason) in REASONS.items()
        ],
    )
    return library


async def test_every_suggestion_says_why_it_is_there(tmp_path: Path) -> None:
    library_with_reasons(tmp_path)
    async with open_reader(tmp_path, bodies=None, size=(200, 24)) as user:
        seen, panel = [], []
        await user.press("p", "escape")
        for _ in REASONS:
            await user.press("tab")
            seen.append(user.details)
            panel += [row for row in rows(user) if row.endswith(_ENDINGS)]
        assert [_status(line) for line in seen] == [
            "pending 91%, learned",
            "pending 50%, cue ‘said’ that you marked",
            "pending 95%, pipeline",
            "pending, your name list",
            "pending, your patterns",
            "pending 40%, learned",
        ]
        assert [" ".join(row.split()) for row in panel] == [
            "· PER Low Garrick learned, 91%",
            "· said cue ‘said’ that you marked, 50%",
            "· PER Ida Quill pipeline, 95%",
            "· PER Tom Farrow your name list",
            "· ORG Harbour Board your patterns",
            "· GPE Port Ansel learned, 40%",
        ]


_ENDINGS = ("%", "list", "patterns")


def _status(line: str) -> str:
    """The words between the label and what is quoted."""
    return line.partition("  ")[2].partition("  ")[0]


async def test_a_narrow_panel_says_less_or_nothing(tmp_path: Path) -> None:
    library_with_reasons(tmp_path)
    async with open_reader(tmp_path, bodies=None, size=(120, 24)) as user:
        await user.press("p", "tab", "tab")
        [row] = [row for row in rows(user) if "said" in row]
        assert row.endswith(" your cue, 50%")
        assert user.details.startswith("CLAIM  pending 50%, cue ‘said’ that you marked  ")
    async with open_reader(tmp_path, bodies=None) as user:
        await user.press("g", "tab", "tab")
        assert user.details.startswith("CLAIM  pending 50%, your cue  Mayor Ida Quill  said  ")


async def test_scores_of_entities_filter_accept_and_go_out(tmp_path: Path) -> None:
    library = library_with_reasons(tmp_path)
    async with open_reader(tmp_path, bodies=None) as user:
        await user.press("&")
        await user.type(">90% person")
        await user.press("enter", "A")
        people = [user.quote(body.extent) for body in user.items("accepted")]
        assert people == ["Low Garrick", "Ida Quill", "Tom Farrow"]
        assert len(user.items("suggested")) == len(REASONS) - len(people)
    annotated = library.annotated(library.article_for(DOCUMENT), "ann")
    data, _ = export_lines([annotated], statuses=set(Status))
    spans = {span["text"]: span for span in json.loads(data)["spans"]}
    assert (spans["Low Garrick"]["score"], spans["Low Garrick"]["status"]) == (0.91, "accepted")
    assert (spans["Port Ansel"]["score"], spans["Port Ansel"]["status"]) == (0.4, "suggested")
    assert not any("reason" in span for span in spans.values())
    stored = library.article_for(DOCUMENT).layer("ann").load()
    assert all(record.extra == {} for record in stored.records)


def test_uncertain_entities_bring_an_article_to_the_front(tmp_path: Path) -> None:
    library = library_with_reasons(tmp_path)
    stored = library.article_for(DOCUMENT)
    doubt = library.overview(stored, "ann").doubt
    choice = choose()
    suggestions = stored.suggestions(choice.cache_name, DOCUMENT.digest)
    assert suggestions is not None
    certain = [
        replace(each, score=0.99) if isinstance(each.body, Entity) else each for each in suggestions
    ]
    stored.save_suggestions(choice.cache_name, DOCUMENT.digest, certain)
    assert 0 < library.overview(stored, "ann").doubt < doubt
