"""brat's types: labels in the few characters that it allows, and its configuration files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from annotate.claim import Claim, Role
from annotate.suggestion import Body
from store.formats.format import IncomingFile
from store.formats.report import Report

VISUAL = "visual.conf"
"""The name of the file with the labels that brat shows instead of its types."""
ATTRIBUTIONS = frozenset({"attribution", "attribution-no-source"})
"""Types, in small letters, of claims without a label of their own."""

OWN_ATTRIBUTES = frozenset({"Status", "Whole"})
"""Attributes that say something else than those of a scheme."""

_CLAIM, _EVENT = "CLAIM", "Attribution"
_NOT_ALLOWED = re.compile(r"[^A-Za-z0-9_-]")
_FIRST_LINE = "# Labels that brat has no signs for; an import finds them here."
"""The line that distinguishes Postil's own file of labels from that of any corpus."""
_DRAWING = """\
[drawing]
SPAN_DEFAULT\tfgColor:black, bgColor:lightgreen, borderColor:darken
ARC_DEFAULT\tcolor:black, arrowHead:triangle-5
"""


class TypeNames:
    """The types of the labels of an export, assigned as the labels come."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._types: dict[str, str] = {}
        self._used: dict[str, set[str]] = {"span": set(), "claim": set()}
        self._values: dict[str, set[str]] = {}
        """The values of each attribute in brat’s own names."""

    def type_of(self, body: Body) -> str:
        """Return the type of an entity or of a claim’s event; each label has its own."""
        brat_type = _EVENT
        if not isinstance(body, Claim) or body.label != _CLAIM:
            if body.label not in self._types:
                self._types[body.label] = self._unused_type(body.label)
            brat_type = self._types[body.label]
            if brat_type != body.label and not _can_be_shown(body.label):
                self._report.lose(
                    f"labels with other signs, such as {body.label!r}, written as {brat_type}"
                )
        self._used[body.kind].add(brat_type)
        return brat_type

    def attribute(self, name: str, value: str) -> tuple[str, str]:
        """Return the name and value of an attribute in the signs that brat allows."""
        brat_name = _NOT_ALLOWED.sub("_", name) or "_"
        brat_value = "".join("_" if _ends_a_value(char) else char for char in value) or "_"
        if brat_name in OWN_ATTRIBUTES:
            brat_name += "_"
        if brat_name != name:
            self._report.lose(f"names of attributes, such as {name!r}, written as {brat_name}")
        if brat_value != value:
            self._report.lose(f"values of attributes, such as {value!r}, written as {brat_value}")
        self._values.setdefault(brat_name, set()).add(brat_value)
        return brat_name, brat_value

    def _unused_type(self, label: str) -> str:
        base = brat_type = _NOT_ALLOWED.sub("_", label) or "_"
        number = 1
        while brat_type in self._types.values() or brat_type.lower() in ATTRIBUTIONS:
            number += 1
            brat_type = f"{base}_{number}"
        return brat_type

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Yield the configuration files that brat needs to show and edit the annotations."""
        yield "annotation.conf", self._configuration().encode("utf-8")
        labels = {
            brat_type: label
            for label, brat_type in self._types.items()
            if brat_type != label and _can_be_shown(label)
        }
        if labels:
            pairs = (f"{brat_type} | {label}" for brat_type, label in labels.items())
            lines = [_FIRST_LINE, "[labels]", *pairs]
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
            *(
                f"{name}\tArg:<ANY>, Value:{'|'.join(sorted(values))}"
                for name, values in sorted(self._values.items())
            ),
        ]
        return "".join(f"{line}\n" for line in lines)


def _ends_a_value(char: str) -> bool:
    """Tell whether a value of an attribute cannot go on with a character."""
    return char.isspace() or not char.isprintable() or char in "|,"


def _can_be_shown(label: str) -> bool:
    """Tell whether brat’s file of labels can hold a label: it splits at `|` and strips blanks."""
    return bool(label) and label.isprintable() and label == label.strip() and "|" not in label


def read_labels(files: Iterable[IncomingFile]) -> Mapping[str, str]:
    """Read the labels by type from Postil's own exports; in another corpus, types are labels.

    Raises:
        ImportRefused: The file is not UTF-8.
    """
    labels: dict[str, str] = {}
    for file in files:
        lines = file.read_text().splitlines() if file.name == VISUAL else []
        if lines[:1] == [_FIRST_LINE]:
            pairs = (line.partition(" | ") for line in lines)
            labels.update((brat_type, label) for brat_type, bar, label in pairs if bar)
    return labels
