"""What a PDF holds beside the text of its pages is counted: each PDF is written by hand."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from annotate.errors import UnreadableArticle
from annotate.loaders import pdf as pdf_loader
from tests.annotate.loaders.sources import source

TEXT_FIELD = "<</Type/Annot/Subtype/Widget/FT/Tx/Rect[9 9 90 30]/T(f%d)"
CHECK_BOX = "<</Type/Annot/Subtype/Widget/FT/Btn/Rect[9 9 30 30]/T(f%d)/AP<</N<</Yes 9 0 R>>>>"
EXTRAS = {
    "note": ("<</Type/Annot/Subtype/Text/Rect[1 1 9 9]/Contents(Really?)>>", "comment"),
    "highlight with a word": (
        "<</Type/Annot/Subtype/Highlight/Rect[1 1 9 9]/Contents(Who?)>>",
        "comment",
    ),
    "text box": ("<</Type/Annot/Subtype/FreeText/Rect[1 1 99 9]/Contents(Check this)>>", "comment"),
    "note in UTF-16": (
        "<</Type/Annot/Subtype/Text/Rect[1 1 9 9]/Contents<FEFF0416D83DDE00>>>",
        "comment",
    ),
    "highlight": ("<</Type/Annot/Subtype/Highlight/Rect[1 1 9 9]>>", ""),
    "blank note": ("<</Type/Annot/Subtype/Text/Rect[1 1 9 9]/Contents( )>>", ""),
    "window of a note": ("<</Type/Annot/Subtype/Popup/Rect[1 1 9 9]/Contents(Really?)>>", ""),
    "link": ("<</Type/Annot/Subtype/Link/Rect[1 1 9 9]/A<</S/URI/URI(http://a.example/)>>>>", ""),
    "filled field": (f"{TEXT_FIELD}/V(Ida Holm)>>", "filled field"),
    "empty field": (f"{TEXT_FIELD}>>", ""),
    "chosen value": (
        f"{TEXT_FIELD.replace('/Tx', '/Ch/Ff 131072')}/Opt[(Rye)(Hull)]/V(Rye)>>",
        "filled field",
    ),
    "checked box": (f"{CHECK_BOX}/V/Yes/AS/Yes>>", "filled field"),
    "empty box": (f"{CHECK_BOX}/V/Off/AS/Off>>", ""),
}
"""Annotations of a page, each with the name that it is counted under, if it is."""
TWO_PLACES = tuple("<</Type/Annot/Subtype/Widget/Rect[9 9 90 30]/Parent 5 0 R>>" for _ in range(2))
"""The places of one field, whose name and value stand apart from both."""
SHARED_FIELD = "<</FT/Tx/T(both)/V(Harbour)/Kids[%s]>>"


def written(
    text: str, annotations: list[str], *, catalog: str = "", form: str = "", field: str = "null"
) -> bytes:
    """A PDF of one page.

    Args:
        text: The text of the page.
        annotations: What stands beside it; the names of fields get the number of each.
        catalog: More of the document's first object.
        form: More of its form.
        field: A field apart from its places.
    """
    content = f"BT /F1 12 Tf 20 50 Td ({text}) Tj ET" if text else "0 0 9 9 re f"
    numbered = [item % i if "%d" in item else item for i, item in enumerate(annotations)]
    references = " ".join(f"{number} 0 R" for number in range(10, 10 + len(numbered)))
    objects = {
        1: f"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[5 0 R {references}]{form}>>{catalog}>>",
        2: "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 100]/Contents 4 0 R"
        f"/Resources<</Font<</F1 6 0 R>>>>/Annots[{references}]>>",
        4: f"<</Length {len(content)}>>stream\n{content}\nendstream",
        5: field.replace("%s", references),
        6: "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        7: "<</Type/Filespec/F(notes.txt)/EF<</F 8 0 R>>>>",
        8: "<</Type/EmbeddedFile/Length 5>>stream\nnotes\nendstream",
        9: "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 0>>stream\n\nendstream",
        **dict(enumerate(numbered, start=10)),
    }
    body = "".join(f"{number} 0 obj\n{each}\nendobj\n" for number, each in objects.items())
    return f"%PDF-1.7\n{body}trailer<</Root 1 0 R/Size 99>>\n%%EOF\n".encode("latin-1")


def counts(remarks: tuple[str, ...]) -> dict[str, int]:
    words = " ".join(remark for remark in remarks if remark.startswith("left out beside the text"))
    return {name: int(count) for count, name in re.findall(r"(\d+) × ([\w ]+)", words)}


@given(st.lists(st.sampled_from(sorted(EXTRAS)), max_size=8))
@settings(max_examples=25, deadline=None)
@example(sorted(EXTRAS))
def test_comments_and_filled_fields_are_counted(names: list[str]) -> None:
    data = written("The quay opens.", [EXTRAS[name][0] for name in names])

    document = pdf_loader.load(source(data, "paper.pdf"))

    kinds = [EXTRAS[name][1] for name in names if EXTRAS[name][1]]
    assert document.text == "The quay opens."
    assert counts(document.remarks) == {kind: kinds.count(kind) for kind in kinds}


def test_a_field_at_two_places_is_one() -> None:
    data = written("The quay opens.", list(TWO_PLACES), field=SHARED_FIELD)

    remarks = pdf_loader.load(source(data, "paper.pdf")).remarks

    assert remarks == ("left out beside the text: 1 × filled field",)


@pytest.mark.parametrize(
    ("more", "remark"),
    [
        ({"catalog": "/Names<</EmbeddedFiles<</Names[(a) 7 0 R]>>>>"}, "1 × attached file"),
        ({"form": "/XFA(form)"}, "1 × XFA form"),
    ],
)
def test_attached_files_and_forms_of_another_kind_are_counted(
    more: dict[str, str], remark: str
) -> None:
    data = written("The quay opens.", [], **more)

    remarks = pdf_loader.load(source(data, "paper.pdf")).remarks

    assert remarks == (f"left out beside the text: {remark}",)


def test_where_all_the_words_stand_beside_the_text_the_refusal_says_so() -> None:
    data = written("", [EXTRAS["filled field"][0], EXTRAS["note"][0]])

    with pytest.raises(UnreadableArticle) as refusal:
        pdf_loader.load(source(data, "form.pdf"))

    words = str(refusal.value)
    assert "left out beside the text" in words
    assert "1 × filled field" in words
    assert "1 × comment" in words
