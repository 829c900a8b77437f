"""Writing: chosen sentences are put into words; nothing unchecked comes out."""
