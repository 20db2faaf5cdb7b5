"""Claims: who says, thinks or wants what, and by which words the text says so.

Importing this package registers the spaCy component `postil_claims`.
"""

from annotate.extract.claims.component import ClaimFinder, make_claim_finder
from annotate.extract.claims.scored import ScoredClaim

__all__ = ["ClaimFinder", "ScoredClaim", "make_claim_finder"]
