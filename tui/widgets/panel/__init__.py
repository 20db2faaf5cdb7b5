"""The side panel without its drawing: claims grouped by speaker, entities by name, as rows."""
