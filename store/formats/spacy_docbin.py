"""spaCy DocBin: `doc.ents` for NER, `doc.spans` for overlaps, for claims and for negatives.

Of an unfinished article, the sentences on which somebody has decided go out, each as a doc whose
other tokens are missing, as spaCy calls it: neither in an entity nor outside of all.

No other module of the store imports spaCy.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from annotate.annotation import Annotation, Status
from annotate.attributes import Attributes
from annotate.claim import Claim, Role
from annotate.entity import Entity
from annotate.labels.scheme import LabelScheme
from annotate.span import Span
from store.annotated_article import AnnotatedArticle
from store.formats.alignment import Tokens, align_article, without_overlaps
from store.formats.attributes import correct_article
from store.formats.format import ExportOptions, FilePieces
from store.formats.report import Report
from store.formats.training_items import TrainingItems, encodable, report_lost_notes, training_items
from store.formats.unfinished import is_silence_known
from store.formats.units import split_into_units

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Span as SpacySpan

SPANS = "sc"
"""The group of all entities, from which spaCy's span categoriser learns by default."""
CLAIMS = "claims"
"""The group of the fragments of claims; the id of a span is the number of its claim."""
NEGATIVES = "incorrect_spans"
"""The group of rejected entities, which spaCy's NER unlearns, with `incorrect_spans_key`."""

_LONGEST_DOC = 1_000_000
"""Characters; spaCy's own limit (`nlp.max_length`)."""


def export_articles(
    articles: Iterable[AnnotatedArticle], options: ExportOptions, report: Report
) -> FilePieces:
    """Write a DocBin with a doc for each article, tokenized as spaCy does before it trains."""
    import spacy
    from spacy.tokens import DocBin

    docs = DocBin(store_user_data=True)
    for doc in training_docs(articles, spacy.blank("en"), options, report):
        docs.add(doc)
    yield f"{options.stem}.spacy", docs.to_bytes()


def training_docs(
    articles: Iterable[AnnotatedArticle], nlp: Language, options: ExportOptions, report: Report
) -> Iterator[Doc]:
    """Yield the docs of articles as they are exported; each has the article's id in `user_data`.

    Args:
        articles: The articles, with the items that are asked for.
        nlp: A pipeline, for its tokenizer.
        options: The options of the export.
        report: Counts what is left out.
    """
    for article in encodable(articles, report):
        for part in _known_parts(article, options, report):
            for piece in _short_parts(part, report):
                yield _doc(piece, nlp, options, report)


def decided_docs(
    articles: Iterable[AnnotatedArticle], nlp: Language, report: Report
) -> Iterator[Doc]:
    """Yield the docs of articles with what was decided; spans off the tokens are left out.

    Args:
        articles: The articles, with accepted and rejected items alone.
        nlp: A pipeline, for its tokenizer.
        report: Counts what is left out.
    """
    decided = frozenset({Status.ACCEPTED, Status.REJECTED})
    yield from training_docs(articles, nlp, ExportOptions(statuses=decided, align="strict"), report)


def _known_parts(
    article: AnnotatedArticle, options: ExportOptions, report: Report
) -> Iterator[AnnotatedArticle]:
    """Yield a finished article; of another one, the sentences with a decision, as articles."""
    if is_silence_known(article, options):
        yield article
        return
    sentences = list(split_into_units(article, "sentence", report))
    decided = [part for part in sentences if _decisions(part)]
    report.remark(
        "sentences of unfinished articles that nobody has decided on, left out",
        len(sentences) - len(decided),
    )
    # A sentence that was an example of its own before keeps its id.
    yield from (
        decided
        if len(sentences) > 1
        else [replace(part, article_id=article.article_id) for part in decided]
    )


def _decisions(article: AnnotatedArticle) -> list[Annotation]:
    return [item for item in article.annotations if item.status is not Status.SUGGESTED]


def _short_parts(article: AnnotatedArticle, report: Report) -> Iterator[AnnotatedArticle]:
    """Yield the article, in paragraphs where it is too long for spaCy."""
    if len(article.document.text) <= _LONGEST_DOC:
        yield article
        return
    report.remark("articles of more than a million characters, in paragraphs")
    for paragraph in split_into_units(article, "paragraph", report):
        if len(paragraph.document.text) <= _LONGEST_DOC:
            yield paragraph
        else:
            report.lose("paragraphs of more than a million characters")


