"""A training that a team plans: checked, chosen, booked with the knowledge transfer planned, and passed on.

Words: a *plan* is one training for some people; its *days* are calendar dates; *transfer* is how what was learned
reaches the team. Neighbours: training (the catalogue), needs, budgets, frameworks (KAD-04, KAD-10), proposals.
"""
