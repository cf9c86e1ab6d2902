"""Hiring: from the team's gap in work and roles to a new colleague."""
