"""See tests/test_matrix.py. The idea is shared with its owner's team; the thought is the owner's."""

from uuid import uuid4

from teamhub.ideas.suggestions import service as suggestions
from teamhub.ideas.tables import Audience
from teamhub.ideas.talk import service as talk
from teamhub.ideas.talk.tables import Kind
from teamhub.ideas.together import co_maker_service, merge_service, transfer_service, typo_service
from tests.cast import Cast
from tests.factories import acting
from tests.ideas.factories import a_thought, an_idea

ANY = {"title": "Een formulier", "matters": "Rust", "proposal": "Twee pagina's", "audience": "organisation"}
#            owner teammate colleague mpp  hr council process practice director operator leaver visitor
ALL = (200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 303, 303)
SAID = (403, 303, 404, 404, 404, 404, 404, 404, 404, 404, 303, 303)
OTHER = (403, 200, 404, 404, 404, 404, 404, 404, 404, 404, 303, 303)
BOTH = (303, 303, 404, 404, 404, 404, 404, 404, 404, 404, 303, 303)
WROTE = (403, 303, 404, 404, 404, 404, 404, 404, 404, 404, 303, 303)
HELPER = (403, 200, 404, 404, 404, 404, 404, 404, 404, 404, 303, 303)
INVITED = (404, 303, 404, 404, 404, 404, 404, 404, 404, 404, 303, 303)
TEAM = (200, 200, 404, 404, 404, 404, 404, 404, 404, 404, 303, 303)
MINE = (200, 403, 404, 404, 404, 404, 404, 404, 404, 404, 303, 303)
SENT = (303, 403, 404, 404, 404, 404, 404, 404, 404, 404, 303, 303)
PRIVATE = (200, 404, 404, 404, 404, 404, 404, 404, 404, 404, 303, 303)
KEPT = (303, 404, 404, 404, 404, 404, 404, 404, 404, 404, 303, 303)
WRITER = (303, 303, 303, 303, 303, 303, 303, 303, 303, 403, 303, 303)
MATRIX = {
    ("GET", "/gedachten"): ALL,
    ("GET", "/gedachten/nieuw"): ALL,
    ("POST", "/gedachten"): WRITER,
    ("POST", "/gedachten/deling"): WRITER,
    ("GET", "/gedachten/{thought_id}"): PRIVATE,
    ("POST", "/gedachten/{thought_id}"): KEPT,
    ("POST", "/gedachten/{thought_id}/deling"): KEPT,
    ("POST", "/gedachten/{thought_id}/weg"): KEPT,
    ("GET", "/ideen/{idea_id}"): TEAM,
    ("GET", "/ideen/{idea_id}/tekst"): MINE,
    ("POST", "/ideen/{idea_id}/tekst"): SENT,
    ("POST", "/ideen/{idea_id}/bereik"): SENT,
    ("GET", "/ideen/{idea_id}/versies"): TEAM,
    ("GET", "/ideen/{idea_id}/tijdlijn?voor=2"): TEAM,
    ("GET", "/ideen/{idea_id}/versies/{number}"): TEAM,
    ("POST", "/ideen/{idea_id}/versies/{number}/terug"): SENT,
    ("GET", "/ideen/{idea_id}/voorstellen/nieuw"): OTHER,
    ("POST", "/ideen/{idea_id}/voorstellen"): SAID,
    ("POST", "/ideen/{idea_id}/voorstellen/{suggestion_id}/steun"): SAID,
    ("POST", "/ideen/{idea_id}/voorstellen/{suggestion_id}/overname"): SENT,
    ("POST", "/ideen/{idea_id}/voorstellen/{suggestion_id}/afwijzing"): SENT,
    ("POST", "/ideen/{idea_id}/voorstellen/{suggestion_id}/intrekking"): WROTE,
    ("POST", "/ideen/{idea_id}/steun"): SAID,
    ("POST", "/ideen/{idea_id}/steun/intrekking"): BOTH,
    ("POST", "/ideen/{idea_id}/reacties"): BOTH,
    ("POST", "/ideen/{idea_id}/reacties/{remark_id}/antwoord"): SENT,
    ("POST", "/ideen/{idea_id}/reacties/{remark_id}/intrekking"): WROTE,
    ("GET", "/ideen/{idea_id}/samen"): MINE,
    ("POST", "/ideen/{idea_id}/medemakers"): SENT,
    ("POST", "/ideen/{idea_id}/medemakers/antwoord"): INVITED,
    ("POST", "/ideen/{idea_id}/medemakers/{person_id}/einde"): BOTH,
    ("POST", "/ideen/{idea_id}/typhulp"): SENT,
    ("POST", "/ideen/{idea_id}/typhulp/{person_id}/einde"): SENT,
    ("GET", "/ideen/{idea_id}/typfouten"): HELPER,
    ("POST", "/ideen/{idea_id}/typfouten"): SAID,
    ("POST", "/ideen/{idea_id}/overdracht"): (409, 403, 404, 404, 404, 404, 404, 404, 404, 404, 303, 303),
    ("POST", "/ideen/{idea_id}/overdracht/antwoord"): INVITED,
    ("POST", "/ideen/{idea_id}/overdracht/intrekking"): SENT,
    ("POST", "/ideen/{idea_id}/samenvoeging"): (303, 303, 404, 404, 404, 404, 404, 404, 404, 404, 303, 303),
    ("POST", "/ideen/{merging_id}/samenvoeging/antwoord"): (403, 303, 404, 404, 404, 404, 404, 404, 404, 404, 303, 303),
}
FORMS: dict[str, dict[str, str]] = {
    "/gedachten": ANY,
    "/gedachten/deling": {**ANY, "key": str(uuid4())},
    "/gedachten/{thought_id}": ANY,
    "/gedachten/{thought_id}/deling": ANY,
    "/ideen/{idea_id}/versies/{number}/terug": {"revision": "1"},
    "/ideen/{idea_id}/voorstellen": {"text": "Drie pagina's", "why": "Twee is krap", "version": "1"},
    "/ideen/{idea_id}/voorstellen/{suggestion_id}/steun": {"need": "must"},
    "/ideen/{idea_id}/voorstellen/{suggestion_id}/overname": {"answer": "Goed idee", "revision": "1"},
    "/ideen/{idea_id}/voorstellen/{suggestion_id}/afwijzing": {"answer": "Dank je, liever niet"},
    "/ideen/{idea_id}/reacties": {"kind": "comment", "text": "Mooi"},
    "/ideen/{idea_id}/reacties/{remark_id}/antwoord": {"reply": "Morgen"},
    "/ideen/{idea_id}/medemakers/antwoord": {"answer": "yes"},
    "/ideen/{idea_id}/typfouten": {"title": "Eén intakeformulier in plaats van drei", "revision": "1"},
    "/ideen/{idea_id}/overdracht/antwoord": {"answer": "yes"},
    "/ideen/{merging_id}/samenvoeging/antwoord": {"answer": "yes"},
    "/ideen/{idea_id}/tekst": {**ANY, "revision": "1", "version": "1"},
}


