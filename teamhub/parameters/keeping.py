from teamhub.core.i18n import later
from teamhub.core.retention import AS_LONG_AS_USED, listing

KEEPS = (
    listing(
        later("Numbers that you set for everybody"),
        "AVG art. 6 lid 1 f",
        AS_LONG_AS_USED,
        "SELECT by AS person, 'parameter:' || key AS subject, value, from_on, why, at FROM parameter_set"
        " ORDER BY at, id",
    ),
)
