"""The check of a release: what is built, what is in it, and that it installs and runs."""
