"""Framework groups ("kadergroepen") and their drafts: a framework is written by who lives under it.

A draft belongs to its group. What is in force changes only when a draft is adopted. Neighbours: requests, decisions.
"""
