"""See tests/test_matrix.py. A draft exists for its writers alone; what was shared is every colleague's to read."""

from teamhub.training.notes import queries, service
from tests.cast import Cast
from tests.decisions.about import adopt
from tests.factories import a_person, a_team, acting, joins

BODY = "woord " * 900
#        owner teammate colleague mpp  hr council process practice director operator leaver visitor
LIST = (200, 200, 200, 200, 200, 404, 200, 200, 200, 404, 303, 303)
NEW = (200, 200, 403, 403, 403, 404, 403, 403, 403, 404, 303, 303)
MINE = (200, 200, 200, 403, 403, 404, 403, 403, 403, 404, 303, 303)  # who is in a team, for their own
BEGINS = (303, 303, 403, 403, 403, 404, 403, 403, 403, 404, 303, 303)
WRITER = (200, 403, 403, 403, 403, 404, 403, 403, 403, 404, 303, 303)
WRITES = (303, 403, 403, 403, 403, 404, 403, 403, 403, 404, 303, 303)
DRAFT = (200, 404, 404, 404, 404, 404, 404, 404, 404, 404, 303, 303)
SHARES = (303, 404, 404, 404, 404, 404, 404, 404, 404, 404, 303, 303)
JOINS = (409, 303, 404, 404, 404, 404, 404, 404, 404, 404, 303, 303)
LEAVES = (409, 303, 404, 404, 404, 404, 404, 404, 404, 404, 303, 303)
ANSWERS = (403, 403, 303, 403, 403, 404, 403, 403, 403, 404, 303, 303)
MATRIX = {
    ("GET", "/beleidsstukken"): LIST,
    ("GET", "/beleidsstukken/nieuw?team={team}"): NEW,
    ("GET", "/beleidsstukken/nieuw"): MINE,
    ("POST", "/teams/{team}/beleidsstukken"): BEGINS,
    ("GET", "/beleidsstukken/{note}"): LIST,
    ("GET", "/beleidsstukken/{draft}"): DRAFT,
    ("GET", "/beleidsstukken/{note}/wijzigen"): WRITER,
    ("POST", "/beleidsstukken/{note}/wijzigen"): WRITES,
    ("POST", "/beleidsstukken/{note}/schrijvers"): WRITES,
    ("POST", "/beleidsstukken/{note}/aanbieden"): WRITES,
    ("POST", "/beleidsstukken/{asked}/meeschrijven"): JOINS,
    ("POST", "/beleidsstukken/{asked}/niet-meeschrijven"): LEAVES,
    ("POST", "/beleidsstukken/{draft}/delen"): SHARES,
    ("POST", "/beleidsstukken/{note}/intrekken"): WRITES,
    ("POST", "/beleidsstukken/aanbod/{offer}/niet-nu"): ANSWERS,
    ("POST", "/beleidsstukken/aanbod/{offer}/overnemen"): ANSWERS,
}
TEXT = {"title": "Trauma bij kinderen", "body": BODY, "monday": "Vraag wat er vannacht was.", "trains": ""}
FORMS: dict[str, dict[str, str]] = {
    "/teams/{team}/beleidsstukken": TEXT,
    "/beleidsstukken/{note}/wijzigen": {**TEXT, "title": "Trauma bij jonge kinderen", "version": "1"},
    "/beleidsstukken/{note}/schrijvers": {},
    "/beleidsstukken/{note}/aanbieden": {},
    "/beleidsstukken/aanbod/{offer}/niet-nu": {"words": "Wij beginnen in het voorjaar."},
    "/beleidsstukken/aanbod/{offer}/overnemen": {
        "answer": "adopted as it is", "why": "Het past bij ons.", "how": "days", "days": "5",
    },
}  # fmt: skip


async def prepare(cast: Cast) -> dict[str, object]:
    for code in ("KAD-06", "KAD-08"):
        await adopt(code)
    owner = await acting(cast["owner"])
    titles = ("Trauma bij kinderen", "Slapen in een vreemd huis", "Rust aan tafel")
    note, draft, asked = [await service.begin(owner, cast.team.id, TEXT | {"title": title}) for title in titles]
    await service.share(owner, note)
    await service.offer(owner, note, cast.other_team.id, "Jullie kinderen slapen ook slecht.")
    [offer] = [one.id for one in await queries.offers(note)]
    await service.ask(owner, asked, cast["teammate"].id)
    third, newcomer = await a_team(await a_person("Roos"), name="Team Almere"), await a_person("Dewi")
    await joins(newcomer, cast.team)
    FORMS["/beleidsstukken/{note}/schrijvers"] = {"person": str(newcomer.id)}
    FORMS["/beleidsstukken/{note}/aanbieden"] = {"team": str(third.id), "words": "Het helpt jullie misschien."}
    return {"team": cast.team.id, "note": note, "draft": draft, "asked": asked, "offer": offer}
