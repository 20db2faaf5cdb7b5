"""What each key of the reader does, a module a group of keys."""
