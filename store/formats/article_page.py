"""The page of one article in HTML: its marked text, notes beside it, and its claims by speaker."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from annotate.annotation import Annotation, Status
from annotate.attributes import in_words
from annotate.claim import Role
from annotate.document import FACTS
from annotate.labels.scheme import CLAIM_NAME, LabelScheme
from annotate.span import join_fragments
from store.annotated_article import AnnotatedArticle
from store.formats.marked_text import Range, marked_parts, text_html
from store.formats.paragraphs import Paragraphs
from store.formats.plain_words import shown
from store.formats.statements import NOT_NAMED, Statement, by_speaker, statements
from store.formats.status_words import article_words, status_words

_LOOK_RANK = -1
"""Of a heading or emphasis of the article itself, outside of all annotations with its place."""
_RANKS = {Role.CONTENT: 0, Role.SOURCE: 1, Role.CUE: 1}
"""The ranks of the parts of a claim: a source or cue stands inside of a content."""
_ENTITY_RANK = 2
"""Inside of a part of a claim with the same place."""
_SIGNS = {"accepted": "✓", "pending": "·", "moved": "~", "rejected": "✗"}


def inline(text: str) -> str:
    """Return words of others on one line of HTML, which turn nothing around them."""
    return f"<bdi>{text_html(shown(text))}</bdi>"


def state(item: Annotation) -> str:
    """Return the class of an annotation's status."""
    if item.status is Status.SUGGESTED:
        return "pending"
    return "moved" if item.moved and item.status is Status.ACCEPTED else item.status.value


