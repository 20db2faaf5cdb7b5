"""Actions of the reader by groups of keys, a module each."""
