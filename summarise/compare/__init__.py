"""Who says what: facts, copies, conflicts, dates, and what each source adds."""
