"""Faults put in on purpose: kills, power cuts, full disks, two writers.

`python -m tests.faults` runs them at length and prints counts; the tests here are the short form.
"""
