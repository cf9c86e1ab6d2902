"""Suggestions: somebody else's change of one field. Only the owner takes it, with a sentence; both texts stay."""
