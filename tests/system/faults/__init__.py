"""Faults put in on purpose: kills, power cuts, full disks, two writers.

`make crash` runs them at length and prints counts; the tests here are the short form.
"""
