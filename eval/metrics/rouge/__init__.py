"""The metric `rouge`."""
