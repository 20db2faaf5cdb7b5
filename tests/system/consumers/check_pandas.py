"""pandas reads the CSV as it is: offsets are numbers, and every quote stands where it says."""

from __future__ import annotations

import pandas

from tests.system.consumers.checking import Checks, run


def check(checks: Checks) -> None:
    table = pandas.read_csv(checks.folder / "csv" / "all.csv", keep_default_na=False)
    assert table["start"].dtype == table["end"].dtype == "int64"
    assert table["finished"].all()
    for article in checks.expected:
        rows = table[table["article"] == article]
        text = checks.text(article)
        cut = [text[start:end] for start, end in zip(rows["start"], rows["end"], strict=True)]
        checks.require_same(f"pandas: quotes of {article}", rows["quote"], cut)
        spans = rows[rows["kind"] == "span"]
        read = [*zip(spans["label"], spans["quote"], strict=True), *_parts(rows, text)]
        checks.require_same(
            f"pandas: spans of {article}",
            read,
            map(tuple, checks.items(article, "entities", "parts")),
        )


def _parts(rows: pandas.DataFrame, text: str) -> list[tuple[str, str]]:
    """Return the words at the places of the fragments, by their role."""
    return [
        (role.upper(), text[int(start) : int(end)])
        for role in ("source", "cue", "content")
        for places in rows[f"{role}_at"]
        for start, end in (place.strip("[)").split(",") for place in places.split())
    ]


if __name__ == "__main__":
    run(check)
