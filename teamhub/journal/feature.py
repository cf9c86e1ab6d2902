from teamhub.core.feature import Feature
from teamhub.journal.keeping import KEEPS

FEATURE = Feature(name="journal", tables="teamhub.journal.tables", keeps=KEEPS)
