"""Suggesters: the programs that are asked, and the process of ours that stands between."""
