"""An article that is open for change: its session, and how it opens, follows and closes."""
