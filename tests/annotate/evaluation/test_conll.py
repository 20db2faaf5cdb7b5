"""CoNLL columns as texts, on lines written for the test."""

from __future__ import annotations

from pathlib import Path

from annotate.entity import Entity
from annotate.span import Span
from benchmarks.conll import as_conll, documents

COLUMNS = """-DOCSTART- -X- -X- O

Ann NNP B-NP B-PER
Lee NNP I-NP I-PER
's POS B-NP O
" " O O
Gull NNP I-NP B-MISC
" " O O
( ( O O
Ansel NNP B-NP B-LOC
) ) O O
cost VBD B-VP O
$ $ B-NP O
3.5 CD I-NP O
, , O O
did VBD O O
n't RB O O
it PRP O O
? . O O

Port NNP B-NP I-LOC
Ansel NNP I-NP I-LOC
Quay NNP I-NP B-LOC

-DOCSTART- -X- -X- O

BOARD NN B-NP B-ORG
"""


def test_tokens_are_joined_as_a_newspaper_would(tmp_path: Path) -> None:
    path = tmp_path / "conll.txt"
    path.write_text(COLUMNS, encoding="utf-8")

    (text, entities), (other, _) = documents(path)

    assert text == "Ann Lee's \"Gull\" (Ansel) cost $3.5, didn't it?\nPort Ansel Quay\n"
    assert [(text[e.span.start : e.span.end], e.label) for e in entities] == [
        ("Ann Lee", "PER"),
        ("Ansel", "LOC"),
        ("Port Ansel", "LOC"),
        ("Quay", "LOC"),
    ]
    assert other == "BOARD\n"


def test_predicted_entities_take_the_labels_and_borders_of_conll() -> None:
    text = "The Ferry Board's tenth day"
    entities = (Entity(Span(0, 17), "ORG"), Entity(Span(18, 27), "DATE"), Entity(Span(4, 9), "GPE"))

    assert as_conll(text, entities) == (Entity(Span(4, 15), "ORG"), Entity(Span(4, 9), "LOC"))
