from piccolo.columns import OnDelete, Serial, Text, Timestamptz, Varchar
from piccolo.constraints import Check
from piccolo.table import Table

from teamhub.core.db import known
from teamhub.core.references import ForeignKey
from teamhub.people.recognitions.stages import Stage
from teamhub.people.tables import Person


class Recognition(Table, tablename="recognition"):
    """What a colleague saw somebody do well, in the colleague's words. The row stays when the words are taken back."""

    id: Serial
    person = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)  # whom it is about
    by = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    text = Text()
    at = Timestamptz()
    stage = Varchar(length=20, default=Stage.GIVEN)
    recognition_stage_known = known("stage", Stage)
    recognition_about_another = Check("person <> by")
    recognition_words_until_taken_back = Check("(text = '') = (stage = 'taken back')")