class ArticlePage:
    """Writes one article; its number makes the ids of the page unique."""

    def __init__(
        self, article: AnnotatedArticle, number: int, scheme: LabelScheme, *, is_finished: bool
    ) -> None:
        self._article = article
        self._text = article.document.text
        self._id = f"a{number}"
        self._scheme = scheme
        self._is_finished = is_finished
        self._paragraphs = Paragraphs(self._text)
        self._statements = statements(article)
        self._numbers = {s.item.id: n for n, s in enumerate(self._statements, start=1)}

    def pieces(self) -> Iterator[str]:
        """Yield the page."""
        yield f'<article id="{self._id}">\n{self._header()}\n'
        yield from self._rows()
        yield from self._index()
        yield "</article>\n"

    def _rows(self) -> Iterator[str]:
        """Yield each paragraph, with the white space behind it, and the notes beside it."""
        notes_by_paragraph, borders = self._notes(), self._paragraphs.borders
        texts: dict[int, str] = {}
        for start, part in zip(
            borders, marked_parts(self._text, self._ranges(), borders), strict=False
        ):
            number = self._paragraphs.number(start)
            is_gap = start in self._paragraphs.ends
            texts[number] = texts.get(number, "") + (
                f'<span class="gap">{part}</span>' if is_gap else part
            )
        for number, text in texts.items():
            notes = "".join(notes_by_paragraph.get(number, ()))
            yield f'<div class="row"><div class="text" lang="" dir="auto">{text}</div>'
            yield f'<aside aria-label="Notes on paragraph {number}">{notes}</aside></div>\n'

    def _header(self) -> str:
        document = self._article.document
        facts = [inline(document.facts[name]) for name in FACTS if name in document.facts]
        if self._article.annotator:
            facts.append(f"annotated by {inline(self._article.annotator)}")
        if words := article_words(self._article):
            facts.append(inline(words))
        if not self._is_finished:
            facts.append("not finished: what is not marked may be undecided")
        if self._statements:
            facts.append(f'<a href="#{self._id}-claims">{_claim_count(len(self._statements))}</a>')
        title = inline(document.title or self._article.article_id)
        return f'<header><h1>{title}</h1><p class="quiet">{" · ".join(facts)}</p></header>'

    def _ranges(self) -> Iterator[Range]:
        for styled in self._article.document.layout.styled:
            yield Range(styled.span, _LOOK_RANK, f"look-{styled.look.value}")
        for item in self._article.spans:
            label = self._scheme.label(item.body.label)
            classes = f"entity hue-{label.hue} {state(item)}"
            about = (item.body.label, status_words(item), in_words(item.attributes), item.note)
            title = " · ".join(filter(None, about))
            yield Range(item.body.extent, _ENTITY_RANK, classes, shown(title))
        for statement in self._statements:
            yield from self._claim_ranges(statement)

    def _claim_ranges(self, statement: Statement) -> Iterator[Range]:
        place, note = self._place_id(statement), self._note_id(statement)
        claim, classes = statement.claim, state(statement.item)
        for role in (Role.CONTENT, Role.CUE, Role.SOURCE):
            link = note if role is Role.CUE else ""
            for piece in claim.part(role):
                yield Range(piece, _RANKS[role], f"{role.value} {classes}", "", place, link)
                place = ""

    def _notes(self) -> dict[int, list[str]]:
        """Return what stands beside each paragraph, by its number."""
        notes: dict[int, list[str]] = {}
        for statement in self._statements:
            number = self._paragraphs.number(statement.claim.extent.start)
            notes.setdefault(number, []).append(self._claim_note(statement))
        counts: dict[int, Counter[tuple[str, str, str, str]]] = {}
        for item in self._article.spans:
            number = self._paragraphs.number(item.body.extent.start)
            key = (item.body.label, self._words(item), state(item), _remark(item))
            counts.setdefault(number, Counter())[key] += 1
        for number, names in counts.items():
            rows = (self._name_note(*key, count) for key, count in names.items())
            notes.setdefault(number, []).append(f'<ul class="names">{"".join(rows)}</ul>')
        return notes

    def _claim_note(self, statement: Statement) -> str:
        text, claim = self._text, statement.claim
        source = inline(join_fragments(text, claim.source)) if claim.source else ""
        speaker = inline(statement.speaker) if statement.speaker else ""
        names_speaker = shown(statement.speaker) in shown(join_fragments(text, claim.source))
        who = source if names_speaker else " → ".join(filter(None, (source, speaker)))
        says = f'<a href="#{self._place_id(statement)}">{who or NOT_NAMED}</a>'
        cue = f" <i>{inline(join_fragments(text, claim.cue))}</i>" if claim.cue else ""
        return (
            f'<p class="claim {state(statement.item)}" id="{self._note_id(statement)}">'
            f"{_sign(statement.item)} {says}{cue}{_details(statement)}</p>"
        )

    def _name_note(self, label: str, name: str, status: str, remark: str, count: int) -> str:
        scheme_label = self._scheme.label(label)
        times = f" ×{count}" if count > 1 else ""
        short = text_html(scheme_label.short.lower() if status == "pending" else scheme_label.short)
        return (
            f'<li class="{status}"><abbr class="hue-{scheme_label.hue}" title="{_title(label)}">'
            f"{_SIGNS[status]} {short}</abbr> {inline(name)}{times}{remark}</li>"
        )

    def _index(self) -> Iterator[str]:
        """Yield the claims by speaker, each with a link to its place."""
        if not self._statements:
            return
        yield f'<nav id="{self._id}-claims" aria-labelledby="{self._id}-by">'
        yield f'<h2 id="{self._id}-by">Claims by speaker</h2>\n'
        for speaker, spoken in by_speaker(self._statements).items():
            yield f"<h3>{inline(speaker) if speaker else NOT_NAMED} ({len(spoken)})</h3>\n<ol>\n"
            for statement in spoken:
                yield self._index_row(statement)
            yield "</ol>\n"
        yield "</nav>\n"

    def _index_row(self, statement: Statement) -> str:
        claim = statement.claim
        content = inline(join_fragments(self._text, claim.content or claim.cue))
        source = shown(join_fragments(self._text, claim.source))
        who = f" {inline(source)}" if source != statement.speaker else ""
        cue = f" <i>{inline(join_fragments(self._text, claim.cue))}</i>" if claim.cue else ""
        place = f"¶ {self._paragraphs.number(claim.extent.start)}"
        return (
            f'<li class="{state(statement.item)}">{_sign(statement.item)} '
            f'<a href="#{self._place_id(statement)}">{content}</a>{who}{cue}'
            f"{_details(statement, place)}</li>\n"
        )

    def _words(self, item: Annotation) -> str:
        return shown(join_fragments(self._text, item.body.fragments))

    def _place_id(self, statement: Statement) -> str:
        return f"{self._id}-c{self._numbers[statement.item.id]}"

    def _note_id(self, statement: Statement) -> str:
        return f"{self._id}-n{self._numbers[statement.item.id]}"


def _details(statement: Statement, place: str = "") -> str:
    """Return manner, label, attributes, status, place and note of a claim, where there are any."""
    manner = statement.quotation.value if statement.quotation is not None else ""
    name = statement.claim.label
    label = "" if name == CLAIM_NAME else text_html(shown(name))
    attributes = statement.item.attributes
    chosen = inline(in_words(attributes)) if attributes else ""
    about = (manner, label, chosen, status_words(statement.item), place)
    details = " · ".join(filter(None, about))
    quiet = f' <span class="quiet">{details}</span>' if details else ""
    note = statement.item.note
    return quiet + (f' <span class="note">{inline(note)}</span>' if note else "")


def _remark(item: Annotation) -> str:
    """Return what was chosen for a name, and the note on it."""
    chosen, note = in_words(item.attributes), item.note
    quiet = f' <span class="quiet">{inline(chosen)}</span>' if chosen else ""
    return quiet + (f' <span class="note">{inline(note)}</span>' if note else "")


def _sign(item: Annotation) -> str:
    name = state(item)
    return f'<span class="sign" title="{name}">{_SIGNS[name]}</span>'


def _title(text: str) -> str:
    return text_html(shown(text))


def _claim_count(number: int) -> str:
    return "1 claim" if number == 1 else f"{number} claims"
