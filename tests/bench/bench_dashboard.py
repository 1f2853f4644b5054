"""How long a search takes as its reader sees it: from Enter to the results, in Chromium.

``python -m tests.bench.bench_dashboard [CLAIMS]`` publishes so many invented
claims (a million), starts the dashboard on them, and searches.
"""

import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import duckdb
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from tests.bench.filled import publish_filled

SEARCHES = ("norvind", "revenue 2025", "zanlund steel", "eur", "velhorn capital", "nothing at all")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run",
)  # fmt: skip
WATCH = """
const shown = () => (document.querySelector('.fh-section') || document.querySelector('.fh-nothing') || {}).innerText;
const before = shown();
window.entered = window.changed = undefined;
document.addEventListener('keydown', event => { if (event.key === 'Enter') window.entered ??= performance.now(); }, true);
new MutationObserver((_, observer) => {
  if (shown() && shown() !== before) { window.changed = performance.now(); observer.disconnect(); }
}).observe(document.body, {subtree: true, childList: true, characterData: true});
"""


def main() -> None:
    """Print the milliseconds of each search, and of the query alone."""
    claims = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        begun = time.process_time()
        link = publish_filled(Path(folder), claims)
        with duckdb.connect(str(link.resolve()), read_only=True) as con:
            held = con.execute(
                "SELECT (SELECT count(*) FROM core.claims), (SELECT count(*) FROM mart.figures)"
            ).fetchone()
        print(
            f"{held[0]:,} claims, {held[1]:,} figures; made in {time.process_time() - begun:.0f} CPU s"
        )
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        command = [str(Path(sys.executable).with_name("figurehouse")), "--data", folder]
        server = subprocess.Popen([*command, "dashboard", "--no-browser", "--port", str(port)])
        try:
            browse(f"http://127.0.0.1:{port}/?page=search", Path(folder) / "chromium")
        finally:
            server.terminate()
            server.wait()


def browse(url: str, profile: Path) -> None:
    """Search in a browser, each search three times."""
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for flag in (*FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    try:
        for words in SEARCHES:
            taken = [search(driver, url, words) for _ in range(3)]
            print(
                f"{words!r}: {' '.join(f'{each:.0f}' for each in taken)} ms, best {min(taken):.0f}"
            )
    finally:
        driver.quit()


def search(driver: webdriver.Chrome, url: str, words: str) -> float:
    """Milliseconds from Enter to other results on the page."""
    for _ in range(40):
        try:
            driver.get(url)
            WebDriverWait(driver, 60).until(
                lambda _: "FIGURES" in driver.find_element(By.TAG_NAME, "body").text
            )
            break
        except Exception as error:  # noqa: BLE001 - the server is still starting
            print(f"waiting: {type(error).__name__}")
            time.sleep(1)
    driver.execute_script(WATCH)
    driver.find_element(By.CSS_SELECTOR, "input[aria-label=Words]").send_keys(words + Keys.ENTER)
    WebDriverWait(driver, 60, poll_frequency=0.05).until(
        lambda _: driver.execute_script("return window.changed")
    )
    return float(driver.execute_script("return window.changed - window.entered"))


if __name__ == "__main__":
    main()
