"""The terminal: command line, screens, widgets, keys. Draws state, turns keys into commands."""
