"""Learning: from the articles that a person has finished to better suggestions in the next ones."""
