"""The one error of configuration files: it names the file and the key."""

import tomllib
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError


class SpecError(Exception):
    """A file in the configuration is wrong; the message says where and why."""


class Spec(BaseModel):
    """Base of all models of configuration files: frozen, and strict about unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


SpecModel = TypeVar("SpecModel", bound=BaseModel)


def read_toml(path: Path) -> dict[str, Any]:
    """The table in a TOML file.

    Raises:
        SpecError: the file cannot be read, or is no TOML.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SpecError(f"{path}: cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SpecError(f"{path}: is not valid TOML: {error}") from error


def validate(model: type[SpecModel], table: dict[str, Any], path: Path) -> SpecModel:
    """The table as a model.

    Raises:
        SpecError: names the file and each key that does not fit.
    """
    try:
        return model.model_validate(table)
    except ValidationError as error:
        problems = "; ".join(
            f"{'.'.join(str(part) for part in problem['loc']) or 'file'}: {problem['msg']}"
            for problem in error.errors()
        )
        raise SpecError(f"{path}: {problems}") from error
