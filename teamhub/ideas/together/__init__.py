"""More people on one idea, each by their own yes: co-makers, help with typing errors, transfer, merging."""
