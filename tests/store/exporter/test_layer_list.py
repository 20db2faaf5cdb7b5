"""A list yields its layers in the order of their sort keys, as often as it is iterated."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.exporter import layer_list
from store.exporter.layer_list import LayerList
from store.library.library import Library


@pytest.mark.parametrize("most_in_memory", [1, 2, 5, 1_000])
def test_layers_come_in_order_again_and_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most_in_memory: int
) -> None:
    monkeypatch.setattr(layer_list, "_MOST_IN_MEMORY", most_in_memory)
    library = Library(tmp_path)
    layers = LayerList(library)
    for article_id, annotator, sort_key in (
        ("é", "boris", "2"),
        ("é", "anna", "2"),
        ("\ud800", "anna", "10"),
        ("b/c", "a\0b", "\U0001f4a9"),
        ("b", "anna", "\uffff"),
    ):
        layers.add(library.article(article_id), annotator, sort_key)

    ids_and_annotators = [(article.id, annotator) for article, annotator in layers]

    assert ids_and_annotators == [
        ("\ud800", "anna"),
        ("é", "boris"),
        ("é", "anna"),
        ("b", "anna"),
        ("b/c", "a\0b"),
    ]
    assert [(article.id, annotator) for article, annotator in layers] == ids_and_annotators
    assert [article.folder for article, _ in layers][3] == library.article("b").folder
    assert len(layers) == 5
