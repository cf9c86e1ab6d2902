"""An open election of a role by its team: positive reasons, a change round, a proposal, and consent. Never a majority.

Neighbours: roles, proposals, teams, frameworks.
"""
