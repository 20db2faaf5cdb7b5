"""Suggesters that are not ours, for `tests.system.consumers.check_suggesters`."""
