"""The tools for assistants, over standard input and output as an assistant's program uses them."""

import asyncio
import subprocess
import sys

import pytest
from kits import arguments, environment
from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client
from planted import HOSTILE, publish_planted


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    return publish_planted(tmp_path_factory.mktemp("mcp"))


@pytest.fixture(scope="module")
def call(published):
    """Call tools of one server, one after the other; (is an error, content or message)."""

    def run(*calls, data=published):
        return asyncio.run(_call(data, calls))

    return run


async def _call(data, calls):
    command, *rest = arguments(data, "mcp")
    server = StdioServerParameters(command=command, args=rest, env=dict(environment()))
    async with stdio_client(server) as streams, ClientSession(*streams) as session:
        await session.initialize()
        tools = (await session.list_tools()).tools
        assert {tool.name for tool in tools} == {"search_figures", "show_figure", "sql"}
        assert all(tool.annotations.readOnlyHint for tool in tools)
        answers = []
        for name, given in calls:
            result = await session.call_tool(name, given)
            said = result.content[0].text if result.isError else result.structuredContent
            answers.append((result.isError, said))
        return answers


def test_an_assistant_finds_figures_and_their_evidence(call) -> None:
    found, shown, none = call(
        ("search_figures", {"words": "velmora 5", "status": "contested", "limit": 1}),
        ("show_figure", {"figure_id": "f_one"}),
        ("show_figure", {"figure_id": "f_none"}),
    )
    assert found[1]["count"] == 2
    assert [each["figure_id"] for each in found[1]["figures"]] == ["f_one"]
    assert shown[1]["figure"]["value"] == "4000000000"
    evidence = shown[1]["evidence"]
    assert [line["url"] for line in evidence][:1] == ["https://paper-0.test/f_one"]
    assert all(
        line["sentence"][line["start"] : line["end"]] == line["surface"] for line in evidence
    )
    assert evidence[0]["title"] == HOSTILE
    assert [conflict["figure_id"] for conflict in shown[1]["conflicts"]] == ["f_two"]
    assert none[0]
    assert "no figure 'f_none'" in none[1]


REFUSED = {
    "DELETE FROM core.claims": "exactly one SELECT",
    "SELECT 1; SELECT 2": "exactly one SELECT",
    "SET threads = 1": "exactly one SELECT",
    "COPY core.claims TO '/tmp/figurehouse-escape.csv'": "exactly one SELECT",
    "ATTACH '/tmp/figurehouse-escape.duckdb'": "exactly one SELECT",
    "SELECT * FROM read_text('/etc/hostname')": "disabled",
    "SELECT * FROM glob('/etc/*')": "disabled",
    "SELECT * FROM read_csv('http://127.0.0.1/x')": "disabled",
    "SELECT * FROM '/etc/hostname'": "does not exist",
    "FROM read_blob('/etc/hostname')": "disabled",
    "FROM sniff_csv('/etc/hostname')": "disabled",
    "FROM query('COPY core.claims TO ''/tmp/figurehouse-escape.csv''')": "single SELECT",
    "WITH gone AS (DELETE FROM core.claims RETURNING *) FROM gone": "CTE",
    "INSTALL httpfs": "exactly one SELECT",
    "EXPORT DATABASE '/tmp/figurehouse-escape'": "exactly one SELECT",
    "SELECT nothing": "nothing",
    "not sql": "syntax error",
}


def test_sql_is_one_question_within_limits(call) -> None:
    first, slow, wide, *refused = call(
        ("sql", {"query": "SELECT figure_id, value FROM mart.figures ORDER BY 1", "limit": 2}),
        (
            "sql",
            {"query": "SELECT count(*) FROM range(100000000000) a, range(100) b", "seconds": 0.3},
        ),
        ("sql", {"query": "SELECT repeat('x', 5000) AS long", "limit": 1}),
        *(("sql", {"query": query}) for query in REFUSED),
        ("sql", {"query": "SELECT 1", "limit": 100000}),
    )
    assert first[1] == {
        "columns": ["figure_id", "value"],
        "rows": [["f_bad", "12"], ["f_one", "4000000000"]],
        "has_more": True,
    }
    assert slow == (True, "Error executing tool sql: took longer than 0.3 seconds")
    assert len(wide[1]["rows"][0][0]) < 2100
    for (is_error, said), expected in zip(refused, [*REFUSED.values(), "500"], strict=True):
        assert is_error
        assert expected in said


def test_one_function_that_would_go_on_is_ended(call) -> None:
    # one call of hours, which never looks at an interruption
    endless = "SELECT levenshtein(repeat('ab', 4000000), repeat('ba', 4000000))"
    ended, after = call(
        ("sql", {"query": endless, "seconds": 0.1}), ("sql", {"query": "SELECT 1 AS one"})
    )
    assert ended == (True, "Error executing tool sql: took longer than 0.1 seconds")
    assert after[1]["rows"] == [[1]]


def test_before_anything_is_published(call, tmp_path) -> None:
    ((is_error, said),) = call(("search_figures", {}), data=tmp_path)
    assert is_error
    assert "nothing is published yet" in said


@pytest.mark.parametrize("module", ["flows.mcp_server", "flows.cli", "flows.dashboard.app"])
def test_what_only_reads_never_loads_prefect(module, tmp_path) -> None:
    program = f"import sys, {module}; sys.exit('prefect' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment(FIGUREHOUSE_DATA=str(tmp_path)),
        capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0
