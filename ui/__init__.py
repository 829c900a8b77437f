"""The web page. It only shows what the library's functions return."""
