"""Evaluation: the agreement of predicted annotations with gold ones, in numbers.

A pair of codings of one text (`coding`) is compared in tokens (`tokens`); claims (`claims`, with
`token_claims`, `matching`, `kinds` and `alpha`) and entities (`entities`) each give tallies
(`tally`) that add up over articles (`evaluation`) and are laid out for people (`report`).
"""