async def prepare(cast: Cast) -> dict[str, object]:
    """The teammate has suggested, asked, been invited, may correct typing errors, and is offered the idea."""
    owner, teammate = await acting(cast["owner"]), await acting(cast["teammate"])
    thought = await a_thought(owner, title="Zomerrooster")
    idea = await an_idea(owner, Audience.TEAM)
    their, person = await an_idea(teammate, Audience.TEAM), cast["teammate"].id
    merging = await an_idea(owner, Audience.TEAM)
    suggestion = await suggestions.suggest(teammate, idea.id, "proposal", "Eén pagina", "Korter is beter")
    remark = await talk.remark(teammate, idea.id, Kind.QUESTION, "Wanneer?")
    await co_maker_service.invite(owner, idea.id, person)
    await typo_service.let(owner, idea.id, person)
    await transfer_service.offer(owner, idea.id, person)
    await merge_service.propose(owner, merging.id, their.id)
    for path in ("medemakers", "typhulp", "overdracht"):
        FORMS[f"/ideen/{{idea_id}}/{path}"] = {"person": str(cast["colleague"].id)}
    FORMS["/ideen/{idea_id}/samenvoeging"] = {"other": str(their.id)}
    ids = {"idea_id": idea.id, "suggestion_id": suggestion.id, "remark_id": remark.id, "merging_id": merging.id}
    return {**ids, "thought_id": thought.id, "number": "1", "person_id": person}
