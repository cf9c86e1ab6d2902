"""How gladly somebody takes a role now. Theirs to say in one tap, their team's to know, and respected, not judged.

Neighbours: people. It gives or takes no right: somebody who would rather not may be nominated, and may say no.
"""
