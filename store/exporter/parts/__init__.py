"""Extraction in parts: cut once, made anywhere and in any order, joined by concatenation."""
