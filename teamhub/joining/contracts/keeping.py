"""What was said about a contract is kept some years after it ended, as the rest of a personnel file."""

from teamhub.core.act import Act
from teamhub.core.asking import Ask
from teamhub.core.db import writing
from teamhub.core.i18n import later
from teamhub.core.retention import Held, Keeping
from teamhub.joining.contracts.tables import Contract, ContractReview, ReviewVoice
from teamhub.parameters import queries as parameters

# So many years after the contract's last day, or after the last day here where that came first.
YEARS = "joining.contract_years"
UNTIL = "(least(c.until_on, p.left_on) + make_interval(years => {}::int))::date"
HELD = f"""
    SELECT c.person, count(*) AS count, {UNTIL} AS until FROM contract c JOIN person p ON p.id = c.person
    GROUP BY 1, 3 ORDER BY 1, 3
"""
DUE = f"SELECT c.id FROM contract c JOIN person p ON p.id = c.person WHERE {UNTIL} < {{}}"
MINE = """
    SELECT c.from_on, c.until_on, c.probation, r.kind, r.advice, r.advice_words, r.outcome, r.outcome_words,
        r.talked_on,
        ARRAY(SELECT v.words FROM contract_review_voice v WHERE v.review = r.id ORDER BY v.id) AS sentences
    FROM contract c LEFT JOIN contract_review r ON r.contract = c.id WHERE c.person = {} ORDER BY c.from_on, r.kind
"""


async def _years(act: Act) -> int:
    return int((await parameters.numbers(act.today))[YEARS])


async def held(act: Act) -> list[Held]:
    rows = await Contract.raw(HELD, await _years(act))
    return [Held(row["person"], row["count"], row["until"]) for row in rows]


def mine(act: Act, person: int) -> Ask:
    return Ask(MINE, (person,))


async def purge(act: Act) -> int:
    async with writing():
        due = [row["id"] for row in await Contract.raw(DUE, await _years(act), act.today)]
        if due:
            reviews = (
                await ContractReview.select(ContractReview.id)
                .where(ContractReview.contract.is_in(due))
                .output(as_list=True)
            )
            if reviews:
                await ReviewVoice.delete().where(ReviewVoice.review.is_in(reviews))
                await ContractReview.delete().where(ContractReview.id.is_in(reviews))
            await Contract.delete().where(Contract.id.is_in(due))
    return len(due)


KEEPS = (
    Keeping(
        name=later("Clocks of contracts, and what was said about them"),
        why="KAD-14",
        until=later("%(years)s after the contract ended"),
        held=held,
        mine=mine,
        purge=purge,
        terms={"years": YEARS},
    ),
)
