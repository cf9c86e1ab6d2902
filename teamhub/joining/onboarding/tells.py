"""Whom an onboarding plan concerns: the newcomer and the mentor."""

from collections.abc import Mapping

from teamhub.core.act import Act
from teamhub.core.telling import About, Concerns, Happened, Tells
from teamhub.joining.onboarding import events
from teamhub.joining.onboarding.queries import places
from teamhub.joining.onboarding.tables import OnboardingPlan


async def _both(act: Act, happened: Happened) -> Concerns:
    row = await OnboardingPlan.objects().get(OnboardingPlan.id == int(happened.key))
    assert row, "An onboarding plan is never deleted while there is news of it."
    return {About.ASKED: [row.mentor], About.TEAM: [row.person]}


TELLS: Mapping[type, Tells] = {events.PlanMade: _both, events.MentorChanged: _both, events.PlanClosed: _both}
PLACES = {"onboarding": places}
