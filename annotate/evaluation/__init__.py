"""Evaluation: how well predicted annotations agree with gold ones, in numbers.

A pair of codings of one text (`coding`) is looked at in tokens (`tokens`); claims (`claims`, with
`matching`, `kinds` and `alpha`) and entities (`entities`) each give tallies (`tally`) that add up
over articles (`evaluation`) and are laid out for people (`report`).
"""
