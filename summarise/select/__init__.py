"""Selecting: which sentences carry an article, and which can stand alone."""
