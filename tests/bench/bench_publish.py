"""What publishing costs: checks, the file, the marts as Parquet, on a generated warehouse.

``python -m tests.bench.bench_publish [CLAIMS]`` fills a warehouse with so many
invented claims (a million), in articles of 4,500 characters, and publishes it;
then once more, with nothing changed, after a hundredth of the claims were
repeated by new articles, after a hundredth of all claims, anywhere, came to fit
their figures otherwise, and after some documents changed and no claim did.
"""

import sys
import tempfile
from pathlib import Path

from tests.bench.filled import AT, open_filled
from tests.bench.meter import Meter
from warehouse.publish import publish

_ADDED = Path(__file__).with_name("added.sql")


def main() -> None:
    """Print seconds, CPU seconds and sizes."""
    claims = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with open_filled(folder, claims) as con:
            told = con.execute(
                "SELECT (SELECT count(*) FROM core.claims), (SELECT count(*) FROM core.figures),"
                " (SELECT count(*) FROM core.articles), (SELECT sum(length(text)) FROM core.articles)"
            ).fetchone()
            assert told is not None
            print("{:,} claims, {:,} figures, {:,} articles, {:,} characters".format(*told))
            repeat = _ADDED.read_text(encoding="utf-8").replace("{claims}", str(claims // 100))
            changes = {
                "first": "",
                "unchanged": "",
                "repeated": repeat,
                "rescored": "UPDATE core.figure_claims SET score = 0.5 WHERE hash(claim_id) % 100 = 0",
                "without claims": "UPDATE raw.documents SET etag = 'x' WHERE hash(document_id) % 100 = 0",
            }
            for run, change in changes.items():
                con.execute(change)
                with Meter() as cost:
                    path = publish(con, folder / "published", run, AT).path
                print(
                    f"{run}: {cost.wall:.1f} s, {cost.cpu:.1f} CPU s, peak {cost.peak >> 20} MB",
                    flush=True,
                )
        marts = folder / "published" / "marts"
        print(
            f"file {path.stat().st_size >> 20} MB,"
            f" Parquet {sum(each.stat().st_size for each in marts.iterdir()) >> 20} MB"
        )


if __name__ == "__main__":
    main()
