from teamhub.core.feature import Feature
from teamhub.decisions.jobs import JOBS
from teamhub.decisions.keeping import KEEPS
from teamhub.decisions.replay_queries import rulings

FEATURE = Feature(name="decisions", tables="teamhub.decisions.tables", jobs=JOBS, rulings=rulings, keeps=KEEPS)
