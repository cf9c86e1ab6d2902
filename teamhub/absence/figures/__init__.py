"""How much absence there is in a team, and never whose: percentage, frequency, duration, and who had none."""
