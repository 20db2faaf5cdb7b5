"""People: who speaks, over all articles of a library."""
