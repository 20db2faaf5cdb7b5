"""Types of brat: labels in the few signs that it allows, and the files that tell it of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from annotate.claim import Claim, Role
from annotate.suggestion import Body
from store.formats.format import IncomingFile
from store.formats.report import Report

VISUAL = "visual.conf"
"""The file with the labels that brat shows instead of its types."""
ATTRIBUTIONS = frozenset({"attribution", "attribution-no-source"})
"""Types, in small letters, that claims without a label of their own have."""

_CLAIM, _EVENT = "CLAIM", "Attribution"
_STRANGE = re.compile(r"[^A-Za-z0-9_-]")
_MARK = "# Labels that brat has no signs for; an import finds them here."
_DRAWING = """\
[drawing]
SPAN_DEFAULT\tfgColor:black, bgColor:lightgreen, borderColor:darken
ARC_DEFAULT\tcolor:black, arrowHead:triangle-5
"""


class TypeNames:
    """The types that the labels of an export have, as they come."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._types: dict[str, str] = {}
        self._used: dict[str, set[str]] = {"span": set(), "claim": set()}

    def of(self, body: Body) -> str:
        """The type of an entity or of a claim’s event; no two labels have the same one."""
        found = _EVENT
        if not isinstance(body, Claim) or body.label != _CLAIM:
            if body.label not in self._types:
                self._types[body.label] = self._free(body.label)
            found = self._types[body.label]
            if found != body.label and not _can_be_shown(body.label):
                what = f"labels with other signs, such as {body.label!r}, written as {found}"
                self._report.lose(what)
        self._used[body.kind].add(found)
        return found

    def _free(self, label: str) -> str:
        wanted = name = _STRANGE.sub("_", label) or "_"
        number = 1
        while name in self._types.values() or name.lower() in ATTRIBUTIONS:
            number += 1
            name = f"{wanted}_{number}"
        return name

    def files(self) -> Iterator[tuple[str, bytes]]:
        """What brat must know to show and edit the annotations."""
        yield "annotation.conf", self._configuration().encode("utf-8")
        labels = {
            name: label
            for label, name in self._types.items()
            if name != label and _can_be_shown(label)
        }
        if labels:
            lines = [_MARK, "[labels]", *(f"{name} | {label}" for name, label in labels.items())]
            yield VISUAL, ("\n".join(lines) + f"\n{_DRAWING}").encode("utf-8")

    def _configuration(self) -> str:
        roles = [role.capitalize() for role in Role]
        arguments = ", ".join(f"{role}*:{role}" for role in roles)
        lines = [
            "[entities]",
            *sorted({*self._used["span"], *roles}),
            "[relations]",
            "Speaker\tArg1:<EVENT>, Arg2:<ENTITY>",
            "<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>",
            "[events]",
            *(f"{event}\t{arguments}" for event in sorted({*self._used["claim"], _EVENT})),
            "[attributes]",
            "Status\tArg:<ANY>, Value:suggested|rejected",
            "Whole\tArg:<ENTITY>",
        ]
        return "".join(f"{line}\n" for line in lines)


def _can_be_shown(label: str) -> bool:
    """Whether brat’s file of labels can hold one, which is cut at `|` and at its edges."""
    return bool(label) and label.isprintable() and label == label.strip() and "|" not in label


def read_labels(files: Iterable[IncomingFile]) -> Mapping[str, str]:
    """The labels by type, where an export of ours says so; another corpus is called by its types.

    Raises:
        ImportRefused: The file is not UTF-8.
    """
    labels: dict[str, str] = {}
    for file in files:
        lines = file.text().splitlines() if file.name == VISUAL else []
        if lines[:1] == [_MARK]:
            pairs = (line.partition(" | ") for line in lines)
            labels.update((name, label) for name, mark, label in pairs if mark)
    return labels
