"""Settings: where things lie and how much may run. The only reader of the environment."""

import os
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from flows.errors import FigurehouseError

PROJECT = Path(__file__).resolve().parent.parent
_MOST_WORKERS = 8

_PREFECT_OF_THE_OPERATOR = ("PREFECT_API_URL", "PREFECT_HOME", "PREFECT_PROFILE")
_PREFECT_SERVICES_OF_SCHEDULES = ("FOREMAN", "LATE_RUNS", "SCHEDULER")
_PREFECT_SERVICES_OF_A_SERVER = (
    # what a server that lives for one run has no use for; each costs start-up time
    "CANCELLATION_CLEANUP",
    "EVENT_LOGGER",
    "EVENT_PERSISTER",
    "PAUSE_EXPIRATIONS",
    "REPOSSESSOR",
    "TRIGGERS",
)


def _default_config() -> Path:
    """``config`` where the command is started, else the project's own."""
    here = Path("config")
    return here if here.is_dir() else PROJECT / "config"


def _default_workers() -> int:
    return min(os.cpu_count() or 1, _MOST_WORKERS)


class Settings(BaseSettings):
    """Everything a command depends on beside its own options.

    Each field can be set by an environment variable, ``FIGUREHOUSE_`` and its
    name; the global options of the command line outrank them.
    """

    model_config = SettingsConfigDict(env_prefix="FIGUREHOUSE_", frozen=True, extra="ignore")

    config: Path = Field(default_factory=_default_config)
    sources: Path = Field(default_factory=lambda fields: fields["config"] / "sources")
    data: Path = Path("data")
    contact: str = "https://figurehouse.invalid/contact"
    """Where the operator of a site we read can reach us; goes into the user agent."""
    workers: int = Field(default_factory=_default_workers, ge=0, le=64)
    """Processes that read documents; 0 reads in the command's own process, unprotected."""
    dask: str | None = Field(default=None, pattern=r"^(local|[a-z]+://\S+)$")
    """Flow runs read on Dask: ``local``, a cluster of as many processes as ``workers``, or the address
    of a scheduler (tcp://host:8786). Unset: in processes of this machine, as ``--direct`` always does."""
    compiled: bool = True
    """Read with the modules that ``make compile`` built, where they fit the sources; false: never."""
    memory: str | None = Field(default=None, pattern=r"^\d+(\.\d+)? ?[KMGT]i?B$")
    """What the warehouse keeps of its tables in memory, at most; what it needs beyond that lies on disk
    meanwhile. Unset: 512 MB, and more as claims are added (``warehouse.memory``)."""
    batch_size: int = Field(default=250, ge=1, le=1000)
    """Documents that are read and loaded together, at most; fewer where they are large."""
    reread_documents: int | None = Field(default=2000, ge=0)
    """Documents read under earlier rules that one run reads again, after all new ones; null: all."""
    document_seconds: float = Field(default=60.0, gt=0)
    """After which reading one document is given up."""
    lock_seconds: float = Field(default=5.0, ge=0)
    """How long to wait for another writer of the data folder."""
    scheduled_lock_seconds: float = Field(default=3600.0, ge=0)
    """The same for a run that a schedule started: nobody sits before it."""
    webhook: str | None = None
    """Address that is told, as JSON, of each scheduled run that did not end well."""

    @property
    def warehouse(self) -> Path:
        """The writer's database."""
        return self.data / "warehouse.duckdb"

    @property
    def published(self) -> Path:
        """The folder of published files."""
        return self.data / "published"

    @property
    def current(self) -> Path:
        """The published file that readers open."""
        return self.published / "current.duckdb"

    @property
    def judgements(self) -> Path:
        """People's verdicts on pairs of claims."""
        return self.config / "judgements.csv"

    @property
    def user_agent(self) -> str:
        """How the client names itself to sites."""
        return f"Figurehouse/{version('figurehouse')} (+{self.contact})"


def load_settings(
    config: Path | None = None, sources: Path | None = None, data: Path | None = None
) -> Settings:
    """The settings of this process; an argument outranks the environment.

    Raises:
        FigurehouseError: a value does not fit; the message names the variable.
    """
    given: dict[str, Any] = {"config": config, "sources": sources, "data": data}
    try:
        return Settings(**{name: path for name, path in given.items() if path is not None})
    except ValidationError as error:
        problems = "; ".join(
            f"FIGUREHOUSE_{'.'.join(str(part) for part in problem['loc']).upper()}: {problem['msg']}"
            for problem in error.errors()
        )
        raise FigurehouseError(
            f"settings: {problems}", remedy="set the variable right, or unset it"
        ) from error


def environment_of(settings: Settings) -> dict[str, str]:
    """This process's environment, with which another one gets the same folders."""
    folders = {
        f"FIGUREHOUSE_{name.upper()}": str(getattr(settings, name))
        for name in ("config", "sources", "data")
    }
    return {**os.environ, **folders}


def prepare_prefect(settings: Settings, *, serving: bool = False) -> bool:
    """Set Prefect's own variables; must run before prefect is imported.

    ``serving`` keeps what schedules need running in a server of its own. A value the operator has set stays. Nothing is written into the user's
    home: Prefect keeps its state in the data folder.

    Returns:
        Whether the run needs a server of its own, because the operator names none.
    """
    operated = any(name in os.environ for name in _PREFECT_OF_THE_OPERATOR)
    for name, value in prefect_environment(settings, serving=serving).items():
        os.environ.setdefault(name, value)
    return not operated


def hand_down(settings: Settings) -> None:
    """Let the processes that this one starts have the same settings."""
    for name, value in settings.model_dump(exclude_none=True).items():
        place = value.resolve() if isinstance(value, Path) else value
        os.environ[f"FIGUREHOUSE_{name.upper()}"] = str(place)


def use_prefect_server(api_url: str) -> None:
    """Let Prefect, when it is imported, talk to this server."""
    os.environ["PREFECT_API_URL"] = api_url


def prefect_environment(settings: Settings, *, serving: bool = False) -> Mapping[str, str]:
    """Prefect's variables for a server of its own: for one run, or for ``serving`` schedules."""
    idle = _PREFECT_SERVICES_OF_A_SERVER + (() if serving else _PREFECT_SERVICES_OF_SCHEDULES)
    return {
        "DO_NOT_TRACK": "1",
        "PREFECT_HOME": str((settings.data / "prefect").resolve()),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_SERVER_UI_ENABLED": "false",
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
        "PREFECT_LOGGING_LEVEL": "CRITICAL",  # errors are told by the command itself
        "PREFECT_LOGGING_TO_API_ENABLED": "false",
        "PREFECT_TELEMETRY_ENABLE_RESOURCE_METRICS": "false",
        **{f"PREFECT_SERVER_SERVICES_{service}_ENABLED": "false" for service in idle},
    }
