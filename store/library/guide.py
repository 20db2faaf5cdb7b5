"""The guided article: how to tell it from the articles that somebody works on."""

from __future__ import annotations

GUIDE_URI = "postil:guide"
"""Where the guided article comes from, which is no one's data."""
