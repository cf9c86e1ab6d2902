"""Finding ideas: the board by stage, the list, full-text search, and what looks alike while somebody types."""
