"""Third step: which candidates stay, and where their parts begin and end."""
