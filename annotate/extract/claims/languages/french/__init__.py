"""French: its verb forms, its inverted clauses and its words before a source."""
