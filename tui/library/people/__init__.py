"""People: the screen that lists who speaks in a library, what they claim, and the rules on them."""
