"""Who is told of what happened: the inbox, and one mail a day. Neighbours: journal, people, sign_in.

Words: the *journal* is the outbox; a *notice* is one entry of it for one person; an entry is *pending* until everybody
whom it concerns has their notice; the *digest* is the mail with what waits and what is new.
"""
