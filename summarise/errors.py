"""Errors that the program reports in one line: what is wrong, where, and what to do."""


class SummariseError(Exception):
    """An error that a user can act on; `main` prints it on stderr and exits with 1."""


class InputError(SummariseError):
    """An input cannot be read or is not what it should be."""


class ModelError(SummariseError):
    """A model cannot be found, fetched, verified or loaded."""
