"""The index of a library: its texts and annotations in one derived file, and finding in them."""
