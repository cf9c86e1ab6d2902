"""Exchanges of caseload for a role (KAD-12): one of a team supports more clients, so that another can hold a role.

Two agree, the team consents, and half a year later they look at it again. Who supports how many stays with each person
to record; the role changes hands with the consent. Neighbours: roles, roles/load, proposals.
"""
