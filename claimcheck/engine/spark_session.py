"""A Spark session at an address, with this package and files of a run on its workers. What goes wrong is told without a
traceback. Needs PySpark.

`local...` runs in processes of this machine, `spark://`, `yarn` and `k8s://` name a cluster, `sc://` a Spark Connect
server. Only the DataFrame and Arrow
interfaces are used, so that all of them do.
"""

from __future__ import annotations

import contextlib
import logging
import os
import pickle
import re
import shutil
import socket
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import claimcheck
from claimcheck.engine.workers import uninterrupted
from claimcheck.errors import EngineError, UsageError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

    from claimcheck.engine.spark_stages import Shipped

T = TypeVar("T")

_LOCAL = re.compile(r"local(?:\[(?P<cores>[1-9]\d*|\*)(?:,(?P<tries>[1-9]\d*))?\])?")
_CLUSTER = re.compile(r"spark://[^\s/]+|yarn|k8s://\S+|local-cluster\[\d+,\d+,\d+\]|sc://[^\s/]+(?:/\S*)?")
_EXPECTED = (
    "expected spark, spark:local[N], spark:spark://HOST:PORT, spark:yarn, spark:k8s://URL or spark:sc://HOST[:PORT]"
)
_TRIES = 4
"""Times that a task is tried: with one, as Spark has it for `local[N]`, a killed process would end the run."""
_PORTS = {"sc": 15002, "spark": 7077}
_WAIT_SECONDS = 10.0
_CONF = {
    "spark.sql.execution.arrow.maxRecordsPerBatch": "200",  # documents of some MB each must fit into memory
    "spark.sql.inMemoryColumnarStorage.batchSize": "200",
    "spark.sql.adaptive.enabled": "false",  # the parts of the shuffle are cut by us
}


class Spark:
    """A running session."""

    def __init__(self, session: SparkSession, folder: Path, *, connect: bool) -> None:
        """`folder` is this run's; its name tells its files on the workers from those of others."""
        self.session = session
        self._folder, self._connect = folder, connect

    def ship(self, name: str, value: T) -> Shipped[T]:
        """Put a value into a file on every worker."""
        from claimcheck.engine.spark_stages import Shipped

        file = self._folder / f"{self._folder.name}-{name}"
        file.write_bytes(pickle.dumps(value))
        if self._connect:
            self.session.addArtifacts(str(file), file=True)
        else:
            self.session.sparkContext.addFile(str(file))
        return Shipped(file.name)

    def ship_package(self) -> None:
        """Let the workers run the code of this very program; raises UsageError where they lack what it needs."""
        file = self._folder / "claimcheck.zip"
        pack(file)
        if self._connect:
            self.session.addArtifacts(str(file), pyfile=True)
        else:
            self.session.sparkContext.addPyFile(str(file))
        lacking = _lacking(self.session)
        if lacking:
            raise UsageError(
                f"the workers of Spark can't run claimcheck: {lacking}; install pydantic, rapidfuzz and PyYAML for "
                f"their Python"
            )


def address_of(engine: str) -> str:
    """The address of the Spark that `--engine spark[:URL]` names, as Spark takes it; raises UsageError where it
    names none."""
    name, _, address = engine.partition(":")
    if name != "spark":
        raise UsageError(f"no engine {engine!r}; there are local and spark[:URL]")
    local = _LOCAL.fullmatch(address or "local")
    if local:
        return f"local[{local['cores'] or '*'},{local['tries'] or _TRIES}]"
    if not _CLUSTER.fullmatch(address):
        raise UsageError(f"no Spark has the address {address!r}; {_EXPECTED}")
    return address


@contextlib.contextmanager
def connected(address: str, folder: Path) -> Iterator[Spark]:
    """A session at an address as `address_of` gives it, stopped in the end; `folder` is this run's.

    Raises UsageError where there can be none, EngineError where Spark breaks off; what can be missing is told by
    `refuse_missing`.
    """
    log = folder / "spark.log"
    broken = _broken()
    not_started: tuple[type[BaseException], ...] = (*broken, RuntimeError, OSError)
    with _unlogged():
        try:
            with (
                log.open("wb") as stream,
                uninterrupted(),
            ):  # Java that is left alone while it starts never ends; PySpark's answer to Ctrl-C asks Java while it is asked
                session = _session(address, folder, stream.fileno())
        except not_started as error:
            raise UsageError(f"no Spark at {address}: {_shortly(error)}; {_last_line(log)}") from None
        try:
            for name, value in _CONF.items():
                session.conf.set(name, value)
            spark = Spark(session, folder, connect=address.startswith("sc://"))
            if not address.startswith("local["):
                spark.ship_package()
            yield spark
        except broken as error:
            raise EngineError(f"Spark broke off: {_shortly(error)}") from None
        finally:
            with contextlib.suppress(Exception):
                session.stop()


