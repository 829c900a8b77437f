"""The metric `facts`."""
