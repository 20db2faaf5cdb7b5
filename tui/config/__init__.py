"""The user's configuration, and the files that labels come from."""
