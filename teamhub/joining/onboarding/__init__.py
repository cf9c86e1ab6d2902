"""The first twelve weeks of a new colleague, with a mentor."""
