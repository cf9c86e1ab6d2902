"""Who comes and how they are welcomed; and what the team advises when probation or a contract ends (KAD-14)."""
