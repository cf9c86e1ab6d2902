"""Taking over people from an HR export: read it, compare it with what is known, and change what differs.

`reading` knows how a file is spelled, `rules` what differs, `service` writes all of it or nothing. A cell that is
empty says nothing; somebody who is not in the file is offered as a leaver, and is left as they are.
"""
