"""Roles: who holds which, from when until when. A right that comes with a role ends with its term.

Neighbours: people, teams.
"""
