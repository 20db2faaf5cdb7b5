"""Programs of the user's that say something about words: a dictionary, a voice."""
