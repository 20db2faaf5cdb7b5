"""Find: the screen that searches the library, and its list of hits."""
