"""Remarks on an export: what went out as it is, and what was left out, in words."""

from __future__ import annotations

from collections.abc import Mapping

from store.formats.jsonl_export import Withheld


def describe_foreign(labels: Mapping[str, int]) -> str:
    """Describe in words what went out under labels that the scheme does not have, if anything."""
    if not labels:
        return ""
    counts = sorted(labels.items(), key=lambda row: (-row[1], row[0]))
    return f"with labels that are not yours: {', '.join(f'{n} {name}' for name, n in counts)}"


def describe_withheld(withheld: Withheld) -> str:
    """Describe in words what an export left out; empty when nothing was."""
    counts = {
        "pending": withheld.suggested,
        "accepted": withheld.accepted,
        "rejected": withheld.rejected,
        "with other labels": withheld.labels,
    }
    phrases = [f"{count} {name}" for name, count in counts.items() if count]
    if withheld.speakers:
        phrases.append(f"{withheld.speakers} links to a speaker")
    if withheld.articles:
        noun = "article" if withheld.articles == 1 else "articles"
        phrases.append(f"{withheld.articles} whole {noun}")
    if withheld.unfinished:
        noun = "article" if withheld.unfinished == 1 else "articles"
        phrases.append(
            f"{withheld.unfinished} unfinished {noun}, as the format cannot say what nobody has "
            "decided (--unfinished-as-outside exports them)"
        )
    return f"left out: {', '.join(phrases)}" if phrases else ""
