"""The road out: which layers an export takes, what it leaves out, and the files that it writes."""
