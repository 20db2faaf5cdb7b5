"""Widgets: attributes down, messages up, no business state."""
