"""See tests/test_matrix.py. A team's learning is its own; its MPP and the offices see plans and money, not people."""

from datetime import timedelta
from decimal import Decimal

from teamhub.decisions import queries as decisions
from teamhub.training import service as catalogue
from teamhub.training.budgets import service as money
from teamhub.training.needs import service as needs
from teamhub.training.plans import asking_service
from teamhub.training.plans.events import subject
from teamhub.training.rules import Fit
from tests.cast import Cast
from tests.conftest import NOON
from tests.factories import a_role, acting
from tests.training.world import World, a_training, agree, hours

#        owner teammate colleague mpp  hr council process practice director operator leaver visitor
WORKS = (200, 200, 200, 200, 200, 404, 200, 200, 200, 404, 303, 303)
TEAM = (200, 200, 404, 404, 404, 404, 404, 404, 404, 404, 303, 303)
DONE = (303, 303, 404, 404, 404, 404, 404, 404, 404, 404, 303, 303)
SEES = (200, 200, 404, 200, 200, 404, 200, 200, 404, 404, 303, 303)
OWN = (303, 403, 404, 404, 404, 404, 404, 404, 404, 404, 303, 303)
MAKES = (303, 303, 404, 403, 403, 404, 403, 403, 404, 404, 303, 303)
NEW = (200, 200, 404, 403, 403, 404, 403, 403, 404, 404, 303, 303)
RUNS = (303, 403, 404, 403, 403, 404, 403, 403, 404, 404, 303, 303)
ADD = (303, 303, 303, 403, 303, 404, 303, 303, 403, 404, 303, 303)
KEEPS = (403, 403, 403, 403, 303, 404, 303, 303, 403, 404, 303, 303)
MATRIX = {
    ("GET", "/leren"): WORKS,
    ("GET", "/leren/nieuw"): (200, 200, 200, 403, 200, 404, 200, 200, 403, 404, 303, 303),
    ("POST", "/leren/nieuw"): KEEPS,
    ("GET", "/leren/trainingen/{training}"): WORKS,
    ("GET", "/leren/trainingen/{training}/wijzigen"): (403, 403, 403, 403, 200, 404, 200, 200, 403, 404, 303, 303),
    ("POST", "/leren/trainingen/{training}/wijzigen"): KEEPS,
    ("POST", "/leren/trainingen/{training}/stoppen"): KEEPS,
    ("POST", "/leren/trainingen/{training}/terug"): KEEPS,
    ("POST", "/leren/trainingen/{training}/methodiek"): (403, 403, 403, 403, 403, 404, 403, 303, 403, 404, 303, 303),
    ("POST", "/leren/trainingen/{training}/certificaat"): (
        303, 303, 303, 303, 303, 404, 303, 303, 303, 404, 303, 303,
    ),
    ("GET", "/teams/{team}/leren/behoeften"): TEAM,
    ("GET", "/teams/{team}/leren/behoeften/nieuw"): TEAM,
    ("POST", "/teams/{team}/leren/behoeften"): DONE,
    ("POST", "/teams/{team}/leren/ophalen"): OWN,
    ("POST", "/teams/{team}/leren/niets"): DONE,
    ("GET", "/leren/behoeften/{need}"): TEAM,
    ("GET", "/leren/behoeften/{need}/wijzigen"): (200, 403, 404, 404, 404, 404, 404, 404, 404, 404, 303, 303),
    ("POST", "/leren/behoeften/{need}/wijzigen"): OWN,
    ("POST", "/leren/behoeften/{need}/kan-ik-al"): DONE,
    ("POST", "/leren/behoeften/{shared}/mee"): DONE,
    ("POST", "/leren/behoeften/{shared}/niet-mee"): DONE,
    ("POST", "/leren/behoeften/{need}/geleerd"): OWN,
    ("POST", "/leren/behoeften/{need}/intrekken"): OWN,
    ("GET", "/teams/{team}/leren"): SEES,
    ("GET", "/teams/{team}/leren/uitgaven"): SEES,
    ("POST", "/teams/{team}/leren/uitgaven"): RUNS,
    ("POST", "/teams/{team}/leren/uitgaven/{spending}/terug"): RUNS,
    ("GET", "/teams/{team}/leren/plan"): NEW,
    ("GET", "/teams/{team}/leren/plan?training={training}&need={need}"): NEW,
    ("POST", "/teams/{team}/leren/plan"): MAKES,
    ("GET", "/leren/plannen/{plan}"): SEES,
    ("GET", "/leren/plannen/{followed}"): SEES,
    ("GET", "/leren/plannen/{seats}"): (200, 200, 200, 200, 200, 404, 200, 200, 200, 404, 303, 303),
    ("POST", "/leren/plannen/{plan}/wijzigen"): RUNS,
    ("POST", "/leren/plannen/{plan}/dagen"): RUNS,
    ("POST", "/leren/plannen/{plan}/deelnemers"): MAKES,
    ("POST", "/leren/plannen/{plan}/antwoord"): (303, 409, 404, 409, 409, 404, 409, 409, 404, 404, 303, 303),
    ("POST", "/leren/plannen/{plan}/wissel"): RUNS,
    ("POST", "/leren/plannen/{seats}/plek"): (409, 409, 303, 303, 303, 404, 303, 303, 303, 404, 303, 303),
    ("POST", "/leren/plannen/{plan}/kies"): RUNS,
    ("POST", "/leren/plannen/{plan}/voorstel"): RUNS,
    ("POST", "/leren/plannen/{plan}/overdracht"): RUNS,
    ("POST", "/leren/plannen/{bookable}/boek"): RUNS,
    ("POST", "/leren/plannen/{plan}/annuleer"): RUNS,
    ("POST", "/leren/plannen/{followed}/doorgegeven"): MAKES,
    ("POST", "/leren/plannen/{followed}/maandag"): RUNS,
    ("POST", "/leren/plannen/{followed}/certificaat"): RUNS,
    ("POST", "/leren/plannen/{plan}/advies"): RUNS,
    ("POST", "/leren/plannen/{advised}/advies/{adviser}"): (
        403, 403, 404, 403, 403, 404, 403, 303, 404, 404, 303, 303,
    ),
    ("POST", "/leren/plannen/{advised}/advies/{advice}/antwoord"): RUNS,
    ("POST", "/leren/plannen/{beyond}/mpp"): RUNS,
    ("POST", "/leren/plannen/{asked}/mpp/antwoord"): (403, 403, 404, 303, 403, 404, 403, 403, 404, 404, 303, 303),
}  # fmt: skip
SOON = str((NOON + timedelta(days=20)).date())
FORMS: dict[str, dict[str, str]] = {
    "/leren/nieuw": {"title_nl": "Luisteren", "kind": "content", "days": "0,5", "cost": "€ 1.250,50"},
    "/leren/trainingen/{training}/wijzigen": {"title_nl": "Luisteren", "kind": "content", "days": "1", "cost": "300"},
    "/leren/trainingen/{training}/methodiek": {"fit": str(Fit.FITS), "why": "Het gaat uit van kracht."},
    "/leren/trainingen/{training}/certificaat": {"obtained_on": "2026-02-02"},
    "/teams/{team}/leren/behoeften": {"question": "Luisteren zonder te vullen.", "origin": "a case"},
    "/teams/{team}/leren/ophalen": {"meet_on": SOON},
    "/leren/behoeften/{need}/wijzigen": {"question": "Beter luisteren.", "origin": "a role"},
    "/leren/behoeften/{need}/kan-ik-al": {"ground": "experience", "words": "Vier jaar kinderwerk."},
    "/teams/{team}/leren/uitgaven": {"amount": "120,50", "paid_on": "02-03-2026", "words": "Een boek"},
    "/teams/{team}/leren/plan": {"training": "{training}", "cost": "550", "day1": SOON},
    "/leren/plannen/{plan}/wijzigen": {"cost": "400", "from_training": "300", "from_organisation": "100"},
    "/leren/plannen/{plan}/dagen": {"day1": SOON},
    "/leren/plannen/{plan}/deelnemers": {"me": "1"},
    "/leren/plannen/{plan}/antwoord": {"go": "false"},
    "/leren/plannen/{plan}/wissel": {"was": "{owner}", "now": "{teammate}"},
    "/leren/plannen/{plan}/voorstel": {"why": "Dan leiden we elk overleg samen.", "days": "5"},
    "/leren/plannen/{plan}/overdracht": {"transfer": "a case review", "to": "Het team", "how": "In het overleg."},
    "/leren/plannen/{plan}/annuleer": {"words": "De trainer is verhinderd.", "kept": "0"},
    "/leren/plannen/{followed}/doorgegeven": {"on": "2026-03-02", "reached": "Zes van ons."},
    "/leren/plannen/{followed}/maandag": {"monday": "Ik begin met een rondje."},
    "/leren/plannen/{followed}/certificaat": {"obtained_on": "2026-03-01"},
    "/leren/plannen/{plan}/advies": {"question": "Wat vind jij?"},
    "/leren/plannen/{advised}/advies/{adviser}": {"text": "Past goed bij krachtgericht werken."},
    "/leren/plannen/{advised}/advies/{advice}/antwoord": {"followed": "true", "text": "We letten erop."},
    "/leren/plannen/{asked}/mpp/antwoord": {"yes": "true", "words": "Er is ruimte in het jaar."},
}


