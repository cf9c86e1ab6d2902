"""A role's own checklist: it stays with the role when somebody else holds it, and is ticked in the team meeting.

KAD-06 leaves the work of a role to who holds it. Neighbours: roles, frameworks, journal.
"""
