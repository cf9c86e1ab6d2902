from piccolo.columns import OnDelete, Serial, Text, Timestamptz
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from teamhub.core.references import ForeignKey
from teamhub.ideas.tables import Idea
from teamhub.people.tables import Person


class CoMaker(Table, tablename="idea_co_maker"):
    """Invited by the owner; joined by their own word; until they leave. Shown by name, decides nothing."""

    id: Serial
    idea = ForeignKey(Idea, null=False, index=True, on_delete=OnDelete.restrict)
    person = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    invited_at = Timestamptz()
    joined_at = Timestamptz(null=True, default=None)
    ended_at = Timestamptz(null=True, default=None)  # declined, taken back, or left
    idea_co_maker_once = Unique([idea, person])


class TypoHelp(Table, tablename="idea_typo_help"):
    """Who may correct typing errors. The owner takes it back by deleting the row; the journal has both."""

    id: Serial
    idea = ForeignKey(Idea, null=False, index=True, on_delete=OnDelete.restrict)
    person = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    given_at = Timestamptz()
    idea_typo_help_once = Unique([idea, person])


class TransferOffer(Table, tablename="idea_transfer"):
    """Offered by the owner, or left by who leaves; it counts once it is accepted. Open while both ends are empty."""

    id: Serial
    idea = ForeignKey(Idea, null=False, index=True, on_delete=OnDelete.restrict)
    by = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    receiver = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    words = Text()
    at = Timestamptz()
    accepted_at = Timestamptz(null=True, default=None)
    ended_at = Timestamptz(null=True, default=None)  # declined, or taken back
    idea_transfer_to_another = Check("by <> receiver")
    idea_transfer_ends_once = Check("accepted_at IS NULL OR ended_at IS NULL")


class MergeOffer(Table, tablename="idea_merge"):
    """`idea` goes on in `target`: proposed by the owner of one of them, accepted by the owner of the other."""

    id: Serial
    idea = ForeignKey(Idea, null=False, index=True, on_delete=OnDelete.restrict)
    target = ForeignKey(Idea, null=False, index=True, on_delete=OnDelete.restrict)
    by = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    words = Text()
    at = Timestamptz()
    accepted_at = Timestamptz(null=True, default=None)
    ended_at = Timestamptz(null=True, default=None)  # declined, or taken back
    idea_merge_of_two = Check("idea <> target")
    idea_merge_ends_once = Check("accepted_at IS NULL OR ended_at IS NULL")
