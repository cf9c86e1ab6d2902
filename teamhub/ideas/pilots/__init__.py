"""Trying an idea out: the pilot, its evaluation, making it normal practice, and its effect a year later."""
