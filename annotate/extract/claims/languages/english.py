"""English: the rules of `candidates`, which other languages with its relations use as well."""

from __future__ import annotations

from spacy.tokens import Doc

from annotate.extract.claims.candidates.candidate import Candidate
from annotate.extract.claims.candidates.generate import generate_candidates
from annotate.extract.claims.candidates.lexicon import Lexicon
from annotate.extract.claims.candidates.rule_family import Family
from annotate.extract.claims.languages.language_rules import LanguageRules
from annotate.extract.claims.parse.quotations import Quotations, find_quotations
from annotate.extract.claims.parse.quoted_subjects import without_quoted_subjects
from annotate.extract.claims.parse.shared_subjects import with_shared_subjects
from annotate.extract.claims.parse.syntax import Syntax, read_syntax


def _read(doc: Doc, lexicon: Lexicon) -> tuple[Syntax, Quotations]:
    tree = with_shared_subjects(read_syntax(doc), lexicon)
    quotations = find_quotations(tree.whole_text(), tree)
    return without_quoted_subjects(tree, quotations, lexicon), quotations


def _generate(
    tree: Syntax, quotations: Quotations, lexicon: Lexicon, leave_out: frozenset[Family]
) -> list[Candidate]:
    return generate_candidates(tree, quotations, lexicon, leave_out=leave_out)


ENGLISH = LanguageRules(_read, _generate)
"""The rules for English."""
