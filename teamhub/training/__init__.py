"""Learning: needs, choices, knowledge that is passed on."""
