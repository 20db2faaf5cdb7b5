"""Choosing between what two annotators read in an article."""
