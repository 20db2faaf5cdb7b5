"""How fast reading is beside other programs, in pseudo-terminals, as ratios of one run."""
