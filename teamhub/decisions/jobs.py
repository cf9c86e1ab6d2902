"""What the clock does. Nothing depends on it: a round is over at its hour whether or not this has run."""

from datetime import timedelta

from teamhub.core.act import Act
from teamhub.core.jobs import Job
from teamhub.decisions.round_service import settle_due
from teamhub.decisions.tables import ConsentRound


async def settle_rounds(act: Act) -> int:
    """Writes down what came of every round that is over, each in its own transaction; returns how many subjects."""
    R = ConsentRound
    over = R.settled_at.is_null() & R.withdrawn_at.is_null() & (R.decision_ends <= act.at)
    subjects = sorted(set(await R.select(R.subject).where(over).output(as_list=True)))
    trouble: Exception | None = None
    for subject in subjects:
        try:
            await settle_due(act, subject)
        except Exception as caught:  # one that cannot be settled, or carried out, holds no other up
            trouble = caught
    if trouble:
        raise trouble
    return len(subjects)


JOBS = [Job("decisions.settle_rounds", timedelta(minutes=1), settle_rounds)]
