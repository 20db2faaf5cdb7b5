"""The number of keys that an article costs: generated articles, a planner, and the real app."""
