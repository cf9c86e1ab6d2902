"""The verbs of a handover: it begins by itself or by who leaves, is filled in by both, and is signed by both."""

from datetime import date, timedelta
from typing import Any

from teamhub.core.act import Act
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, NotAllowed, WrongStage
from teamhub.journal.service import record
from teamhub.roles import queries as roles
from teamhub.roles.checklists import queries as checklists
from teamhub.roles.handovers import events, policy, queries, rules
from teamhub.roles.handovers.events import subject
from teamhub.roles.handovers.queries import Seen
from teamhub.roles.handovers.rules import Stage, Thing
from teamhub.roles.handovers.tables import Handover, HandoverItem
from teamhub.roles.queries import Role

DAY = timedelta(days=1)


async def begin(act: Act, role_id: int, giver: int, receiver: int | None, from_on: date) -> int:
    """A role passes on from this day: its handover begins, or goes on where the giver had begun it. Returns it, or 0.

    0 where there is nothing to hand over: the role stays with the same person, or it was recorded after the weeks
    side by side were over (KAD-11). What the giver had not been handed over themselves goes along.
    """
    async with writing():
        role = await roles.role(act, role_id)
        await roles.hold(role_id)
        running = await queries.read(act, f"h.team_role = {{}} AND {queries.LIVE} ORDER BY h.id", role_id, act.today)
        waiting = [one for one in running if one.giver == giver and one.stage is Stage.WAITING]
        if giver == receiver:
            for one in waiting:
                await _withdraw(act, one)
            return 0
        until_on = rules.asked_until(from_on, (await roles.agreements(act.today)).handover_weeks)
        if waiting:
            return await _known(act, role, waiting[0], receiver, from_on, until_on)
        same = [one for one in running if (one.giver, one.receiver, one.from_on) == (giver, receiver, from_on)]
        if same or until_on < act.today:
            return same[0].id if same else 0
        row = Handover(
            team_role=role_id, giver=giver, receiver=receiver, from_on=from_on, until_on=until_on, at=act.at
        )  # fmt: skip
        await row.save()
        facts: dict[str, Any] = {"team": role.team, "team_role": role.id, "role": role.name_nl}
        days: dict[str, Any] = {"giver": giver, "receiver": receiver, "from_on": from_on, "until_on": until_on}
        await record(act, events.HandoverBegun(subject=subject(row.id), **facts, **days))
        await _fill(act, role, row.id, [one for one in running if one.receiver == giver])
    return int(row.id)


async def passed_on(act: Act, role_id: int, giver: int, receiver: int, from_on: date) -> None:
    """What roles calls when somebody is appointed."""
    await begin(act, role_id, giver, receiver, from_on)


async def _known(act: Act, role: Role, found: Seen, receiver: int | None, from_on: date, until_on: date) -> int:
    if receiver is not None:
        facts: dict[str, Any] = {"receiver": receiver, "from_on": from_on, "until_on": until_on}
        await Handover.update(_of(Handover, **facts)).where(Handover.id == found.id)
        said = events.HandoverReceiverKnown(subject=subject(found.id), team=role.team, role=role.name_nl, **facts)
        await record(act, said)
    return found.id


async def _fill(act: Act, role: Role, handover_id: int, before: list[Seen]) -> None:
    """What the role itself says has to be handed over, and what was left over from the time before."""
    checklist = [item.text for item in await checklists.of_role(act, role) if item.removed_on is None]
    left = await queries.left_over([one.id for one in before])
    told = rules.proposed(queries.work_of(role.accountabilities), checklist, left)
    rows = [HandoverItem(handover=handover_id, kind=kind, text_nl=nl, text_en=en) for kind, nl, en in told]
    if rows:
        await HandoverItem.insert(*rows)
    for one in before:
        await Handover.update(_of(Handover, moved_to=handover_id)).where(Handover.id == one.id)
        if not one.closed:
            await record(act, events.HandoverMoved(subject=subject(one.id)))


async def start(act: Act, role_id: int) -> int:
    """Before TeamHub does: by who holds the role and leaves it, while nobody is next; or by who stands in for them."""
    async with writing():
        await roles.role(act, role_id)
        seats = await roles.seats_of(act, role_id)
        me = act.by.id
        for seat in seats:
            holder = seat.person or seat.expired
            if me is not None and me == holder:
                ends = seat.until_on or act.today
                return await begin(act, role_id, me, None, max(ends, act.today) + DAY)
            if me is not None and me == seat.acting_person and (giver := holder or await _last_holder(role_id, me)):
                return await begin(act, role_id, giver, me, act.today)
        raise NotAllowed("Only who holds this role, or stands in for its holder, begins its handover.")


async def _last_holder(role_id: int, other_than: int) -> int | None:
    past = [term for term in await roles.history(role_id) if not term.acting and term.person != other_than]
    return past[0].person if past else None


