"""The HTML page: in its text, and in a browser where there is one."""

from __future__ import annotations

import json
import re
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from mdcatalog.catalog import Catalog
from mdcatalog.models import Diagnostic, Document, Lecture, Link, Paper, Source, UnclaimedLink

HOSTILE = "</script><script>document.title='pwned'</script><img src=x onerror=alert(1)> \u2028 'q\""
BROWSER, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")


def source(line: int) -> Source:
    return Source(document="a&<b>.md", start_line=line, end_line=line + 1, block="list_item")


def catalog(more: int = 0) -> Catalog:
    bad = [Link(url="javascript:document.title='pwned'", text="click"),
           Link(url="https://a.example/?a=1&b=<2>", text=HOSTILE)]  # fmt: skip
    records = [
        Paper(title="Learning to Fold Paper Cranes", year=2020, citations=12, recorded=True,
              section=["Papers"], organizations=["Google"], sources=[source(1)]),
        Paper(title="对比学习的综述", year=2021, citations=100, section=["论文"],
              sources=[source(3)]),
        Paper(title=HOSTILE, description=HOSTILE, links=bad, sources=[source(5)],
              inferred=["description"]),
        Lecture(title="Talk on folding", date="2022-05", sources=[source(7)]),
        *(Paper(title=f"Paper number {n} of many", year=1990 + n % 30, sources=[source(9 + n)])
          for n in range(more)),
    ]  # fmt: skip
    left = UnclaimedLink(url="javascript:alert(2)", text=HOSTILE, line=9)
    note = Diagnostic(code="c", severity="info", message=HOSTILE, document="a&<b>.md", line=4)
    documents = [Document(path="a&<b>.md", title=HOSTILE, unclaimed_links=[left])]
    return Catalog.from_records(records, documents=documents, diagnostics=[note])


def test_the_data_cannot_leave_its_element(tmp_path: Path) -> None:
    catalog().to_html(tmp_path / "c.html")
    text = (tmp_path / "c.html").read_text("utf-8")
    (held,) = re.findall(r'<script type="application/json" id="data">(.*?)</script>', text, re.S)
    assert not re.search("[<>&]", held)
    data = json.loads(held)
    assert HOSTILE in {record["title"] for record in data["records"]}
    assert text.count("<script") == 2
    assert not re.search(r"\b(src|href)=", text.replace(held, ""))
    assert "default-src 'none'" in text
    assert not re.search(r"innerHTML|insertAdjacentHTML|document\.write|eval\(|@@", text)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if not BROWSER or not DRIVER:
        pytest.skip("no browser: install chromium and chromium-driver")
    webdriver = pytest.importorskip("selenium.webdriver")
    options = webdriver.ChromeOptions()
    options.binary_location = BROWSER
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1200,900"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    service = webdriver.ChromeService(executable_path=DRIVER)
    driver = webdriver.Chrome(options=options, service=service)
    yield driver
    driver.quit()


@pytest.fixture
def page(browser: Any, tmp_path: Path) -> Callable[[Catalog], Any]:
    def opened(held: Catalog) -> Any:
        held.to_html(tmp_path / "c.html")
        browser.get((tmp_path / "c.html").as_uri())
        return browser

    return opened


def titles(browser: Any) -> list[str]:
    return [e.text for e in browser.find_elements("css selector", "#rows td:first-child button")]


def errors(browser: Any) -> list[str]:
    return [entry["message"] for entry in browser.get_log("browser")]


def choose(browser: Any, name: str, value: str) -> None:
    script = "const e = document.getElementById(arguments[0]); e.value = arguments[1]; e.onchange()"
    browser.execute_script(script, name, value)


@pytest.mark.slow
def test_typing_filtering_and_sorting(page: Callable[[Catalog], Any]) -> None:
    browser = page(catalog())
    assert len(titles(browser)) == 4
    search = browser.find_element("id", "search")
    for text, found in (
        ("fold pap", ["Learning to Fold Paper Cranes"]),
        ("综述", ["对比学习的综述"]),
        ("對比學習", ["对比学习的综述"]),
        ("ＦＯＬＤＩＮＧ", ["Talk on folding"]),
        ("nothing at all", []),
    ):
        search.clear()
        search.send_keys(text)
        assert titles(browser) == found
    assert browser.find_element("id", "count").text == "0 of 4 records"
    browser.find_element("id", "clear").click()
    assert len(titles(browser)) == 4
    choose(browser, "kind", "lecture")
    assert titles(browser) == ["Talk on folding"]
    choose(browser, "kind", "")
    choose(browser, "year", "2021")
    assert titles(browser) == ["对比学习的综述"]
    browser.find_element("id", "clear").click()
    browser.find_element("xpath", "//th//button[text()='Count']").click()
    assert titles(browser)[:2] == ["对比学习的综述", "Learning to Fold Paper Cranes"]
    browser.find_element("xpath", "//th//button[contains(., 'Count')]").click()
    assert titles(browser)[:2] == ["Learning to Fold Paper Cranes", "对比学习的综述"]
    browser.find_element("css selector", "#years button[data-year='2020']").click()
    assert titles(browser) == ["Learning to Fold Paper Cranes"]
    assert errors(browser) == []


@pytest.mark.slow
def test_a_record_opens_and_hostile_text_stays_text(page: Callable[[Catalog], Any]) -> None:
    browser = page(catalog())
    for button in browser.find_elements("css selector", "#rows td:first-child button"):
        if "pwned" in button.text:
            button.send_keys("\ue007")  # by keyboard
    dialog = browser.find_element("id", "detail")
    assert dialog.is_displayed()
    assert "</script>" in dialog.text
    assert "a&<b>.md, line 5–6" in dialog.text
    links = [a.get_attribute("href") for a in dialog.find_elements("tag name", "a")]
    assert links == ["https://a.example/?a=1&b=%3C2%3E"]
    assert dialog.find_elements("css selector", "dd.inferred")
    browser.find_element("xpath", "//dialog//button[text()='Close']").click()
    browser.find_element("css selector", "#left summary").click()
    time.sleep(0.2)
    assert "line 9: " in browser.find_element("id", "left").text
    assert browser.title == "Catalog"
    assert browser.find_elements("tag name", "img") == []
    every = [a.get_attribute("href") for a in browser.find_elements("tag name", "a")]
    assert not [url for url in every if url.startswith("javascript")]
    assert errors(browser) == []


@pytest.mark.slow
def test_ten_thousand_records_stay_smooth(page: Callable[[Catalog], Any]) -> None:
    browser = page(catalog(more=10_000))
    script = (
        "const s = document.getElementById('search'); s.value = arguments[0];"
        "const t = performance.now(); s.oninput(); document.body.offsetHeight;"
        "return performance.now() - t"
    )
    times = [browser.execute_script(script, text) for text in ("n", "number", "many 99", "")]
    assert max(times) < 500, times
    assert len(titles(browser)) == 200
    browser.find_element("id", "more").click()
    assert len(browser.find_elements("css selector", "#rows tr")) == 400
    assert errors(browser) == []
