"""Whether it runs, for who watches it: programs ask, nobody is named. Neighbours: none."""
