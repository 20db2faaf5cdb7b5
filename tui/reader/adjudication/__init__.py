"""Adjudication: choosing between what two annotators have in an article."""
