"""The metrics as modules that `evaluate.load("eval/metrics/NAME")` loads, with no network.

`evaluate` copies a module to a cache before it runs it, so each imports by absolute name, one name
a line (its parser of imports reads no more), and leaves the work to `eval.scores`. `compute` gives
one value per item in each column, None for an item that could not be scored, with the reason
under `notes`.
"""
