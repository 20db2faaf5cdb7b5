"""Interchange formats: one module a format, importer beside exporter, without files or screens."""
