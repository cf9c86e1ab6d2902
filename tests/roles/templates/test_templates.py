"""A described role changes for the teams that did not change it themselves."""

from decimal import Decimal

import pytest

from teamhub.core.act import Office
from teamhub.core.errors import Invalid, NotAllowed
from teamhub.journal import queries as journal
from teamhub.roles import queries
from teamhub.roles.shape import service as shaping
from teamhub.roles.shape.rules import Wanted
from teamhub.roles.template_service import define
from teamhub.roles.templates import service
from teamhub.roles.templates.rules import key_of
from teamhub.roles.templates.service import Described
from tests.factories import a_person, a_team, a_team_role, acting, holds, system

NEW = Described(Wanted("Alles bloeit.", ("Snoeit.",), Decimal(2), 6, 1, "Tuinier", 3), "Gardener", "", True, "Samen.")


@pytest.mark.parametrize(
    ("name", "key"), [("Ideeënhoeder (team)", "ideeenhoeder-team"), ("!!!", ""), ("É" * 40, "e" * 30)]
)
def test_the_key_of_a_name(name: str, key: str) -> None:
    assert key_of(name) == key


@pytest.mark.usefixtures("db")
async def test_a_changed_description_reaches_who_did_not_change_it() -> None:
    esra, vera = await a_person(), await a_person("Vera")
    await holds(vera, Office.PROCESS)
    follows, own, none = await a_team(esra), await a_team(), await a_team()
    await define(system(), "tuin", name_nl="Tuin", purpose_nl="Groen.", hours_per_week=Decimal(1))
    first, second = await a_team_role(follows, "tuin"), await a_team_role(own, "tuin")
    await shaping.change(system(), second.id, Wanted("Onze hoek.", (), Decimal("0.5"), 12))

    await service.describe(await acting(vera), "tuin", NEW)
    act = await acting(esra)
    one, other = await queries.role(act, first.id), await queries.role(act, second.id)
    assert (one.name_nl, one.purpose_nl, one.hours, one.max_terms) == ("Tuinier", "Alles bloeit.", 2, 3)
    assert (other.name_nl, other.purpose_nl, other.hours) == ("Tuinier", "Onze hoek.", Decimal("0.5"))
    assert other.core and [seat.key for seat in await queries.seats(act, none.id)] == ["tuin"]
    (told,) = await journal.timeline("role:tuin", limit=1)
    assert (told.what, told.quotes) == ("RoleDescribed", ["Samen."])


@pytest.mark.usefixtures("db")
async def test_one_more_is_described_by_who_keeps_them_and_by_nobody_else() -> None:
    esra, anita = await a_person(), await a_person("Anita")
    await a_team(esra)
    await holds(anita, Office.HR)
    with pytest.raises(NotAllowed):
        await service.describe_new(await acting(esra), NEW)
    assert await service.describe_new(await acting(anita), NEW) == "tuinier"
    with pytest.raises(Invalid, match="already"):
        await service.describe_new(await acting(anita), NEW)
