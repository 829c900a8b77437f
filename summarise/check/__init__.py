"""Whether evidence entails a sentence, and why not."""
