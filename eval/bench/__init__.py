"""How fast the program is, beside others and beside what the processor could do at most."""
