"""Somebody's own calendar at a secret address: their leave, what waits for them, and if they like who is away.

Whoever has the address reads it without signing in, and without a second factor. So nothing is in it that would ask for
that: of others their name and *away*, from today on, never why or since when.
"""
