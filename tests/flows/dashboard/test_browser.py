"""The dashboard in headless Chromium, started by its command: no errors, no other hosts, no script runs."""

import json
import shutil
import socket
import subprocess
import time

import pytest
from kits import arguments, environment
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run", "--window-size=1280,1500",
)  # fmt: skip

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not (CHROMIUM and DRIVER),
        reason="owed where there is no browser: needs Debian's chromium and chromium-driver; CI installs both",
    ),
]


@pytest.fixture(scope="module")
def address(published, tmp_path_factory):
    """Where a dashboard of the published file answers, until the module is done."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    home = tmp_path_factory.mktemp("home")
    server = subprocess.Popen(
        arguments(published, "dashboard", "--no-browser", "--port", str(port)),
        env=environment(HOME=str(home)), stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    try:
        url = f"http://127.0.0.1:{port}"
        for _ in range(600):
            assert server.poll() is None, server.stdout.read()
            try:
                socket.create_connection(("127.0.0.1", port), timeout=5).close()
                break
            except OSError:
                time.sleep(0.1)
        yield url
    finally:
        server.terminate()
        server.wait(timeout=30)


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('chromium')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    try:
        yield driver
    finally:
        driver.quit()


def read(browser, url: str, waited_for: str) -> str:
    """Load a page until a text is there; what it shows, with nothing on the console."""
    browser.get(url)
    return wait(browser, waited_for)


def wait(browser, waited_for: str) -> str:
    WebDriverWait(browser, 60).until(lambda _: waited_for in body(browser))
    assert browser.get_log("browser") == []
    assert browser.title == "Figurehouse"
    return body(browser)


def body(browser) -> str:
    return browser.execute_script("return document.body.innerText")


def hosts(browser) -> set[str]:
    asked = set()
    for entry in browser.get_log("performance"):
        message = json.loads(entry["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            url = message["params"]["request"]["url"]
            if url.startswith(("http", "ws")):
                asked.add(url.split("/")[2].split(":")[0])
    return asked


@pytest.mark.parametrize(
    ("page", "waited_for"),
    [
        ("", "Last runs".upper()),
        ("?page=search", "3 FIGURES"),
        ("?page=figure&id=f_one", "EVERY SENTENCE"),
        ("?page=figure&id=f_bad", "EVERY SENTENCE"),
        ("?page=measure&id=m_a", "ITS FIGURES"),
        ("?page=source", "3 sources"),
        ("?page=source&id=paper-0", "LATEST ARTICLES"),
    ],
)
def test_every_page_loads_without_errors_and_asks_nobody_else(
    browser, address, page, waited_for
) -> None:
    browser.get_log("performance")
    shown = read(browser, f"{address}/{page}", waited_for)
    assert hosts(browser) == {"127.0.0.1"}
    assert not browser.find_elements(
        By.CSS_SELECTOR, "[onerror], .katex, [data-testid=stException]"
    )
    if page != "?page=measure&id=m_a":
        # word for word: neither a tag, nor markdown, nor a formula
        assert "<script>document.title='owned'</script><img src=x" in shown
        assert "*bold* $x^2$ :red[no]" in shown


def test_search_finds_while_one_types_and_the_address_keeps_it(browser, address) -> None:
    read(browser, f"{address}/?page=search", "3 FIGURES")
    browser.find_element(By.CSS_SELECTOR, "input[aria-label=Words]").send_keys("VELMORA rev")
    shown = wait(browser, "2 FIGURES")
    assert "Velmora: revenue in 2025: 5 billion EUR" in shown
    assert "words=VELMORA+rev" in browser.current_url.replace("%20", "+")
    found = browser.current_url
    browser.find_element(By.CSS_SELECTOR, "a.fh-card").click()
    assert "Contradicted by".upper() in wait(browser, "EVERY SENTENCE")
    assert "5 billion" in read(browser, found, "2 FIGURES")


def test_a_button_prints_the_command_to_judge(browser, address) -> None:
    read(browser, f"{address}/?page=figure&id=f_one", "Same figure as f_two?")
    (button,) = [
        each for each in browser.find_elements(By.TAG_NAME, "button") if "f_two" in each.text
    ]
    button.click()
    assert "judge same f_one f_two --why" in wait(browser, "judge same")
