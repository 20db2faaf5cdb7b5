"""Repairs of the faults in a library; each keeps a copy of everything that it replaces."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from annotate.document import Document, text_digest
from store.doctor.finding import Repair
from store.doctor.restore import restore
from store.errors import StoreDamaged, StoreError
from store.files.disk_errors import disk_errors
from store.files.durable import make_folder, move_durably
from store.files.kept_copies import keep_copy, path_aside
from store.files.staging import Staging
from store.layer.backup import BackupStorage, find_backup
from store.layer.conflict import Resolution, resolve_conflict
from store.layer.journal import journal_of
from store.layer.layer import Layer
from store.library.library import Library
from store.library.stored_article import StoredArticle

_TITLE_CHARACTERS = 60
"""Longest title that is made from the first line of a text; chosen by hand."""


def restore_backup(article: StoredArticle, annotator: str) -> Repair | None:
    """Restore a layer's backup; None where there is none that can be read."""
    path = article.layer(annotator).path
    try:
        if find_backup(path) is None:
            return None
        Layer(path, storage_class=BackupStorage).load()
    except StoreError:
        return None
    return Repair("restores the backup", lambda: restore(article, annotator).replaced)


def merge_versions(article: StoredArticle, annotator: str) -> Repair:
    """Merge a file that another program changed with the version to which its journal leads."""
    path = article.layer(annotator).path
    if find_backup(path) is None:
        return move_away(journal_of(path), "keeps the journal under another name")

    def apply() -> Path | None:
        with article.locked(annotator):
            ours = Layer(path, storage_class=BackupStorage).load()
            return resolve_conflict(path, Resolution.BOTH, ours)

    return Repair("merges the annotations of both", apply)


def leave_out_records(article: StoredArticle, annotator: str, names: Sequence[str]) -> Repair:
    """Leave the records of a layer out that cannot be used."""

    def apply() -> Path | None:
        layer = article.layer(annotator)
        with article.locked(annotator):
            with disk_errors(layer.path, "it is unchanged"):
                copy = keep_copy(layer.path)
            layer.leave_out(names)
        return copy

    return Repair("takes them out of the file", apply)


def rename_after_text(article: StoredArticle) -> Repair | None:
    """Name an article after its only text; None where more than its facts is damaged."""
    try:
        article.facts()
    except StoreDamaged:
        texts = list(article.folder.glob("texts/*.txt"))
        if len(texts) == 1 and is_sound_text(texts[0]):
            return Repair("names it after its text", lambda: _rename(article, texts[0]))
    return None


def set_aside(article: StoredArticle) -> Repair:
    """Move the folder of an article that was never finished out of the library's articles."""

    def apply() -> Path:
        library_root = article.folder.parent.parent
        target = path_aside(library_root / "unfinished" / article.folder.name)
        with disk_errors(article.folder, "it is where it was"):
            make_folder(target.parent)
            move_durably(article.folder, target)
        return target

    return Repair("sets it aside; opening the article makes it anew", apply)


def migrate(article: StoredArticle, annotator: str) -> Repair:
    """Write a layer in the form of this version."""

    def apply() -> Path | None:
        with article.locked(annotator):
            return article.layer(annotator).migrate()

    return Repair("writes it in the form of this version", apply)


def is_sound_text(path: Path) -> bool:
    """Tell whether a stored text has the digest that its file name gives."""
    return _sound_text(path) is not None


def move_away(
    path: Path, description: str = "takes them out of the way; they are found anew"
) -> Repair:
    """Rename a file that is made anew, or not needed, when it is missing."""

    def apply() -> Path:
        with disk_errors(path):
            return path.rename(path_aside(path))

    return Repair(description, apply)


def delete(path: Path) -> Repair:
    """Delete a file that an interrupted write has left."""

    def apply() -> None:
        with disk_errors(path):
            path.unlink(missing_ok=True)

    return Repair("deletes it", apply)


def clear(library: Library) -> Repair:
    """Delete the folder in which an import made articles, unless another one has it by now."""

    def apply() -> None:
        folder = library.incoming_folder
        with disk_errors(folder), Staging(folder, library.root):
            pass

    return Repair("deletes it", apply)


def _rename(article: StoredArticle, text_path: Path) -> Path | None:
    text = _sound_text(text_path) or ""
    title = next((line.strip() for line in text.split("\n") if line.strip()), article.id)
    path = article.folder / "article.json"
    with disk_errors(path):
        copy = keep_copy(path)
    article.create(Document(text, title[:_TITLE_CHARACTERS], article.id, text_path.stem))
    return copy


def _sound_text(path: Path) -> str | None:
    """A stored text; None where it has not the digest that its file name gives."""
    try:
        text = path.read_bytes().decode("utf-8", "surrogatepass")
    except (OSError, ValueError):
        return None
    return text if text_digest(text) == path.stem else None
