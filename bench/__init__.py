"""`make bench`: how fast each page is, what it asks of the database, and what it weighs. Not part of the wheel."""
