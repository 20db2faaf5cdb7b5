"""The reader in a browser: by a plain client in the tests, in Chromium by `make serve-check`."""
