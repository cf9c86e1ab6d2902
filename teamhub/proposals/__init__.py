"""Proposals: something with an effect, put to a team or to named people for consent. Neighbours: decisions, frameworks.

A capability says what it puts, as a `Kind` (see kinds.py) in its FEATURE.proposals; one of its verbs puts it; people
answer on one page (`proposals.show`); and when they have consented, `apply` runs in the transaction that closes the
round. If `check` refuses by then, or `apply` does, it is kept as overtaken, with the reason.

    # teamhub/takeovers/proposals.py
    async def _names(act, payload): return {"what": payload["what"], "until_on": date.fromisoformat(payload["until"])}
    async def _facts(act, team, payload): return {"days": payload["days"]}           # of the question, whole numbers
    async def _check(act, put): return WrongStage("It is back already.") if await is_back(put.payload["id"]) else None
    async def _apply(act, put): await lengthen(act, put.payload["id"], ...)  # act.by is TeamHub; put.by who asked
    async def _lines(act, payload): return [Line(later("Away until"), now=that_day, then=another_day)]
    def _place(payload): return "takeovers.show", {"takeover_id": payload["id"]}

    LONGER = Kind(name="takeovers.extend", question=KEEP, title=later("Leave “%(what)s” away until %(until_on)s"),
                  names=_names, facts=_facts, check=_check, apply=_apply, lines=_lines, place=_place)

    # in a verb: from teamhub.proposals import service as proposals
    id = await proposals.propose(act, "takeovers.extend", team=7, payload={...}, why="…", key="takeover:3", days=5)

    # elsewhere: from teamhub.proposals import queries
    await queries.running(act, "takeovers.extend", key="takeover:3")    # its id while the round runs, or None
    await queries.of(act, "takeover:3")                                 # all about it, newest first: title, state, id

A payload is what JSON can hold. Values of `names` and of a `Line` may be text, numbers, dates, words of a StrEnum, or
`(dutch, english)`; they are kept as they were put. `last=person` makes somebody speak last, and then nothing is adopted
without their own consent. A verb that holds something must not wait for a proposal whose `apply` would hold the same.
"""