async def prepare(cast: Cast) -> dict[str, object]:
    await agree()
    await hours(cast["owner"], 36)
    await hours(cast["teammate"], 18)
    await a_role(cast["owner"], cast.team, "ontwikkelaar")
    world = World(cast, await a_training(await acting(cast["hr"])))
    owner, hr = await world.act(), await world.act("hr")
    ask = await a_training(hr, title_nl="Iets nieuws")
    await catalogue.judge(await world.act("practice"), ask, Fit.ASK, "Nog niet gezien.")
    need, shared = await world.need(), await world.need("teammate", whom="for the team")
    await needs.collect(owner, cast.team.id, NOON.date() + timedelta(days=3))
    past = (NOON.date() - timedelta(days=2), NOON.date() - timedelta(days=1))
    followed = await world.booked(days=past, cost=100)
    bookable = await world.chosen(cost=50)
    await world.transfer(bookable)
    seats = await world.chosen(seats=2, cost=20)
    plan = await world.plan(cost=200)
    beyond, asked = await world.plan(cost=2400), await world.plan(cost=2300)
    await asking_service.ask_mpp(owner, asked)
    advised = await world.plan(training=ask, cost=10)
    await asking_service.ask(owner, advised, "Past het?", [cast["teammate"].id])
    matter = await decisions.matter(owner, subject(advised))
    adviser = {one.person: one.id for one in matter.asked}
    await asking_service.give(await world.act("teammate"), advised, adviser[cast["teammate"].id], "Doen.")
    [given] = [one.answer for one in (await decisions.matter(owner, subject(advised))).asked if one.answer]
    spending = await money.pay(owner, cast.team.id, amount=Decimal(90), paid_on=NOON.date(), words="Een dag")
    FORMS["/teams/{team}/leren/plan"] |= {"training": str(world.training)}
    FORMS["/leren/plannen/{plan}/wissel"] = {"was": str(cast["owner"].id), "now": str(cast["teammate"].id)}
    FORMS["/leren/plannen/{plan}/advies"] = {"question": "Wat vind jij?", f"p{cast['colleague'].id}": "on"}
    return {
        "team": cast.team.id, "training": world.training, "need": need, "shared": shared, "followed": followed,
        "bookable": bookable, "seats": seats, "plan": plan, "beyond": beyond, "asked": asked, "advised": advised,
        "adviser": adviser[cast["practice"].id], "advice": given.id, "spending": spending,
    }  # fmt: skip
