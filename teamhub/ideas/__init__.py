"""Ideas: somebody owns one, shapes it, and has it decided; nobody can take it from them.

Neighbours: people, teams, roles, frameworks, decisions, journal. Words: a *thought* is private and is kept
in a table of its own; *sharing* makes an *idea* of it; the *owner* is who thought of it until they transfer it
themselves; a *suggestion* is somebody else's change that only the owner can take; a *copy* is another team's own
version, which names its origin for good; the *ruling* says who decides.
"""
