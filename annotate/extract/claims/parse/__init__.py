"""The parse as the three steps read it: syntax, quotations, and ranges of words."""
