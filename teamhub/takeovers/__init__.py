"""Taking something over from a team or a colleague, giving it back, and leaving it with them ("op mijn handen").

KAD-16 says when it goes back, KAD-17 what is different in acute danger. Neighbours: teams, people, frameworks, journal.
"""