def _doc(article: AnnotatedArticle, nlp: Language, options: ExportOptions, report: Report) -> Doc:
    doc = nlp.make_doc(article.document.text)
    visible_tokens = [token for token in doc if not token.is_space]
    tokens = Tokens([Span(token.idx, token.idx + len(token)) for token in visible_tokens])
    aligned = align_article(article, tokens, options.align, report)
    items = training_items(aligned, options, report, other_statuses={Status.REJECTED})
    _report_losses(items, options, report)
    entities = without_overlaps(items.entities, report, None)
    overlapping = len({item.body.key for item in items.entities}) - len(entities)
    report.remark(f'overlapping entities, in doc.spans["{SPANS}"] alone', overlapping)
    # In an export of rejected items alone, a token without an entity teaches nothing.
    is_open = options.statuses == {Status.REJECTED} or not is_silence_known(article, options)
    default: Literal["missing", "outside"] = "missing" if is_open else "outside"
    ents = [_span(doc, item) for item in entities]
    doc.set_ents(ents, missing=_missing_tokens(doc, ents, article, options), default=default)
    doc.spans[SPANS] = _spans(doc, items.entities)
    rejected = [item for item in items.others if isinstance(item.body, Entity)]
    if rejected:
        doc.spans[NEGATIVES] = _spans(doc, rejected)
    if items.claims:
        doc.spans[CLAIMS] = list(_fragments(doc, items.claims))
    doc.cats = _cats(correct_article(article, options, report), options.scheme)
    doc.user_data["id"] = _utf8(article.article_id)
    return doc


def _cats(chosen: Attributes, scheme: LabelScheme) -> dict[str, float]:
    """Return the categories of a doc, such as `topic=war`: 1 for what was chosen, else 0.

    Of an attribute for which nothing was chosen there are none: that is not known.
    """
    cats: dict[str, float] = {}
    for name, values in chosen:
        attribute = scheme.attribute(name)
        scheme_values = [value.name for value in attribute.values] if attribute is not None else []
        for value in dict.fromkeys((*scheme_values, *values)):
            cats[_utf8(f"{name}={value}")] = float(value in values)
    return cats


def _utf8(words: str) -> str:
    """Return words that UTF-8 can hold."""
    return words.encode("utf-8", "replace").decode()


def _missing_tokens(
    doc: Doc, ents: Sequence[SpacySpan], article: AnnotatedArticle, options: ExportOptions
) -> list[SpacySpan]:
    """Return the tokens of correct entities that have no place among `ents`: not outside of all."""
    if options.align != "strict":
        return []
    placed = {token.i for ent in ents for token in ent}
    correct_items = (item for item in article.spans if item.status is Status.ACCEPTED)
    correct_tokens: set[int] = set()
    for item in correct_items:
        extent = item.body.extent
        span = doc.char_span(extent.start, extent.end, alignment_mode="expand")
        correct_tokens.update(range(span.start, span.end) if span is not None else ())
    return [doc[index : index + 1] for index in sorted(correct_tokens - placed)]


def _report_losses(items: TrainingItems, options: ExportOptions, report: Report) -> None:
    report_lost_notes((*items.entities, *items.claims), report)
    claims = [item.body for item in items.claims if isinstance(item.body, Claim)]
    report.lose("links to a speaker", sum(claim.speaker is not None for claim in claims))
    report.lose("labels of claims", sum(claim.label != "CLAIM" for claim in claims))
    rejected = [item for item in items.others if isinstance(item.body, Claim)]
    if options.statuses == {Status.ACCEPTED, Status.REJECTED}:
        # Nobody asked for rejected items: of these, spaCy can learn from the entities alone.
        report.remark("rejected claims, left out", len(rejected))
    else:
        report.lose("rejected claims", len(rejected))


def _spans(doc: Doc, items: Iterable[Annotation]) -> list[SpacySpan]:
    """Return one span for each label and extent, in text order."""
    return [_span(doc, item) for item in {item.body.key: item for item in items}.values()]


def _span(doc: Doc, item: Annotation) -> SpacySpan:
    return _char_span(doc, item.body.extent, _utf8(item.body.label), "")


def _fragments(doc: Doc, claims: Sequence[Annotation]) -> Iterator[SpacySpan]:
    for number, item in enumerate(claims, start=1):
        body = item.body
        if isinstance(body, Claim):
            for role in Role:
                for piece in body.part(role):
                    yield _char_span(doc, piece, role.upper(), str(number))


def _char_span(doc: Doc, span: Span, label: str, span_id: str) -> SpacySpan:
    char_span = doc.char_span(span.start, span.end, label=label, span_id=span_id)
    assert char_span is not None  # noqa: S101 - it was aligned with these very tokens
    return char_span
