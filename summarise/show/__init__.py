"""Turns summaries and comparisons into JSON, Markdown or terminal text. Nothing is decided here."""
