"""The product's rules: documents, spans, claims, labels, annotations and their history.

Nothing here knows a terminal or a database. Positions are half-open code-point offsets everywhere.
"""
