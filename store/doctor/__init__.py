"""Looking through a library for damage, repairing it, and restoring layers from backups."""
