"""Comparison problems with exactly known answers, made out of articles.

Honest about what is synthetic: sentences are dropped, moved, added from another article and
changed by rule, so what is planted is found by its seams more easily than a difference between
two reporters. `articles.jsonl` holds news of events that never happened, each fact in two or three
wordings, written for this project; `planted.jsonl` is made of it by `python -m eval.planted`.
"""
