"""What claims need to know of a parse: syntax, quotations, and ranges of words."""
