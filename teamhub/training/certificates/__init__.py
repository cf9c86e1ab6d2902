"""What a team can do: certificates and registers with their ends, where it is thin, and the method."""
