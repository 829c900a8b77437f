"""The metric `comparison`."""
