"""The demo organisation: its data, and how it is put in through the verbs."""
