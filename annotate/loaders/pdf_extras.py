"""What a PDF holds beside the text of its pages: comments, filled fields, attached files."""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

Extra = tuple[str, object]
"""The name of a thing beside the text, and what tells it from others of that name."""

_END = b"\0\0"
"""What stands behind a string in UTF-16."""


def open_form(pdf: PdfDocument) -> None:
    """Make the fields of a form readable; before its pages are opened."""
    from pypdfium2 import raw

    if pdf.get_formtype() == raw.FORMTYPE_ACRO_FORM:
        pdf.init_forms()


def extras_on(page: PdfPage, number: int) -> Iterator[Extra]:
    """The comments and filled fields on a page, which has this number."""
    from pypdfium2 import raw

    not_comments = (raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP, raw.FPDF_ANNOT_WIDGET)
    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        with closing(_Annotation(page, index)) as annotation:
            if annotation.kind == raw.FPDF_ANNOT_WIDGET:
                if annotation.is_filled:
                    # One field may stand at several places.
                    yield "filled field", annotation.field_name or (number, index)
            elif annotation.kind not in not_comments and annotation.comment:
                yield "comment", (number, index)


def count_extras(pdf: PdfDocument, extras: Iterable[Extra]) -> Counter[str]:
    """Count what stands beside the text of a document.

    Args:
        pdf: The document.
        extras: What stands on its pages.
    """
    from pypdfium2 import raw

    counts = Counter(name for name, _ in set(extras))
    counts["attached file"] = pdf.count_attachments()
    xfa_kinds = (raw.FORMTYPE_XFA_FULL, raw.FORMTYPE_XFA_FOREGROUND)
    counts["XFA form"] = int(pdf.get_formtype() in xfa_kinds)
    return +counts


class _Annotation:
    """An annotation of a page, as PDF calls comments, links and the places of fields."""

    def __init__(self, page: PdfPage, index: int) -> None:
        from pypdfium2 import raw

        self._raw = raw
        self._form = page.formenv
        self._annotation = raw.FPDFPage_GetAnnot(page, index)
        self.kind: int = raw.FPDFAnnot_GetSubtype(self._annotation)
        """One of PDFium's numbers for kinds."""

    def close(self) -> None:
        """Give it back to PDFium."""
        self._raw.FPDFPage_CloseAnnot(self._annotation)

    @property
    def comment(self) -> str:
        """What somebody wrote in it."""
        read = self._raw.FPDFAnnot_GetStringValue
        return _string(lambda *room: read(self._annotation, b"Contents", *room)).strip()

    @property
    def field_name(self) -> str:
        """The whole name of its field."""
        return self._of_field(self._raw.FPDFAnnot_GetFormFieldName)

    @property
    def is_filled(self) -> bool:
        """True if its field holds words, or a mark that somebody set."""
        if not self._form:
            return False
        kind = self._raw.FPDFAnnot_GetFormFieldType(self._form, self._annotation)
        if kind in (self._raw.FPDF_FORMFIELD_CHECKBOX, self._raw.FPDF_FORMFIELD_RADIOBUTTON):
            return bool(self._raw.FPDFAnnot_IsChecked(self._form, self._annotation))
        if kind == self._raw.FPDF_FORMFIELD_PUSHBUTTON:
            return False
        return bool(self._of_field(self._raw.FPDFAnnot_GetFormFieldValue).strip())

    def _of_field(self, read: Callable[..., int]) -> str:
        return _string(lambda *room: read(self._form, self._annotation, *room))


def _string(read: Callable[[Any, int], int]) -> str:
    """Read a string from PDFium.

    Args:
        read: Writes it in UTF-16, with two zeros behind it, to some bytes if they are enough;
            returns how many it takes.
    """
    from pypdfium2 import raw

    size = read(None, 0)
    buffer = ctypes.create_string_buffer(size)
    read(ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return buffer.raw.removesuffix(_END).decode("utf-16-le", "replace")
