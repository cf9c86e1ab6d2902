"""The demo organisation: its data, and the story of how it came about, told through the verbs in its order."""
