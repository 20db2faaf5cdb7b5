"""The article in rows and cells; offsets meet rows and columns only here."""
