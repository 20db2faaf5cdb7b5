"""W3C Web Annotation to records: the items of a page as entities and claims.

Every annotation is read, or counted by the reason for which it is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from annotate.annotation import Annotation
from annotate.claim import Claim, Role
from annotate.entity import Entity
from annotate.span import Fragments, Span, extent, fragments
from annotate.suggestion import Body, suggestion_id
from store.formats.fields import Fields
from store.formats.incoming import imported_record
from store.formats.report import Report
from store.formats.webannotation_bodies import Bodies, motivations, read_bodies
from store.formats.webannotation_places import Places, as_list

_ROLES = {role.capitalize(): role for role in Role}
_ITEM_FIELDS = (
    *("@context", "id", "type", "created", "modified", "generated", "generator", "creator"),
    *("rights", "canonical", "via", "audience", "motivation", "body", "bodyValue", "target"),
    # Those of Hypothesis.
    *("updated", "uri", "group", "permissions", "links", "document", "hidden", "flagged"),
    *("user_info", "references", "moderation", "moderation_status", "mentions", "actions"),
)
"""Fields of an annotation that say nothing about the text, and those that are read elsewhere."""


def read_items(
    items: Sequence[Fields], article_id: str, places: Places, report: Report
) -> Iterator[Annotation]:
    """Read the records of one annotator: entities first, then claims.

    Args:
        items: The annotations of the annotator.
        article_id: The id of the article.
        places: Finds them in the text.
        report: Counts what is left out.

    Raises:
        ImportRefused: An annotation does not fit the text.
    """
    reader = _Reader(items, article_id, places, report)
    links = [item for item in reader.annotations if "linking" in motivations(item.fields)]
    claims = [(link, claim) for link in links if (claim := reader.claim(link)) is not None]
    part_ids = {part_id for _, (_, part_ids) in claims for part_id in part_ids}
    entity_ids: dict[str, str] = {}
    for item in reader.annotations:
        if item in links or item.id in part_ids:
            continue
        if entity := reader.entity(item):
            entity_ids[item.id] = suggestion_id(article_id, entity)
            yield reader.record(item, entity)
    for link, (body, _) in claims:
        speakers = [entity_ids[name] for name in link.bodies.speakers if name in entity_ids]
        report.lose("links to a speaker", len(link.bodies.speakers) - len(speakers[:1]))
        yield reader.record(link, replace(body, speaker=next(iter(speakers), None)))


@dataclass(frozen=True, slots=True, eq=False)
class _Item:
    """An annotation of the file."""

    fields: Fields
    id: str
    bodies: Bodies


class _Reader:
    """Reads the annotations of one annotator."""

    def __init__(
        self, items: Sequence[Fields], article_id: str, places: Places, report: Report
    ) -> None:
        self.annotations = [_Item(item, item.words("id"), read_bodies(item)) for item in items]
        self._by_id = {item.id: item for item in self.annotations}
        self._article_id = article_id
        self._places = places
        self._report = report

    def entity(self, item: _Item) -> Entity | None:
        """Return the entity of an annotation; None without a tag or place, which is counted."""
        if not item.bodies.label:
            self._report.lose(f"annotations without a tag{_purpose(item.fields)}")
            return None
        pieces = self._places.pieces(item.fields)
        if pieces is None:
            self._report.lose("annotations of whole pages or of places that are not in a text")
            return None
        self._report.lose("gaps in broken entities", len(pieces) > 1)
        return Entity(extent(pieces), item.bodies.label)

    def claim(self, item: _Item) -> tuple[Claim, list[str]] | None:
        """Return the claim that an annotation links together, and the ids of its parts.

        None without a cue and a content, which is counted.
        """
        parts: dict[Role, list[Span]] = {role: [] for role in Role}
        part_ids: list[str] = []
        for target in as_list(item.fields.raw("target")):
            part = self._by_id.get(target) if isinstance(target, str) else None
            pieces = self._part_pieces(part)
            if part is not None and pieces:
                parts[_ROLES[part.bodies.label]].extend(pieces)
                part_ids.append(part.id)
            else:
                self._report.lose("links to what is no part of a claim")
        source, cue, content = (fragments(spans) for spans in parts.values())
        if not (cue or content) or not item.bodies.label:
            self._report.lose("links that are no claims")
            return None
        return Claim(source, cue, content, item.bodies.label), part_ids

    def _part_pieces(self, part: _Item | None) -> Fragments | None:
        if part is None or part.bodies.label not in _ROLES:
            return None
        return self._places.pieces(part.fields)

    def record(self, item: _Item, body: Body) -> Annotation:
        """Return the record of an annotation, and count what it has no place for."""
        item.bodies.report_others(self._report)
        item.fields.report_unread(self._report, *_ITEM_FIELDS)
        self._report.lose(
            "links to a speaker", len(item.bodies.speakers) * isinstance(body, Entity)
        )
        return imported_record(self._article_id, body, item.bodies.status, item.bodies.note)


def _purpose(item: Fields) -> str:
    """Return the reason for an annotation as it stands behind its name in a message."""
    names = ", ".join(sorted(motivations(item)))
    return f" ({names})" if names else ""
