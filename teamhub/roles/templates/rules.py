import re
import unicodedata


def key_of(name: str) -> str:
    """How rights name a role: "Ideeënhoeder (team)" is "ideeenhoeder-team"; at most 30 characters."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:30].strip("-")
