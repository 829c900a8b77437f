"""What a person reads of an evaluation: a screen, Markdown, plots, and the worst cases."""
