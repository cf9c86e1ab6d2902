"""Leave: asked for in hours, talked over among colleagues, warned about and never blocked; and who works on which days.

Neither kinds nor a balance nor pay is kept here, and nobody approves: KAD-05 leaves holidays to the team. What has been
agreed is for others *away*, as illness and training are. Neighbours: people, teams, frameworks, proposals, core.away.
"""
