"""A shelf gives layers in the order of their places, as often as it is gone through."""

from __future__ import annotations

from pathlib import Path

from store.exporter.layer_list import LayerList
from store.library.library import Library


def test_layers_come_in_order_again_and_again(tmp_path: Path) -> None:
    library = Library(tmp_path)
    shelf = LayerList(library)
    for name, annotator, place in (
        ("é", "boris", "2"),
        ("é", "anna", "2"),
        ("\ud800", "anna", "10"),
        ("b/c", "a\0b", "\U0001f4a9"),
        ("b", "anna", "\uffff"),
    ):
        shelf.put(library.article(name), annotator, place)

    found = [(article.id, annotator) for article, annotator in shelf]

    assert found == [
        ("\ud800", "anna"),
        ("é", "boris"),
        ("é", "anna"),
        ("b", "anna"),
        ("b/c", "a\0b"),
    ]
    assert [(article.id, annotator) for article, annotator in shelf] == found
    assert [article.folder for article, _ in shelf][3] == library.article("b").folder
    assert len(shelf) == 5
