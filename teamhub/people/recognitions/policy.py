"""Who: the words are the writer's, the page is the receiver's. Nobody else has a say, whatever their office."""

from teamhub.core.act import SYSTEM, Actor
from teamhub.core.errors import Invalid, NotAllowed, NotFound
from teamhub.people.recognitions.stages import Stage, Verb


def sees(actor: Actor, stage: Stage, *, person: int, by: int) -> bool:
    """Between the two of them until `person` keeps it; then every colleague. Taken back: nobody."""
    if stage is Stage.TAKEN_BACK:
        return False
    return actor.id in (person, by) or (stage is Stage.KEPT and (actor is SYSTEM or actor.is_colleague))


def may(verb: Verb, actor: Actor, *, person: int, by: int | None = None) -> bool:
    if verb is Verb.GIVE:
        return actor.is_colleague and actor.id != person
    return actor.id is not None and actor.id == (by if verb is Verb.TAKE_BACK else person)


def require(verb: Verb, actor: Actor, *, person: int, by: int | None = None) -> None:
    if may(verb, actor, person=person, by=by):
        return
    if verb is Verb.GIVE and actor.id == person:
        raise Invalid("What you are good at yourself stands among your talents. Here you write about a colleague.")
    if verb is Verb.GIVE:
        raise NotAllowed("This is between colleagues.")
    if verb is Verb.TAKE_BACK:
        raise NotAllowed("Only who wrote these words can take them back.")
    raise NotAllowed("Only this colleague can do this: it is about themselves.")


def require_searcher(actor: Actor) -> None:
    """Talents are found by colleagues; for others there is no such page, as there are no colleagues' pages."""
    if not (actor is SYSTEM or actor.is_colleague):
        raise NotFound("There is no such page.")
