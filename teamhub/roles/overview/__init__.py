"""The roles of all teams: until when they are held, who holds the same one elsewhere, and what is open.

Names of holders are open to everybody who works here; what somebody carries is not, and is nowhere on these pages.
"""
