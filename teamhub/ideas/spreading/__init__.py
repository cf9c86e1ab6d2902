"""An idea goes to other teams: offered by its owner, adopted by each in a copy of its own that names where it is from.

Neighbours: decisions, teams. Words: an *answer* is what a team says to an idea; the *copy* is that team's own idea.
"""
