"""Absence: reported, covered, back; and what is never kept about it."""
