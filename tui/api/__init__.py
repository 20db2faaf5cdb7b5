"""Postil as a library: the functions of `import postil`, which load the rest when they run."""
