"""The pictures of the README, taken from real sessions on sample articles."""
