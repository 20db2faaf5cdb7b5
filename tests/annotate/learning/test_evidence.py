"""Evidence: what a pipeline read, packed and joined."""

import pytest

from annotate.entity import Entity
from annotate.learning.evidence import Evidence, joined
from annotate.span import Span
from tests.annotate.learning.lessons import evidence

TEXT = "Ann met Ove . They ate ."


def test_packed_evidence_is_unpacked_as_it_was() -> None:
    packed = evidence(TEXT, (Entity(Span(0, 3), "PERSON"),))
    assert Evidence.from_bytes(packed.to_bytes()) == packed


@pytest.mark.parametrize("data", [b"", b"x", Evidence().to_bytes()[:-3], b"x\x9c\x03\x00"])
def test_other_bytes_are_no_evidence(data: bytes) -> None:
    with pytest.raises(ValueError, match="not the evidence"):
        Evidence.from_bytes(data)


def test_joined_stretches_point_at_their_own_tokens() -> None:
    first = evidence("Ann met Ove .")
    whole = joined([first, evidence(" They ate .")])
    assert whole.heads == tuple(range(7))
    assert whole.firsts == (0, 4)
