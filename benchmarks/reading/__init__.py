"""Speed of reading beside other programs, in pseudo-terminals, as ratios of one run."""
