"""The whole way: the sample sites over HTTP to a published file, twice, without Prefect."""

import pytest
from kits import figurehouse, query, report_of

pytestmark = pytest.mark.slow
FIGURES = "SELECT figure_id, statement, claim_count, origin_count FROM core.figures ORDER BY ALL"


@pytest.fixture(scope="module")
def two_runs(tmp_path_factory):
    data = tmp_path_factory.mktemp("whole") / "data"
    runs = []
    for number in (1, 2):
        file = data.parent / f"report-{number}.json"
        result = figurehouse(data, "run", "--direct", "--report", str(file))
        figures = query(data, FIGURES)
        runs.append(
            (result, report_of(file), figures, (data / "published/current.duckdb").resolve())
        )
    return data, *runs


def test_the_first_run_fetches_reads_resolves_and_publishes(two_runs) -> None:
    data, (result, report, figures, published), _ = two_runs
    assert result.returncode == 0, result.stdout + result.stderr
    assert report["status"] == "ok"
    assert len(report["sources"]) >= 6
    for part in report["sources"].values():
        assert part["outcome"] == "ok"
        assert part["fetched"] > 0
        assert part["articles"] > 0
    assert report["counts"]["claims"] > 0
    assert figures
    assert published.name == f"figures-{report['run_id']}.duckdb"
    assert str(data / "published/current.duckdb") in result.stdout


def test_every_document_is_an_article_or_a_rejection(two_runs) -> None:
    data, *_ = two_runs
    ((documents, articles, rejected),) = query(
        data,
        "SELECT (SELECT count(*) FROM raw.documents),"
        " (SELECT count(*) FROM core.articles WHERE superseded_at IS NULL),"
        " (SELECT count(DISTINCT document_id) FROM core.rejections WHERE stage IN ('fetch', 'clean'))",
    )
    assert documents == articles + rejected


def test_every_claim_stands_where_it_says(two_runs) -> None:
    data, *_ = two_runs
    assert not query(
        data,
        "SELECT c.claim_id FROM core.claims c JOIN core.articles a"
        " ON a.article_id = c.article_id AND a.version = c.article_version"
        " WHERE a.text[c.span_start + 1 : c.span_end] <> c.surface",
    )


def test_the_second_run_changes_nothing_and_says_so(two_runs) -> None:
    _, first, (result, report, figures, published) = two_runs
    assert result.returncode == 0
    assert figures == first[2]
    assert published == first[3]
    assert "nothing new was fetched" in result.stdout
    for part in report["sources"].values():
        assert part["fetched"] == part["articles"] == part["claims"] == part["rejections"] == 0


def test_the_ledger_holds_both_runs(two_runs) -> None:
    data, first, second = two_runs
    files = sorted(path.stem for path in (data / "runs").glob("*.jsonl"))
    assert files == [first[1]["run_id"], second[1]["run_id"]]


def test_the_summary_names_figures_that_can_be_shown(two_runs) -> None:
    data, (result, *_), _ = two_runs
    assert "Figures with most origins" in result.stdout
    ((figure_id, statement),) = query(
        data,
        "SELECT figure_id, statement FROM core.figures WHERE retired_at IS NULL"
        " ORDER BY origin_count DESC, source_count DESC, claim_count DESC, figure_id LIMIT 1",
    )
    page = figurehouse(data, "show", figure_id)
    assert page.returncode == 0, page.stderr
    assert statement in page.stdout
    assert "[" in page.stdout


def test_figures_are_found_by_words(two_runs) -> None:
    data, *_ = two_runs
    result = figurehouse(data, "figures", "Skarvik")
    assert result.returncode == 0
    assert "Skarvik" in result.stdout
    assert "no figure with" in figurehouse(data, "figures", "no-such-word").stdout


def test_the_published_file_answers_sql(two_runs) -> None:
    data, *_ = two_runs
    ((expected,),) = query(data, "SELECT count(*) FROM core.claims")
    result = figurehouse(data, "sql", "SELECT count(*) AS n FROM core.claims", "--format", "csv")
    assert result.stdout == f"n\n{expected}\n"


def test_the_warehouse_itself_is_closed_to_sql(two_runs) -> None:
    data, *_ = two_runs
    for text in ("DELETE FROM core.claims", "COPY (SELECT 1) TO 'x.csv'", "SELECT * FROM 'x.csv'"):
        result = figurehouse(data, "sql", text)
        assert result.returncode == 2
        assert result.stderr.startswith("error: ")
        assert "Traceback" not in result.stderr


def test_the_doctor_finds_everything_in_its_place(two_runs) -> None:
    data, *_ = two_runs
    result = figurehouse(data, "doctor")
    assert result.returncode == 0, result.stdout
    assert "problem" not in result.stdout
