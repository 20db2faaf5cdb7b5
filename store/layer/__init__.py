"""A layer: one annotator's TinyDB file, with its journal, backup, migrations and writer."""
