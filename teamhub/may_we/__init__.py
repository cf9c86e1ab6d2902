"""“Mag dit zelf?”: may we do this ourselves? A question, what the frameworks say to it, and what was answered before.

Neighbours: frameworks, people, teams, journal.
"""
