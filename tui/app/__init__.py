"""The app: what a run of the program is made of, from the workspace to the shell."""
