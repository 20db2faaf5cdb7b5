"""Evidence of analysed docs: the pipeline's view of the tokens that a person selects."""

from spacy.language import Language

from annotate.entity import Entity
from annotate.extract.evidence_of import evidence_of
from annotate.extract.normalised.chunk import Chunk, chunks_of
from annotate.extract.normalised.text import NormalisedText
from annotate.span import Span
from annotate.text.tokenizer import tokenize

TEXT = "Ann’s sister-in-law can’t swim. She told Ove.\n"


def whole(text: str) -> Chunk:
    """A text as one chunk."""
    return next(chunks_of(NormalisedText(text)))


def test_every_token_of_the_reader_has_the_tags_of_its_word(nlp: Language) -> None:
    chunk = Chunk(NormalisedText("-" * 99 + "\n" + TEXT), Span(100, 100 + len(TEXT)))
    evidence = evidence_of(nlp(TEXT), [Entity(Span(0, 3), "PERSON")], chunk)
    words = [TEXT[a - 100 : b - 100] for a, b in zip(evidence.starts, evidence.ends, strict=True)]
    assert words == [TEXT[t.span.start : t.span.end] for t in tokenize(TEXT)]
    tag_of = dict(zip(words, evidence.tags, strict=True))
    assert tag_of["sister"] == "NN"
    assert tag_of["told"] == "VBD"
    assert evidence.entities == (Entity(Span(100, 103), "PERSON"),)


def test_heads_and_sentences_are_tokens_of_the_reader(nlp: Language) -> None:
    evidence = evidence_of(nlp(TEXT), [], whole(TEXT))
    words = [TEXT[a:b] for a, b in zip(evidence.starts, evidence.ends, strict=True)]
    assert words[evidence.heads[words.index("She")]] == "told"
    assert [words[first] for first in evidence.firsts] == ["Ann", "She"]


def test_a_text_without_words_gives_nothing(nlp: Language) -> None:
    assert len(evidence_of(nlp(" \n"), [], whole(" \n"))) == 0


def test_offsets_lead_into_the_article_where_the_pipeline_sees_other_characters(
    nlp: Language,
) -> None:
    text = "The mayor of Brin\ndismissed the pro\u00adtest.  “No,” An\u00adna Lind said.\n"
    chunk = whole(text)
    assert chunk.text != text
    at = chunk.text.index("Anna Lind")
    evidence = evidence_of(nlp(chunk.text), [Entity(Span(at, at + 9), "PERSON")], chunk)
    words = [text[a:b] for a, b in zip(evidence.starts, evidence.ends, strict=True)]
    assert words == [text[t.span.start : t.span.end] for t in tokenize(text)]
    (entity,) = evidence.entities
    assert text[entity.span.start : entity.span.end] == "An\u00adna Lind"
    assert evidence.tags[words.index("said")] == "VBD"
