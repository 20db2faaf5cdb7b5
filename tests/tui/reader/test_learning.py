"""Learning in the reader: after D it learns beside one, and what is pending is suggested by it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from annotate.claim import Claim
from annotate.commands import Accept
from annotate.document import Document
from annotate.entity import Entity
from annotate.extract.pipeline import choose
from annotate.labels.file import parse_scheme
from annotate.labels.scheme import ONTONOTES
from annotate.learning.gate import Gain
from annotate.learning.learn import Learned
from annotate.learning.learned_model import LearnedModel
from annotate.span import Span
from annotate.suggestion import Body
from store.editing.open_article import SaveListener
from store.editing.opening import open_article
from store.library.learned_models import LearnedModels, Terms
from store.library.library import Library
from tests.builders import author
from tests.ferry_articles import LABELS, ferry_article
from tests.tui.reader_harness import ReaderUser, open_reader, remember, until
from tui.app.app import PostilApp
from tui.config.label_files import SchemeChoice
from tui.library.learned_words import learned_words
from tui.reader.screen import ReaderScreen

MINE = SchemeChoice(parse_scheme(LABELS, title="mine"), Path("labels.toml"), LABELS)
LAST = (
    "The ferry Blue Heron left at noon, Anton Moran told reporters. Anton Moran was late.\n"
    "Ida Quill bristled that it rained.\n"
)


def article_with_claim(number: int) -> tuple[str, list[Body]]:
    """An article about ferries, and a claim at a cue that Postil's own list does not have."""
    ferries, entities = ferry_article(number)
    text = f"{ferries}Tom Farrow bristled that it rained.\n"
    start, end = len(ferries), len(text) - 2
    claim = Claim(
        (Span(start, start + 10),), (Span(start + 11, start + 19),), (Span(start + 20, end),)
    )
    return text, [*entities, claim]


def add_done(library: Library, number: int) -> None:
    """Add an article in which everything is accepted, and that is done."""
    text, bodies = article_with_claim(number)
    document = Document(text, title=f"Article {number}", uri=f"/articles/{number}.txt")
    remember(library, document, bodies)
    article = open_article(
        library,
        document,
        author("ann"),
        scheme=("WHO", "SHIP"),
        pipeline=choose().cache_name,
        listener=SaveListener(saved=lambda _: None, failed=lambda _: None),
    )
    pending = article.session.annotations.pending
    article.session.perform(Accept(tuple(item.id for item in pending)))
    article.session.give_answer("accept")
    assert article.close() is None


def spans(user: ReaderUser, status: str) -> list[tuple[str, str]]:
    bodies = user.items(status)
    return [(user.quote(body.span), body.label) for body in bodies if isinstance(body, Entity)]


@pytest.mark.long
@pytest.mark.usefixtures("started_helpers")
async def test_the_third_done_article_teaches_the_one_that_is_open(tmp_path: Path) -> None:
    library = Library(tmp_path)
    for number in (1, 2):
        add_done(library, number)
    last = Document(LAST, "Again", "/articles/again.txt")
    library.article_for(last).create(last)
    text, bodies = article_with_claim(3)
    uri = "/articles/3.txt"
    async with open_reader(tmp_path, text=text, uri=uri, bodies=bodies, labels=MINE) as user:
        app = user.reader.app
        assert isinstance(app, PostilApp)
        await user.press("A", "D")
        await until(user.pilot, lambda: is_open(app, "Again"))
        reader = app.screen
        assert isinstance(reader, ReaderScreen)
        user = ReaderUser(user.pilot, reader)  # noqa: PLW2901 - the other reader is gone
        # Marked by hand meanwhile: it stays, and so does the focus.
        await user.press("1")
        decided, focus = user.items("accepted"), user.focus
        assert len(decided) == 1
        await until(user.pilot, lambda: "learned from 3 articles: names" in user.message)
        await until(user.pilot, lambda: ("Anton Moran", "WHO") in spans(user, "suggested"))
        await until(user.pilot, lambda: not reader.is_extracting)
        people = [span for span in spans(user, "suggested") if span[1] == "WHO"]
        assert people == [*[("Anton Moran", "WHO")] * 2, ("Ida Quill", "WHO")]
        assert (user.items("accepted"), user.focus) == (decided, focus)
        seen = []
        for _ in range(7):
            await user.press("tab")
            seen.append(user.details)
        assert any(re.match(r"WHO  pending \d+%, (pipeline|learned)", line) for line in seen), seen
        # The cue was marked in the articles before, and no list has it.
        claim = r"CLAIM  pending \d+%, your cue  Ida Quill  bristled  that it"
        assert any(re.match(claim, line) for line in seen), seen
    assert 'lemma = "bristle"' in library.cues_path.read_text("utf-8")
    # Kept with the digest of the model: there at once when the article is opened again.
    async with open_reader(tmp_path, text=LAST, uri=last.uri, bodies=None, labels=MINE) as user:
        assert not user.reader.is_extracting
        assert ("Anton Moran", "WHO") in spans(user, "suggested")
    # Under other labels nothing of it speaks.
    async with open_reader(tmp_path, text=LAST, uri=last.uri, bodies=None) as user:
        await until(user.pilot, lambda: not user.reader.is_extracting)
        assert ("Anton Moran", "PERSON") in spans(user, "suggested")


def is_open(app: PostilApp, title: str) -> bool:
    screen = app.screen
    return (
        isinstance(screen, ReaderScreen)
        and screen.document.title == title
        and screen.session is not None
    )


async def test_damaged_learning_is_set_aside_with_a_word_and_reading_goes_on(
    tmp_path: Path,
) -> None:
    models = LearnedModels(Library(tmp_path), "ann")
    models.save(Learned(LearnedModel()), 3, Terms.of(choose().cache_name, ONTONOTES))
    next(models.folder.glob("*/model.json")).write_bytes(b"?")
    async with open_reader(tmp_path) as user:
        await until(user.pilot, lambda: "what was learned is damaged" in user.message)
        await user.press("tab", "a")
        assert len(user.items("accepted")) == 1


def test_words_say_what_was_gained_and_where_nothing_was() -> None:
    better, same = Gain(75.2, 82.9, 12, is_used=True), Gain(75.2, 75.2, 12, is_used=False)
    assert learned_words(12, better, None) == "learned from 12 articles: names agree 75% → 83%"
    assert (
        learned_words(12, same, better)
        == "learned from 12 articles: names agree 75% as before, claims agree 75% → 83%"
    )
    few = Gain(0, 0, 3, is_used=False)
    words = "learned from 3 articles: names agree 75% as before, claims too few yet"
    assert learned_words(3, same, few) == words
    assert learned_words(3, same, None, 2).endswith("names agree 75% as before, 2 own cues")
    assert learned_words(3, None, None) == "learned from 3 articles: nothing yet"
