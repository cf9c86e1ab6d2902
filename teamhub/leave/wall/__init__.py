"""The wall chart: who of a team is in on which day, who is away (and never why), and whether enough are there."""
