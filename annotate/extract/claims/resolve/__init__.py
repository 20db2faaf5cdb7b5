"""Third step: the best candidates beside each other, with corrected borders."""
