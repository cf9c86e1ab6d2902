"""Framework requests ("kaderverzoeken"): a framework is in the way, or says nothing. Neighbours: ideas, journal."""
