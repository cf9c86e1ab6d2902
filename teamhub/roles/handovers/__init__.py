"""Handing a role over: a checklist made from the role, some weeks side by side, a tip, and two who sign.

KAD-11 says how many weeks. Neighbours: roles, its checklists, teams, people, journal.
"""