def refuse_missing(address: str) -> None:
    """Raise UsageError where the extra, Java or whoever should answer at an address is missing; said before anything
    is begun."""
    try:
        import pandas  # noqa: F401
        import pyarrow  # noqa: F401
        import pyspark  # noqa: F401
    except ImportError as error:
        raise UsageError(
            f"--engine spark needs the extra 'spark' ({error}): run pip install '.[spark]' in a clone of claimcheck"
        ) from None
    home = os.environ.get("JAVA_HOME")
    if (
        not address.startswith("sc://")
        and not (home and (Path(home) / "bin" / "java").exists())
        and not shutil.which("java")
    ):
        raise UsageError(
            "Spark needs Java 17 or newer, and there is no `java`: install it (Debian: apt-get install "
            "openjdk-17-jre-headless), "
            "or name a Spark Connect server: --engine spark:sc://HOST"
        )
    if address.startswith(("sc://", "spark://")):
        _refuse_silent(address)


def pack(file: Path) -> None:
    """Write the package with its data into a zip from which Python can import it; compiled modules have their
    sources beside them."""
    root = Path(claimcheck.__file__).parent
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for one in sorted(root.rglob("*")):
            if one.is_file() and "__pycache__" not in one.parts and one.suffix not in (".so", ".pyd"):
                packed.write(one, one.relative_to(root.parent).as_posix())
        if not (root / "rules.yaml").exists():  # in a clone they stand at its root
            packed.write(root.parent / "rules.yaml", "claimcheck/rules.yaml")


@contextlib.contextmanager
def _unlogged() -> Iterator[None]:
    """Silence what PySpark's libraries log, some of it to the root logger: all of it is raised as well."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(before)


def _session(address: str, folder: Path, log: int) -> SparkSession:
    """Start or reach Spark; what its Java says goes to the file `log` for good, since nothing else can silence its
    first lines."""
    from pyspark.sql import SparkSession

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    os.environ.setdefault("PYSPARK_DRIVER_PYTHON", sys.executable)
    os.environ.setdefault(
        "PYTHONSAFEPATH", "1"
    )  # a module that lies among the documents is not for the workers to import
    builder = SparkSession.builder.appName("claimcheck")
    if address.startswith("sc://"):
        return builder.remote(address).getOrCreate()
    builder = (
        builder.master(address).config("spark.ui.enabled", "false").config("spark.ui.showConsoleProgress", "false")
    )
    builder = builder.config("spark.executorEnv.PYTHONSAFEPATH", "1")
    if address.startswith("local["):
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")  # else it listens on the machine's outer address
        for name, value in (
            ("driver.host", "127.0.0.1"),
            ("driver.bindAddress", "127.0.0.1"),
            ("local.dir", tempfile.gettempdir()),
            ("sql.warehouse.dir", str(folder / "tables")),
        ):
            builder = builder.config(f"spark.{name}", value)
    kept = os.dup(2)
    os.dup2(log, 2)
    try:
        return builder.getOrCreate()
    finally:
        os.dup2(kept, 2)
        os.close(kept)


def _refuse_silent(address: str) -> None:
    """Raise UsageError where nobody listens at an address: Spark itself would try for minutes."""
    scheme, _, rest = address.partition("://")
    failed = ""
    for place in re.split(r"[/;]", rest, maxsplit=1)[0].split(","):
        host, _, port = place.rpartition(":") if re.search(r":\d+$", place) else (place, "", "")
        try:
            with socket.create_connection((host.strip("[]"), int(port or _PORTS[scheme])), _WAIT_SECONDS):
                return
        except (OSError, OverflowError, ValueError) as error:
            failed = str(error)
    raise UsageError(f"nobody answers at {address}: {failed}")


def _lacking(session: SparkSession) -> str:
    """What keeps the workers from running this package; empty where nothing does."""

    def probe(
        batches: Iterator[Any],
    ) -> Iterator[Any]:  # inside a function, so that it is sent whole: the workers need no package to read it
        import pyarrow

        try:
            import claimcheck.engine.spark_stages  # noqa: F401
        except Exception as error:
            told = str(error) or type(error).__name__
        else:
            told = ""
        for _ in batches:
            yield pyarrow.RecordBatch.from_pydict({"told": [told]})

    return str(session.range(1).mapInArrow(probe, "told string").collect()[0][0])


def _broken() -> tuple[type[BaseException], ...]:
    """What PySpark raises where Spark fails: its own errors and those of two libraries, by what was asked of it."""
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    found: list[type[BaseException]] = [PySparkException, Py4JError]
    with contextlib.suppress(ImportError):
        from grpc import RpcError

        found.append(RpcError)
    return tuple(found)


def _shortly(error: BaseException) -> str:
    """What an error of Spark says, without the traces of its stack."""
    lines = [
        line.strip()
        for line in str(error).splitlines()
        if line.strip() and not line.lstrip().startswith(("at ", "File ", "Traceback", "..."))
    ]
    causes = [line for line in lines if re.match(r"(?:Caused by: )?[\w.]*(?:Error|Exception)\b", line)]
    return " ".join(dict.fromkeys([*lines[:2], *causes[-1:]]))[:500]


def _last_line(log: Path) -> str:
    lines = log.read_text(encoding="utf-8", errors="replace").split("\n") if log.exists() else []
    return next((line.strip()[:300] for line in reversed(lines) if line.strip()), "it said nothing")
