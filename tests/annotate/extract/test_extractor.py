"""The real pipeline on generated articles: offsets give the text, whatever stands in it."""

from __future__ import annotations

import pytest

from annotate.claim import Claim
from annotate.entity import Entity
from annotate.extract import chunks
from annotate.extract.batch import Batch
from annotate.extract.extractor import Extractor
from annotate.extract.pipeline import choose
from annotate.suggestion import Suggestion, suggestion_id
from tests.annotate.extract.articles import article

ARTICLE = article(24)


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    return Extractor(choose())


@pytest.fixture(scope="session")
def batches(extractor: Extractor) -> list[Batch]:
    """One extraction of one article for all tests."""
    return list(extractor.suggest(ARTICLE, "an-id"))


def suggestions(extractor: Extractor, text: str) -> list[Suggestion]:
    return [
        suggestions
        for batch in extractor.suggest(text, "an-id")
        for suggestions in batch.suggestions
    ]


def quotes(text: str, suggestions: list[Suggestion], kind: type[Entity | Claim]) -> list[str]:
    """The texts of the suggestions of one kind; `…` separates the pieces of a content."""
    bodies = [suggestion.body for suggestion in suggestions if isinstance(suggestion.body, kind)]
    places = [body.content if isinstance(body, Claim) else body.fragments for body in bodies]
    return [" … ".join(text[span.start : span.end] for span in pieces) for pieces in places]


def all_of(batches: list[Batch]) -> list[Suggestion]:
    return [suggestions for batch in batches for suggestions in batch.suggestions]


def test_people_are_found_where_they_stand(batches: list[Batch]) -> None:
    names = quotes(ARTICLE, all_of(batches), Entity)

    for person in ("Ann Lee", "Bob Dole", "Eve Hart"):
        assert names.count(person) >= ARTICLE.count(person) // 2


def test_a_broken_quotation_is_one_claim_of_two_pieces(batches: list[Batch]) -> None:
    contents = quotes(ARTICLE, all_of(batches), Claim)

    assert contents.count("“We know,” … “and we are sorry.”") >= 20


def test_every_fragment_lies_in_the_text_and_has_words_at_its_edges(batches: list[Batch]) -> None:
    for suggestion in all_of(batches):
        for span in suggestion.body.fragments:
            quote = ARTICLE[span.start : span.end]
            assert span.end <= len(ARTICLE)
            assert quote == quote.strip() != ""


def test_batches_tell_how_far_they_have_come(batches: list[Batch]) -> None:
    done = [batch.done for batch in batches]

    assert len(batches) > 1
    assert done == sorted(set(done))
    assert done[-1] == batches[-1].total == len(ARTICLE)


def test_nothing_is_suggested_twice(batches: list[Batch]) -> None:
    ids = [suggestion.id for suggestion in all_of(batches)]

    assert len(ids) == len(set(ids))


def test_ids_follow_from_the_article_and_the_proposal(
    extractor: Extractor, batches: list[Batch]
) -> None:
    suggestions = all_of(batches)

    assert [s.id for s in suggestions] == [suggestion_id("an-id", s.body) for s in suggestions]
    assert all_of(list(extractor.suggest(ARTICLE, "an-id"))) == suggestions
    other = all_of(list(extractor.suggest(ARTICLE, "another-id")))
    assert not {s.id for s in other} & {s.id for s in suggestions}


def test_a_speaker_is_a_suggested_entity_of_the_same_article(batches: list[Batch]) -> None:
    suggestions = all_of(batches)
    entities = {s.id for s in suggestions if isinstance(s.body, Entity)}
    speakers = {s.body.speaker for s in suggestions if isinstance(s.body, Claim) and s.body.speaker}

    assert speakers
    assert speakers <= entities


def test_scores_are_parts_of_one_and_the_pipeline_is_named(batches: list[Batch]) -> None:
    for suggestion in all_of(batches):
        assert suggestion.score is None or 0 <= suggestion.score <= 1
        assert suggestion.pipeline == choose().title


def test_windows_line_breaks_change_no_word(extractor: Extractor) -> None:
    plain, windows = article(4), article(4, line_break="\r\n")

    for kind in (Entity, Claim):
        expected = quotes(plain, suggestions(extractor, plain), kind)
        assert quotes(windows, suggestions(extractor, windows), kind) == expected
        assert expected


def test_lone_surrogates_shift_nothing(extractor: Extractor) -> None:
    text = "\ud83d Ann Lee \udc80 said in Paris that it was late.\n\nBob Dole left Oslo \ud800.\n"

    assert {"Paris", "Bob Dole"} <= set(quotes(text, suggestions(extractor, text), Entity))


def test_controls_and_hidden_characters_shift_nothing(extractor: Extractor) -> None:
    text = "\x1b[2J\u202e\0\u200b\n\nBob Dole left Paris \u2028 for Oslo.\x07\n"

    assert "Bob Dole" in quotes(text, suggestions(extractor, text), Entity)


def test_a_very_long_paragraph_is_cut_and_analysed_to_its_end(
    extractor: Extractor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chunks, "_HARD_LIMIT", 3_000)
    text = "It was late. " * 500 + "Bob Dole flew to Paris on Monday."

    assert len(list(extractor.suggest(text, "an-id"))) == 3
    assert "Bob Dole" in quotes(text, suggestions(extractor, text), Entity)


def test_chunks_looked_at_meanwhile_come_next(extractor: Extractor) -> None:
    text = article(120)
    end = len(text) - 1
    places = iter([None, end, end, 0])

    batches = list(extractor.suggest(text, "an-id", look=lambda: next(places, end)))

    orders = [batch.is_provisional for batch in batches]
    last, before_last = batches[-1], batches[-2]
    # Asked before the second chunk; the last one is parsed no second time, and is the last again.
    assert orders == [False, True, *[False] * (len(batches) - 2)]
    assert (batches[1].start, batches[1].end) == (last.start, len(text))
    assert batches[1].suggestions
    plain = list(extractor.suggest(text, "an-id"))
    assert [batch for batch in batches if not batch.is_provisional] == plain
    assert before_last.end == last.start


@pytest.mark.parametrize("text", ["", "\n", " \r\n\t", "\ud800", "💩", "“", "…”"])
def test_next_to_nothing_gives_nothing(extractor: Extractor, text: str) -> None:
    assert suggestions(extractor, text) == []
