"""The protocol `postil-suggest/1`: what suggesters are asked, and what becomes of answers."""
