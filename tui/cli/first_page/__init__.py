"""The first page of an article, on the terminal before the libraries of the app are imported.

It is drawn with the modules that the app draws it with, but for Textual and Rich; when these are
there, the same cells are drawn once more. Whatever is out of the ordinary is left to the app: then
nothing is drawn here, and nothing said.
"""
