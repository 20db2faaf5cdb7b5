"""What help says: sections of keys and their meanings, and the legend of the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from annotate.labels.scheme import Label, LabelScheme
from tui.display.glyphs import paragraphs, visible
from tui.keys.command import KeyCommand, show_key
from tui.keys.keymap import Context, Keymap


@dataclass(frozen=True, slots=True)
class HelpRow:
    """A key, or a sample of what is on the page, and its meaning."""

    sample: str
    """Keys with spaces between them, or a sample; empty where the row goes on from the one above.
    """
    meaning: str
    look: str = "key"
    """The look of the sample: a component class of help without its prefix."""

    def matches(self, words: Iterable[str]) -> bool:
        """Tell whether each of these small words is in the row, or is one of its keys."""
        keys, text = self.sample.split(), f"{self.sample} {self.meaning}".casefold()
        return all(word in keys or word.casefold() in text for word in words)


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under a heading."""

    title: str
    rows: tuple[HelpRow, ...]

    def narrowed(self, words: Iterable[str]) -> Section:
        """The section with the rows that match some words."""
        searched = tuple(words)
        return Section(self.title, tuple(row for row in self.rows if row.matches(searched)))


_LEGEND = Section(
    "What you see",
    (
        HelpRow("per", "a pending label, in the margin of its row", "hue-1"),
        HelpRow("PER", "an accepted one", "hue-1"),
        HelpRow("Ida Quill", "a name, pending", "pending"),
        HelpRow("Ida Quill", "a name, accepted", "accepted"),
        HelpRow("┆  │  ┃", "a claim: pending, accepted, in focus", "bar"),
        HelpRow("underlined", "the content of a claim", "content"),
        HelpRow("bold", "the source of a claim", "source"),
        HelpRow("slanted", "the cue of a claim", "cue"),
        HelpRow("→ Clinton", "who speaks, where the source does not name anybody", "quiet"),
        HelpRow("·  ✓  ✗  ~", "pending, accepted, rejected, moved with the text", "text"),
    ),
)

_SHELL = Section(
    "In the shell: postil …",
    (
        HelpRow("--help", "all commands, each with an example"),
        HelpRow("export", "annotations as JSONL, CSV, spaCy, brat and more"),
        HelpRow("labels", "the labels in force: the beginning of a file of your own"),
        HelpRow("keys", "all keys, to change them"),
        HelpRow("config", "where the files are, and what is in force from where"),
    ),
)

_TITLES = {
    Context.READING: "Now, while you read",
    Context.DECIDED: "Now, with nothing pending",
    Context.EXPECTING: "Now, while suggestions are looked for",
    Context.FOCUSED: "Now, with an annotation in focus",
    Context.CLAIM: "Now, with a claim in focus",
    Context.SELECTING: "Now, with a selection",
    Context.SELECTING_PART: "Now, with a selection for the open claim",
    Context.FRAMING: "Now, with a claim open",
    Context.HINTING: "Now, with letters on the words",
    Context.READ_ONLY: "Now, with an article that is read-only",
    Context.FREE: "Now, with an article that you can take over",
    Context.PANEL: "Now, in the side panel",
    Context.PANEL_READ_ONLY: "Now, in the side panel of an article that is read-only",
    Context.SELECTING_READ_ONLY: "Now, with a selection in an article that is read-only",
    Context.ADJUDICATING: "Now, with two readings to adjudicate",
    Context.LIBRARY: "Now, in the library",
    Context.FINDING: "Now, with hits of the library",
    Context.PEOPLE: "Now, with those who speak in the library",
    Context.CLAIMS_LISTED: "Now, with the claims of one who speaks",
    Context.RULES_LISTED: "Now, with the rules about people",
    Context.COMPARING: "Now, with statements compared",
}


def help_sections(
    keymap: Keymap, scheme: LabelScheme, context: Context, mode: str
) -> Iterator[Section]:
    """The sections of help: what matters now, the legend, all commands of a mode, the shell."""
    now = (HelpRow(key, label) for key, label in keymap.footer(context))
    yield Section(_TITLES[context], tuple(now))
    if mode in ("reader", "review"):
        yield _LEGEND
    for name, commands in keymap.of_mode(mode):
        rows = tuple(_command_rows(commands, scheme))
        if rows:
            yield Section(name, rows)
    yield _SHELL


def _command_rows(commands: tuple[KeyCommand, ...], scheme: LabelScheme) -> Iterator[HelpRow]:
    for command in commands:
        keys = "  ".join(map(show_key, command.keys))
        if command.is_attribute:
            yield from _attribute_rows(keys, command.scheme_key, scheme)
        elif not command.is_label:
            yield HelpRow(keys, command.tooltip)
    if any(command.is_label for command in commands):
        for label in scheme:
            yield from _label_rows(label)


def _attribute_rows(keys: str, scheme_key: str, scheme: LabelScheme) -> Iterator[HelpRow]:
    """The attribute on a key, if there is one, then its guideline."""
    for attribute in scheme.attributes:
        if attribute.key == scheme_key:
            meaning = f": {visible(attribute.meaning)}" if attribute.meaning else ""
            yield HelpRow(keys, f"{visible(attribute.name)}{meaning}")
            for line in paragraphs(attribute.guideline).split("\n") if attribute.guideline else ():
                yield HelpRow("", f"  {line}")


def _label_rows(label: Label) -> Iterator[HelpRow]:
    """A label with its meaning, then its guideline."""
    meaning = f": {visible(label.meaning)}" if label.meaning else ""
    yield HelpRow(label.shown_key, f"{visible(label.name)}{meaning}", f"hue-{label.hue}")
    for line in paragraphs(label.guideline).split("\n") if label.guideline else ():
        yield HelpRow("", f"  {line}")
