"""The library on screen, and the queue of articles that one works through."""
