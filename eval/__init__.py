"""Scores that can be believed: systems, data, metrics, sureness and the report."""
