"""How many keys an article costs: generated articles, a planner, and the real app."""
