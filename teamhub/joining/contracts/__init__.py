"""The clocks of a contract, what the team advises, and what its MPP decides. Nothing of what the contract says."""
