"""What the suggestions gain from finished articles, beside the bounds for it."""
