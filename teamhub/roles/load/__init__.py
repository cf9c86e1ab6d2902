"""What roles weigh, per person and per team, against the frameworks: a signal for the team itself, never a score."""
