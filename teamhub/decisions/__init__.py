"""How something is decided, whatever it is about: advice, consent rounds, decisions. Neighbours: teams, frameworks.

Words: the *subject* is what it is about, as text ("idea:7"); *advice* is asked of people, answered or not, and never
binds; a *round* asks a team, or people by name, for consent, in three *phases*; a *voice* is what somebody says in the
last of them; whom it is about may speak *last*, and then nothing is adopted without their own yes; an *objection*
argues, and says what would make it safe; a *decision* is kept with its *ruling* and is looked at again.
Whose subject it is and who may see it, the capability knows that calls these verbs. What is over is computed from the
facts and the clock whenever it is read: no job has to run for it.
"""
