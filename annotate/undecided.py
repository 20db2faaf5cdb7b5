"""The suggestions that are left when all decisions are known, for whoever changes nothing."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from annotate.annotation import Annotation, sort_key
from annotate.identity import identity_keys, key_of_body, keys_of_records
from annotate.suggestion import Suggestion


def undecided(suggestions: Iterable[Suggestion], records: Iterable[Annotation]) -> list[Suggestion]:
    """The suggestions that no record decides, in text order; of equal ones the first.

    They are those that an `AnnotationSet` of both holds pending.
    """
    distinct: dict[Hashable, Suggestion] = {}
    ids: set[str] = set()
    for suggestion in suggestions:
        if suggestion.id not in ids:
            ids.add(suggestion.id)
            distinct.setdefault(key_of_body(suggestion.body), suggestion)
    if not distinct:
        return []
    decided = keys_of_records(records)
    left = (item for item in distinct.values() if decided.isdisjoint(identity_keys(item)))
    return sorted(left, key=sort_key)
