"""Actions of the list of articles by groups of keys, a module each."""
