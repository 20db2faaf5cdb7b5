"""spaCy's home: a document in, suggestions out. Nothing is ever downloaded."""
