"""A long absence, from the hand-over to HR until it is completed: the Gatekeeper Act, step by step."""
