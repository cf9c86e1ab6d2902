"""The text of an idea: its versions, what changed between them, and their fingerprints. Only its owner changes it."""
