"""What colleagues saw each other do well ("ik zag dat jij …"), and finding people by it and by their talents.

Whoever it is about decides whether others read it. Nothing here counts, and nothing here puts people in an order other
than that of their names.
"""
