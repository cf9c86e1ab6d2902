"""A role that nobody wants: the five ways out of KAD-11, and buying it in for a while with the advice of the MPP.

Neighbours: roles, teams, frameworks, journal.
"""
