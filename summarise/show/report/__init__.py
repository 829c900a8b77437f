"""Builds the parts of the HTML report. `summarise.show.html` puts them together."""
