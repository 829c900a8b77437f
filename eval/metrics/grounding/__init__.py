"""The metric `grounding`."""
