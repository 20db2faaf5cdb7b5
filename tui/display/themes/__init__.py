"""Themes and the style sheet."""
