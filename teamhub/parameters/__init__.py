"""Numbers that the law, the collective agreement or the organisation sets: dated, and kept with who changed them."""
