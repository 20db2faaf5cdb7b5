"""First step: every reading of a cue as a claim, right or wrong."""
