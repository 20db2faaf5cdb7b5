"""Anchoring: finding annotations again in a text that has changed, by quote and surroundings."""
