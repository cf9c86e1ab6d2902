"""Who of a committee has followed what is asked of who selects: said on the page of the vacancy, before it begins."""

from datetime import date, timedelta
from typing import Any

from teamhub.hiring.rules import Stage
from teamhub.training.rules import RequiredBy
from teamhub.training.tables import Certificate, Training
from tests.cast import Cast, a_cast
from tests.conftest import Browser
from tests.hiring.agreed import agree
from tests.hiring.factories import TODAY, a_vacancy, on_committee

DAY = timedelta(days=1)
NOBODY = "Nobody of this committee has followed this training yet."


async def a_training(title: str = "Fair selection", **fields: Any) -> Training:
    given = {"title_nl": "Eerlijk selecteren", "title_en": title, "kind": "self-organisation", "days": 1, "cost": 0}
    row = Training(**{"code": title, "required_by": RequiredBy.COMMITTEE, **given, **fields})
    await row.save()
    return row


async def followed(training: Training, *people: Any, until: date | None = None) -> None:
    for person in people:
        row = {"person": person.id, "training": training.id, "obtained_on": TODAY - 100 * DAY}
        await Certificate(**row, valid_until=until).save()


async def a_committee() -> tuple[Cast, int]:
    """Esra and Nour select, Ilse was asked, and Samira of the client council too."""
    await agree()
    cast = await a_cast()
    vacancy = await a_vacancy(cast.team, cast["owner"])
    await on_committee(vacancy, cast["owner"], cast["colleague"])
    await on_committee(vacancy, cast["teammate"], cast["council"], takes_part=None)
    return cast, vacancy.id


async def page(browser: Browser, cast: Cast, who: str, vacancy: int) -> str:
    await browser.sign_in(cast[who])
    return (await browser.get(f"/vacatures/{vacancy}")).text


async def test_nobody_has_it_and_then_two_do(browser: Browser) -> None:
    cast, vacancy = await a_committee()
    training = await a_training()
    text = await page(browser, cast, "owner", vacancy)
    assert NOBODY in text and "where there is a seat" in text and f"/leren/trainingen/{training.id}" in text
    await followed(training, cast["colleague"], cast["teammate"], cast["hr"])
    text = await page(browser, cast, "owner", vacancy)
    assert "Followed by Nour, Ilse." in text and "2 of 4" in text and NOBODY not in text


async def test_in_dutch(browser: Browser) -> None:
    cast, vacancy = await a_committee()
    await cast["owner"].update_self({"language": "nl"})
    training = await a_training()
    text = await page(browser, cast, "owner", vacancy)
    assert "Eerlijk selecteren" in text and "Niemand van deze commissie heeft deze training al gevolgd." in text
    await followed(training, cast["owner"])
    assert "Gevolgd door Esra." in await page(browser, cast, "owner", vacancy)


async def test_an_mpp_and_the_council_read_how_many_and_not_who(browser: Browser) -> None:
    cast, vacancy = await a_committee()
    await followed(await a_training(), cast["colleague"], cast["owner"])
    for who in ("mpp", "council"):
        text = await page(browser, cast, who, vacancy)
        assert "Followed by 2 of 4." in text and "Followed by Esra" not in text and "Followed by Nour" not in text
    for who in ("practice", "director"):
        assert "Followed by" not in await page(browser, cast, who, vacancy)


async def test_what_does_not_count(browser: Browser) -> None:
    cast, vacancy = await a_committee()
    training = await a_training()
    await followed(training, cast["owner"], until=TODAY - DAY)  # over
    await followed(training, cast["hr"])  # not of the committee
    for name, fields in (
        ("Of another team", {"team": cast.other_team.id}),
        ("Not offered", {"ended_on": TODAY}),
        ("Of a role", {"required_by": RequiredBy.ROLE}),
    ):
        await followed(await a_training(name, **fields), cast["owner"])
    text = await page(browser, cast, "owner", vacancy)
    assert text.count(NOBODY) == 1
    assert not any(name in text for name in ("Of another team", "Not offered", "Of a role"))


async def test_who_said_no_does_not_count_and_an_empty_committee_says_nothing(browser: Browser) -> None:
    cast, _ = await a_committee()
    await followed(await a_training(), cast["teammate"])
    empty = await a_vacancy(cast.team, cast["owner"])
    assert "Fair selection</a>" not in await page(browser, cast, "owner", empty.id)
    await on_committee(empty, cast["owner"])
    await on_committee(empty, cast["teammate"], takes_part=False)
    assert NOBODY in await page(browser, cast, "owner", empty.id)
    ended = await a_vacancy(cast.team, cast["owner"], stage=Stage.FILLED)
    await on_committee(ended, cast["owner"])
    assert NOBODY not in await page(browser, cast, "owner", ended.id)


async def test_who_has_it_is_said_beside_whom_one_can_ask(browser: Browser) -> None:
    cast, _ = await a_committee()
    vacancy = await a_vacancy(cast.team, cast["owner"])
    training = await a_training()
    await followed(training, cast["colleague"])
    text = await page(browser, cast, "owner", vacancy.id)
    assert "Nour (Team Haarlem) · Fair selection</option>" in text and "Ilse (Team Alkmaar)</option>" in text
