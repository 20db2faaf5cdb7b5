"""The folders and sites that articles come from, named once where they are the same for all."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit


def short_source(uri: str) -> str:
    """The site of an address, the folder of a file."""
    if "://" in uri:
        return urlsplit(uri).netloc or uri
    folder, slash, _ = uri.rpartition("/")
    return folder or slash if slash else uri


def places_of(uris: Iterable[str], folder: Path | None) -> tuple[str, dict[str, str]]:
    """The place that all sources share, and what else there is to say of each.

    Args:
        uris: Paths and addresses.
        folder: The folder that was opened, if the sources are its files.

    Returns:
        The name of the common folder or site, empty where there is none; then by source its own
        folder or site, none where they have all in common.
    """
    places = {uri: short_source(uri) for uri in uris}
    if folder is not None:
        root = str(folder)
        return folder_name(root), _below(root, places)
    distinct = set(places.values())
    if len(distinct) != 1:
        return "", places
    [place] = distinct
    if place in places:
        return "", {}
    return folder_name(place) if place.startswith("/") else place, {}


def folder_name(path: str) -> str:
    """The last part of a path, with a slash behind it."""
    return f"{path.rstrip('/').rpartition('/')[2]}/"


def _below(root: str, places: dict[str, str]) -> dict[str, str]:
    """The folders within a folder; none where everything is in one of them."""
    below = {uri: place.removeprefix(root).strip("/") for uri, place in places.items()}
    return below if len(set(below.values())) > 1 else {}