async def add(act: Act, handover_id: int, *, kind: Thing, text: str, english: str = "") -> int:
    """Something that has to be handed over besides: an open matter, access to something. By either of the two."""
    async with writing():
        found = await _mine(act, handover_id)
        if not text.strip():
            raise Invalid("Write what has to be handed over.")
        same = (
            (HandoverItem.handover == found.id) & (HandoverItem.kind == kind) & (HandoverItem.text_nl == text.strip())
        )
        if made := await HandoverItem.select(HandoverItem.id).where(same).first():
            return int(made["id"])  # it is on the list already
        row = HandoverItem(
            handover=found.id, kind=kind, text_nl=text.strip(), text_en=english.strip(), by=act.by.id
        )  # fmt: skip
        await row.save()
        await record(act, events.HandoverItemAdded(subject=subject(found.id), item=row.id, text=row.text_nl))
    return int(row.id)


async def settle(act: Act, handover_id: int, item_id: int, *, done: bool = False, struck: bool = False) -> None:
    """Handed over, not needed, or open again where neither. By either of the two, also after both have signed."""
    async with writing():
        found = await _mine(act, handover_id, also_signed=True)
        item = next((one for one in await queries.items(found.id) if one.id == item_id), None)
        if item is None:
            raise WrongStage("This is not on the list of this handover.")
        if (item.done_at is not None, item.struck_at is not None) == (done, struck):
            return
        at = {"done_at": act.at if done else None, "struck_at": act.at if struck else None}
        settled = act.by.id if done or struck else None
        await HandoverItem.update(_of(HandoverItem, **at, settled_by=settled)).where(HandoverItem.id == item_id)
        event = (
            events.HandoverItemDone if done else events.HandoverItemStruck if struck else events.HandoverItemReopened
        )
        await record(act, event(subject=subject(found.id), item=item.id, text=item.text_nl))


async def give_tip(act: Act, handover_id: int, tip: str) -> None:
    """In one's own words, for whoever comes next. Only who hands over gives or changes it."""
    async with writing():
        found = await _mine(act, handover_id, also_signed=True)
        policy.require_giver(act.by, found.giver)
        said = tip.strip()
        if said == found.tip:
            return
        at = act.at if said else None
        await Handover.update(_of(Handover, tip=said, tip_at=at)).where(Handover.id == found.id)
        await record(act, events.HandoverTipGiven(subject=subject(found.id), tip=said))


async def sign_given(act: Act, handover_id: int) -> None:
    """“Overgedragen”: also where something is still open; that stays to be seen."""
    async with writing():
        found = await _mine(act, handover_id)
        policy.require_giver(act.by, found.giver)
        if found.receiver is None:
            raise WrongStage("Nobody is next yet. You sign when somebody takes the role over.")
        if found.given_at is None:
            await Handover.update(_of(Handover, given_at=act.at)).where(Handover.id == found.id)
            await record(act, events.RoleHandedOver(subject=subject(found.id), open=found.open))


async def sign_taken(act: Act, handover_id: int, *, alone: bool = False) -> None:
    """“Overgenomen”. `alone`: who had the role is not there, and the receiver says that it went without them.

    Why is not asked, and not kept.
    """
    async with writing():
        found = await _mine(act, handover_id)
        policy.require_receiver(act.by, found.receiver)
        if found.taken_at is not None and not alone:
            return
        signed = {"taken_at": found.taken_at or act.at, "alone": alone and found.given_at is None}
        await Handover.update(_of(Handover, **signed)).where(Handover.id == found.id)
        event = events.RoleTakenOverAlone if signed["alone"] else events.RoleTakenOver
        await record(act, event(subject=subject(found.id), open=found.open))


async def withdraw(act: Act, handover_id: int) -> None:
    """Who began it before anybody was next stays after all, or will do it later."""
    async with writing():
        found = await _mine(act, handover_id)
        policy.require_giver(act.by, found.giver)
        if found.stage is not Stage.WAITING:
            raise WrongStage("Somebody takes this role over already.")
        await _withdraw(act, found)


async def _withdraw(act: Act, found: Seen) -> None:
    await Handover.update(_of(Handover, withdrawn_at=act.at)).where(Handover.id == found.id)
    await record(act, events.HandoverWithdrawn(subject=subject(found.id)))


async def _mine(act: Act, handover_id: int, *, also_signed: bool = False) -> Seen:
    """A handover that goes on, for one of the two. Nobody else changes it until the transaction ends."""
    found = await queries.handover(act, handover_id)
    policy.require_one_of(act.by, found.giver, found.receiver)
    await queries.hold(handover_id)
    found = await queries.handover(act, handover_id)
    over = found.moved_to is not None or found.withdrawn_at is not None
    if over or (found.signed and not also_signed):
        raise WrongStage("This handover is closed.")
    return found


def _of(table: Any, **values: Any) -> Any:
    return {getattr(table, name): value for name, value in values.items()}
