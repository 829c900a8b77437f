"""The metric `support`."""
