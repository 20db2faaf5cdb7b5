"""The trash: articles that were taken out of the library, with everything they hold."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from store.errors import StoreError
from store.files.disk_errors import disk_errors
from store.files.durable import make_folder, move_durably
from store.files.safe_names import named_by
from store.library.library import Library
from store.library.stored_article import StoredArticle


class Trash:
    """The folder `<library>/trash`; an article in it keeps every layer, text and suggestion."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.folder = library.root / "trash"

    def put(self, article: StoredArticle) -> None:
        """Move an article from the library into the trash.

        Raises:
            StoreLocked: One of its layers is open for editing.
            WriteFailed: The disk refused; the article is where it was.
        """
        number = max(map(_number, self._contents()), default=0) + 1
        with disk_errors(article.folder, "it is still in the library"), ExitStack() as locks:
            make_folder(self.folder)
            for path in article.folder.glob("layers/*.lock"):
                locks.enter_context(article.locked(named_by(path.stem)))
            move_durably(article.folder, self.folder / f"{number:06d} {article.folder.name}")

    def restore(self) -> StoredArticle | None:
        """Move the article that was put in last back into the library; None where none is.

        Raises:
            StoreError: The article is in the library again; nothing was changed.
            WriteFailed: The disk refused; the article is still in the trash.
        """
        latest = max(self._contents(), key=_number, default=None)
        if latest is None:
            return None
        folder = self._library.articles_folder / latest.name.partition(" ")[2]
        if folder.exists():
            raise StoreError(
                f"that article is in the library again; the one thrown away is kept in {latest}"
            )
        with disk_errors(latest, "it stays there"):
            make_folder(folder.parent)
            move_durably(latest, folder)
        return StoredArticle(folder, StoredArticle(folder, folder.name).facts().id)

    def _contents(self) -> list[Path]:
        if not self.folder.is_dir():
            return []
        return [path for path in self.folder.iterdir() if _number(path)]


def _number(path: Path) -> int:
    """The number in the name of a folder in the trash, counted from 1; 0 for other files."""
    number, _, name = path.name.partition(" ")
    return int(number) if name and number.isascii() and number.isdigit() else 0
