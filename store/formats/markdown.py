"""Markdown: each article with its claims by speaker, and its names, to be read and printed.

Nothing in a text is markup: every sign that CommonMark gives a meaning has a backslash.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from annotate.annotation import Annotation
from annotate.attributes import in_words
from annotate.document import FACTS
from annotate.labels.scheme import CLAIM_NAME
from annotate.span import Span, join_fragments
from store.annotated_article import AnnotatedArticle
from store.formats.format import ExportOptions, FilePieces
from store.formats.paragraphs import Paragraphs
from store.formats.plain_words import shown
from store.formats.report import Report
from store.formats.statements import NOT_NAMED, Statement, by_speaker, statements
from store.formats.status_words import article_words, status_words
from store.formats.training_items import encodable
from store.formats.unfinished import is_silence_known

_SIGN = re.compile(r"[\\`*_\[\]<>&~|#$]")
_LINE_START = re.compile(r"([-+=]|\d{1,9}(?=[.)]))")
"""What begins a list, a rule or an underline; of a number, the sign behind it gets a backslash."""


def export_articles(
    articles: Iterable[AnnotatedArticle], options: ExportOptions, report: Report
) -> FilePieces:
    """Write the articles below each other."""
    name = f"{options.stem}.md"
    yield name, b""
    for article in encodable(articles, report):
        blocks = _Blocks(article, is_finished=is_silence_known(article, options)).all()
        yield name, "".join(f"{block}\n\n" for block in blocks).encode("utf-8", "replace")


def escaped(text: str) -> str:
    """Return a text on one line of Markdown that shows these very words."""
    line = _SIGN.sub(r"\\\g<0>", shown(text))
    if match := _LINE_START.match(line):
        end = match.end() if match[0].isdigit() else 0
        line = f"{line[:end]}\\{line[end:]}"
    return line


class _Blocks:
    """The blocks of one article."""

    def __init__(self, article: AnnotatedArticle, *, is_finished: bool) -> None:
        self._article = article
        self._text = article.document.text
        self._is_finished = is_finished
        self._paragraphs = Paragraphs(self._text)

    def all(self) -> Iterator[str]:
        """Yield the head, the claims by speaker and the names."""
        document = self._article.document
        yield f"# {escaped(document.title or self._article.article_id)}"
        if facts := " · ".join(self._facts()):
            yield facts
        for speaker, spoken in by_speaker(statements(self._article)).items():
            yield f"## {escaped(speaker) or NOT_NAMED}"
            for statement in spoken:
                yield from self._statement(statement)
        yield from self._names()

    def _facts(self) -> Iterator[str]:
        facts = self._article.document.facts
        yield from (escaped(facts[name]) for name in FACTS if name in facts)
        if words := article_words(self._article):
            yield escaped(words)
        if self._article.annotator:
            yield f"annotated by {escaped(self._article.annotator)}"
        if not self._is_finished:
            yield "not finished: what is not here may be undecided"

    def _statement(self, statement: Statement) -> Iterator[str]:
        claim, item = statement.claim, statement.item
        content = escaped(join_fragments(self._text, claim.content))
        yield f"> {content}" if content else "> *no content is marked*"
        source = escaped(join_fragments(self._text, claim.source))
        cue = escaped(join_fragments(self._text, claim.cue))
        who_says = " ".join([*filter(None, [source]), *([f"**{cue}**"] if cue else [])])
        manner = statement.quotation.value if statement.quotation is not None else ""
        label = "" if claim.label == CLAIM_NAME else escaped(claim.label)
        chosen = escaped(in_words(item.attributes))
        details = (who_says, manner, label, chosen, status_words(item), self._place(claim.extent))
        yield f"— {' · '.join(filter(None, details))}"
        if item.note:
            yield f"Note: {escaped(item.note)}"

    def _names(self) -> Iterator[str]:
        groups: dict[str, dict[str, list[Annotation]]] = {}
        for item in self._article.spans:
            name = escaped(join_fragments(self._text, item.body.fragments))
            names = groups.setdefault(item.body.label, {})
            names.setdefault(name, []).append(item)
        if groups:
            yield "## Names"
        for label, names in sorted(groups.items()):
            yield f"**{escaped(label)}**"
            yield "\n".join(
                line for name, items in names.items() for line in self._name(name, items)
            )

    def _name(self, name: str, items: list[Annotation]) -> Iterator[str]:
        """Yield the line of a name, and one for the attributes of each place and for its note."""
        count = f" ×{len(items)}" if len(items) > 1 else ""
        statuses = ", ".join(sorted({*map(status_words, items)} - {""}))
        numbers = dict.fromkeys(self._paragraphs.number(i.body.extent.start) for i in items)
        places = f"¶ {', '.join(map(str, numbers))}"
        yield f"- {' · '.join(filter(None, (f'{name}{count}', statuses, places)))}"
        for item in items:
            if item.attributes:
                yield f"  - {escaped(in_words(item.attributes))}"
            if item.note:
                yield f"  - note: {escaped(item.note)}"

    def _place(self, span: Span) -> str:
        return f"¶ {self._paragraphs.number(span.start)}, {span.start}–{span.end}"
