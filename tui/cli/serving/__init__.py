"""The reader in a browser: a server, an address with a token for each annotator, a page."""
