"""Label schemes: the labels in force, the files that they come from, and what is wrong in one."""
