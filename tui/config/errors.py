"""Errors of the configuration."""

from __future__ import annotations

from annotate.errors import PostilError


class ConfigurationError(PostilError):
    """The configuration file cannot be used."""


class SuggesterUnknown(PostilError):
    """No suggester of this name is configured."""


class SendingRefused(PostilError):
    """Texts would leave this machine, and nobody has allowed that."""
