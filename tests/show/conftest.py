"""The browser in which the report is tried is the one of the page's tests."""

from tests.ui.conftest import browser

__all__ = ["browser"]
