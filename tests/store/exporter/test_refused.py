"""Articles that cannot be exported, in every format and without stopping the others."""

from __future__ import annotations

from functools import partial

import pytest

from annotate.document import Document
from annotate.entity import Entity
from annotate.span import Span
from store.annotated_article import AnnotatedArticle
from store.errors import ExportRefused, StoreDamaged
from store.exporter.export import Exportable, ExportJob
from store.exporter.plan import ExportPlan
from store.exporter.refused import WithoutRefused, find_refused
from store.formats.format import Format
from store.formats.registry import FORMATS
from tests.store.formats.examples import annotation


def read(name: str) -> AnnotatedArticle:
    if name == "damaged":
        raise StoreDamaged("damaged cannot be read")
    end = 99 if name == "beyond" else 3
    item = annotation("e", Entity(Span(0, end), "PERSON"))
    return AnnotatedArticle(Document("Ann.", name, ""), name, "anna", (item,))


def exportables(*names: str) -> list[Exportable]:
    return [Exportable(name, partial(read, name)) for name in names]


@pytest.mark.parametrize("file_format", FORMATS, ids=lambda file_format: file_format.name)
def test_the_others_go_out_without_one_that_cannot_be_read(file_format: Format) -> None:
    articles = exportables("first", "damaged", "last")
    plan = ExportPlan(file_format, unfinished_as_outside=True)
    stopped = ExportJob(articles, plan)
    with pytest.raises(StoreDamaged):
        list(stopped.pieces())
    assert stopped.is_stopped

    refusals = find_refused(articles, plan)
    job = ExportJob(WithoutRefused(articles, refusals), plan)
    pieces = list(job.pieces())

    assert {position: str(error) for position, error in refusals.items()} == {
        1: "damaged cannot be read"
    }
    assert pieces
    assert job.article_counts == {"": 2}
    assert not job.is_stopped


def test_every_one_that_would_not_be_read_back_is_found() -> None:
    refusals = find_refused(exportables("beyond", "first", "damaged", "beyond"), ExportPlan())

    assert [(position, type(error)) for position, error in refusals.items()] == [
        (0, ExportRefused),
        (2, StoreDamaged),
        (3, ExportRefused),
    ]


def test_a_sound_export_is_not_stopped() -> None:
    job = ExportJob(exportables("first", "last"), ExportPlan())

    assert list(job.pieces())
    assert not job.is_stopped
    assert find_refused(exportables("first", "last"), ExportPlan()) == {}
