"""Remedies for what the doctor finds; each keeps what it takes away or makes anew."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from annotate.document import Document, text_digest
from store.doctor.finding import Repair
from store.doctor.restore import restore
from store.errors import StoreDamaged, StoreError
from store.files.disk_errors import disk_errors
from store.files.kept_copies import aside, keep_copy
from store.layer.backup import BackupStorage, find_backup
from store.layer.conflict import Resolution, resolve_conflict
from store.layer.journal import journal_of
from store.layer.layer import Layer
from store.library.stored_article import StoredArticle


def from_backup(article: StoredArticle, annotator: str) -> Repair | None:
    """Restoring a layer's backup, where there is one that can be read."""
    path = article.layer(annotator).path
    try:
        if find_backup(path) is None:
            return None
        Layer(path, storage_class=BackupStorage).load()
    except StoreError:
        return None
    return Repair("brings the backup back", lambda: restore(article, annotator).kept)


def put_together(article: StoredArticle, annotator: str) -> Repair:
    """Bringing together a file that another program changed, and what its journal leads to."""
    path = article.layer(annotator).path
    if find_backup(path) is None:
        return moved_away(journal_of(path), "keeps the journal under another name")

    def apply() -> Path | None:
        with article.locked(annotator):
            ours = Layer(path, storage_class=BackupStorage).load()
            return resolve_conflict(path, Resolution.BOTH, ours)

    return Repair("puts the annotations of both together", apply)


def without(article: StoredArticle, annotator: str, names: Sequence[str]) -> Repair:
    """Leaving out the records of a layer that cannot be used."""

    def apply() -> Path | None:
        layer = article.layer(annotator)
        with article.locked(annotator):
            with disk_errors(layer.path, "it is unchanged"):
                kept = keep_copy(layer.path)
            layer.leave_out(names)
        return kept

    return Repair("takes them out of the file", apply)


def named_after_text(article: StoredArticle) -> Repair | None:
    """Naming an article anew after its only text, where the facts alone are damaged."""
    try:
        article.facts()
    except StoreDamaged:
        texts = list(article.folder.glob("texts/*.txt"))
        if len(texts) == 1 and _text(texts[0]) is not None:
            return Repair("names it after its text", lambda: _name_anew(article, texts[0]))
    return None


def migrated(article: StoredArticle, annotator: str) -> Repair:
    """Writing a layer in the form of this version."""

    def apply() -> Path | None:
        with article.locked(annotator):
            return article.layer(annotator).migrate()

    return Repair("brings it to the form of this version", apply)


def is_sound_text(path: Path) -> bool:
    """Whether a stored text is the one that its name says."""
    return _text(path) is not None


def moved_away(path: Path, words: str = "takes them out of the way; they are found anew") -> Repair:
    """Taking a file out of the way that is made anew, or not needed, when it is missing."""

    def apply() -> Path:
        with disk_errors(path):
            return path.rename(aside(path))

    return Repair(words, apply)


def deleted(path: Path) -> Repair:
    """Deleting what a write that was cut off has left."""

    def apply() -> None:
        with disk_errors(path):
            path.unlink(missing_ok=True)

    return Repair("deletes it", apply)


def _name_anew(article: StoredArticle, text: Path) -> Path | None:
    words = _text(text) or ""
    title = next((line.strip() for line in words.split("\n") if line.strip()), article.id)
    path = article.folder / "article.json"
    with disk_errors(path):
        kept = keep_copy(path)
    article.create(Document(words, title[:60], article.id, text.stem))
    return kept


def _text(path: Path) -> str | None:
    """A stored text, if it is the one that its name says."""
    try:
        text = path.read_bytes().decode("utf-8", "surrogatepass")
    except (OSError, ValueError):
        return None
    return text if text_digest(text) == path.stem else None
