"""A library's own patterns: spaCy's EntityRuler lines, matched ahead of the statistical names."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotate.errors import PatternsUnusable
from annotate.extract.limited_regex import LimitedRegex, limit_regexes

if TYPE_CHECKING:
    from spacy.language import Language

COMPONENT = "postil_patterns"
"""Name of the component, and of the span group with its matches."""


def add_patterns(nlp: Language, path: Path) -> tuple[LimitedRegex, ...]:
    """Let a file's patterns run before `ner`; without a `ner`, after all other components.

    Returns:
        The regular expressions in them.

    Raises:
        PatternsUnusable: One of them is broken; the pipeline is as it was.
    """
    patterns = _patterns(nlp, path)
    settings = {
        "spans_key": COMPONENT,
        "spans_filter": {"@misc": "spacy.first_longest_spans_filter.v1"},
        "annotate_ents": True,
        "ents_filter": {"@misc": "spacy.prioritize_new_ents_filter.v1"},
    }
    before = "ner" if "ner" in nlp.pipe_names else None
    ruler = nlp.add_pipe("span_ruler", COMPONENT, before=before, config=settings)
    try:
        ruler.add_patterns(patterns)  # type: ignore[attr-defined]
        regexes = limit_regexes(ruler.matcher)  # type: ignore[attr-defined]
        # Only in use does it show whether the pipeline has the parts of speech of a pattern.
        nlp("Postil")
    except ValueError as error:
        nlp.remove_pipe(COMPONENT)
        raise PatternsUnusable(f"{path}: {_one_line(error)}; {_CONSEQUENCE}") from error
    return regexes


_CONSEQUENCE = "suggestions are made without the patterns"


def _patterns(nlp: Language, path: Path) -> list[dict[str, Any]]:
    try:
        lines = path.read_bytes().decode("utf-8-sig").split("\n")
    except OSError as error:
        reason = f"{path} cannot be read: {error.strerror or error}; {_CONSEQUENCE}"
        raise PatternsUnusable(reason) from error
    except UnicodeDecodeError as error:
        raise PatternsUnusable(f"{path} is not utf-8 text; {_CONSEQUENCE}") from error
    patterns = []
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                patterns.append(_pattern(nlp, line))
            except (ValueError, RecursionError) as error:
                reason = f"{path}: line {number}: {_one_line(error)}; {_CONSEQUENCE}"
                raise PatternsUnusable(reason) from error
    return patterns


def _pattern(nlp: Language, line: str) -> dict[str, Any]:
    from spacy.matcher import Matcher

    try:
        fields = json.loads(line)
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON, {error.msg}") from error
    match fields:
        case {"label": str(label), "pattern": str(pattern)} if label.strip() and pattern.strip():
            return {"label": label, "pattern": pattern}
        case {"label": str(label), "pattern": [*tokens]} if label.strip() and tokens:
            Matcher(nlp.vocab, validate=True).add(label, [tokens])
            return {"label": label, "pattern": tokens}
    raise ValueError('expected {"label": "…", "pattern": "…" or [{…}, …]}')


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())
