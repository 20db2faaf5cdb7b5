"""Native JSONL, schema `postil/1`: one line for one article and annotator, nothing lost."""

from store.formats.jsonl_export import Withheld, export_line
from store.formats.jsonl_import import import_lines
from store.formats.jsonl_schema import SCHEMA

__all__ = ["SCHEMA", "Withheld", "export_line", "import_lines"]
