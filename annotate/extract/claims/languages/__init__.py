"""Languages: how the parse of each is read, and which candidates its words make."""
