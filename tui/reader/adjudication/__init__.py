"""Adjudication: choosing between what annotators have in an article."""
