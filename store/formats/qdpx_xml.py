"""The elements of `project.qde` in a REFI-QDA project; offsets are half-open, in code points."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from uuid import UUID
from xml.sax.saxutils import escape, quoteattr

from annotate.annotation import Annotation
from annotate.claim import Claim, Role
from annotate.span import Span
from store.annotated_article import AnnotatedArticle
from store.formats.html_page import STYLESHEET
from store.formats.plain_words import shown
from store.formats.stable_ids import stable_id

HEAD = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<Project xmlns="urn:QDA-XML:project:1.0" name={name} origin="Postil">\n'
)
_NO_XML = re.compile("[\ufffe\uffff]")
_LONGEST_NAME = 60
"""Characters of a selection's name, which programs show in lists; chosen by hand."""

CodeKey = tuple[str, str]
"""The label of a code and, for a part of a claim, its role; that of a label itself is empty."""


def plain(text: str) -> str:
    """Return words of others on one line without what XML cannot hold."""
    return _NO_XML.sub("\ufffd", shown(text))


def code_id(key: CodeKey) -> UUID:
    """Return the id of a code."""
    return stable_id("code", *key)


def user_id(name: str) -> UUID:
    """Return the id of an annotator."""
    return stable_id("user", name)


def variable_id(name: str) -> UUID:
    """Return the id of a variable, which is a fact about an article."""
    return stable_id("variable", name)


def source_id(article: AnnotatedArticle) -> UUID:
    """Return the id of an article's text, the same for all of its layers."""
    return stable_id("source", article.article_id, article.document.digest)


class ArticleElements:
    """Writes the elements of one layer of an article."""

    def __init__(self, article: AnnotatedArticle) -> None:
        self._article = article
        self.codes: set[CodeKey] = set()
        """The codes of its selections."""

    def selections(self) -> Iterator[str]:
        """Yield the selections of names, then those of claims and of their parts."""
        for item in self._article.spans:
            yield self._selection(item, item.body.extent, (item.body.label, ""), 0, item.note)
        for item in self._article.claims:
            label = item.body.label
            yield self._selection(item, item.body.extent, (label, ""), 0, item.note)
            for role, number, piece in _pieces(item):
                yield self._selection(item, piece, (label, role.value), number, "")

    def links(self) -> Iterator[str]:
        """Yield links from each claim to its parts and its speaker."""
        names = {item.id for item in self._article.spans}
        for item in self._article.claims:
            origin = self._selection_id(item.id, "", 0)
            for role, number, _ in _pieces(item):
                yield _link(origin, self._selection_id(item.id, role.value, number), role.value)
            if isinstance(item.body, Claim) and item.body.speaker in names:
                yield _link(origin, self._selection_id(item.body.speaker, "", 0), "speaker")

    def _selection(
        self, item: Annotation, place: Span, code: CodeKey, number: int, note: str
    ) -> str:
        self.codes.add(code)
        guid = self._selection_id(item.id, code[1], number)
        words = plain(self._article.document.text[place.start : place.end])[:_LONGEST_NAME]
        authorship = f' creatingUser="{user_id(item.annotator)}"' if item.annotator else ""
        authorship += f" creationDateTime={quoteattr(plain(item.created))}" if item.created else ""
        lines = "\n".join(map(plain, note.splitlines()))
        description = f"<Description>{escape(lines)}</Description>" if note else ""
        return (
            f'<PlainTextSelection guid="{guid}" name={quoteattr(words)} '
            f'startPosition="{place.start}" endPosition="{place.end}"{authorship}>{description}'
            f'<Coding guid="{stable_id("coding", str(guid))}"{authorship}>'
            f'<CodeRef targetGUID="{code_id(code)}"/></Coding></PlainTextSelection>\n'
        )

    def _selection_id(self, item_id: str, role: str, number: int) -> UUID:
        article = self._article
        return stable_id(article.article_id, article.annotator, item_id, role, str(number))


def _pieces(item: Annotation) -> Iterator[tuple[Role, int, Span]]:
    """Yield the fragments of a claim with their roles and their numbers in them."""
    claim = item.body
    if isinstance(claim, Claim):
        for role in Role:
            for number, piece in enumerate(claim.part(role)):
                yield role, number, piece


def _link(origin: UUID, target: UUID, name: str) -> str:
    guid = stable_id("link", str(origin), str(target))
    return (
        f'<Link guid="{guid}" name="{name}" direction="OneWay" originGUID="{origin}" '
        f'targetGUID="{target}"/>\n'
    )


def source_head(article: AnnotatedArticle) -> str:
    """Return the start of an article's element."""
    guid = source_id(article)
    name = plain(article.document.title) or plain(article.article_id)
    path = f"internal://{guid}.txt"
    return f'<TextSource guid="{guid}" name={quoteattr(name)} plainTextPath="{path}">\n'


def source_foot(article: AnnotatedArticle) -> str:
    """Return the end of an article's element, with its facts."""
    values = "".join(
        f'<VariableValue><VariableRef targetGUID="{variable_id(name)}"/>'
        f"<TextValue>{escape(plain(value))}</TextValue></VariableValue>\n"
        for name, value in article.document.facts.items()
    )
    return f"{values}</TextSource>\n"


def users(names: Mapping[str, None]) -> str:
    """Return the annotators."""
    rows = "".join(f'<User guid="{user_id(n)}" name={quoteattr(plain(n))}/>\n' for n in names)
    return _element("Users", rows)


def codebook(hues: Mapping[CodeKey, int]) -> str:
    """Return the codes, those of the parts of claims below their labels.

    Args:
        hues: The number of the hue of each code.
    """
    colours = re.findall(r"--hue-\d: (#\w{6})", STYLESHEET.read_text("utf-8"))
    rows = []
    for label in sorted({label for label, _ in hues}):
        keys = sorted(key for key in hues if key[0] == label)
        opened = [_code(key, colours[hues[key] - 1]) for key in keys]
        inner = "".join(f"{code}</Code>\n" for code in opened[1:])
        rows.append(f"{opened[0]}{inner}</Code>\n")
    return _element("CodeBook", _element("Codes", "".join(rows)))


def _code(key: CodeKey, colour: str) -> str:
    name = quoteattr(plain(": ".join(filter(None, key))))
    return f'<Code guid="{code_id(key)}" name={name} isCodable="true" color="{colour}">'


def variables(names: Mapping[str, None]) -> str:
    """Return the facts that articles have."""
    rows = "".join(
        f'<Variable guid="{variable_id(name)}" name="{name}" typeOfVariable="Text"/>\n'
        for name in names
    )
    return _element("Variables", rows)


def _element(name: str, content: str) -> str:
    """Return an element; nothing at all where the schema forbids an empty one."""
    return f"<{name}>\n{content}</{name}>\n" if content else ""
