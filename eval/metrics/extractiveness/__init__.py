"""The metric `extractiveness`."""
