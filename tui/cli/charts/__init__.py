"""Charts of `postil stats --plot`: what they show, in a terminal and as SVG."""
