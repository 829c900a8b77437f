"""Training of the project's own models; one command per model."""
