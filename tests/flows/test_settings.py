"""Where settings come from, and what outranks what."""

from pathlib import Path

import pytest

from flows.errors import FigurehouseError
from flows.settings import PROJECT, load_settings, prefect_environment


def test_by_default_the_projects_rules_and_the_data_of_this_folder(tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    settings = load_settings()
    assert settings.config == PROJECT / "config"
    assert settings.sources == PROJECT / "config" / "sources"
    assert settings.data == Path("data")
    assert settings.current == Path("data/published/current.duckdb")


def test_a_config_folder_here_comes_first(tmp_path, monkeypatch) -> None:
    (tmp_path / "config").mkdir()
    monkeypatch.chdir(tmp_path)
    assert load_settings().sources == Path("config/sources")


def test_options_outrank_the_environment_which_outranks_defaults(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("FIGUREHOUSE_CONFIG", "/from/environment")
    monkeypatch.setenv("FIGUREHOUSE_DATA", "/data/from/environment")
    settings = load_settings(data=tmp_path)
    assert settings.config == Path("/from/environment")
    assert settings.sources == Path("/from/environment/sources")
    assert settings.data == tmp_path
    monkeypatch.setenv("FIGUREHOUSE_SOURCES", "/sources")
    assert load_settings().sources == Path("/sources")


@pytest.mark.parametrize(
    ("name", "value"), [("WORKERS", "many"), ("BATCH_SIZE", "0"), ("MEMORY", "much")]
)
def test_a_value_that_does_not_fit_names_its_variable(monkeypatch, name, value) -> None:
    monkeypatch.setenv(f"FIGUREHOUSE_{name}", value)
    with pytest.raises(FigurehouseError, match=f"FIGUREHOUSE_{name}"):
        load_settings()


def test_the_user_agent_names_us_and_a_contact(monkeypatch) -> None:
    monkeypatch.setenv("FIGUREHOUSE_CONTACT", "mailto:desk@example.org")
    assert load_settings().user_agent.startswith("Figurehouse/")
    assert load_settings().user_agent.endswith("(+mailto:desk@example.org)")


def test_prefect_keeps_to_the_data_folder_and_to_itself(tmp_path) -> None:
    environment = prefect_environment(load_settings(data=tmp_path))
    assert environment["PREFECT_HOME"] == str(tmp_path / "prefect")
    assert environment["DO_NOT_TRACK"] == "1"
    assert environment["PREFECT_SERVER_ANALYTICS_ENABLED"] == "false"
    assert environment["PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS"] == "120"
