"""The planner: it brings an article to gold with the cheapest keys, through the real app."""
