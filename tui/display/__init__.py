"""What the article looks like in rows and cells; here alone do rows, columns and cells exist."""
