"""The HTML page in Chromium: ``pytest -m browser``, a step of its own in the CI."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from mdcatalog.catalog import Catalog
from test_export_page import HOSTILE, page_catalog

pytestmark = pytest.mark.browser
BROWSER, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
RETURN, ESCAPE, DOWN, UP, LEFT, RIGHT = "\ue007", "\ue00c", "\ue015", "\ue013", "\ue012", "\ue014"
CRANES, SURVEY, TALK, KITES = (
    "Learning to Fold Paper Cranes",
    "对比学习的综述",
    "Talk on folding",
    "Talk on kites",
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if not BROWSER or not DRIVER:
        pytest.skip("no browser: install chromium and its chromedriver")
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


Opened = Callable[[Catalog], Any]


@pytest.fixture
def page(browser: Any, tmp_path: Path) -> Iterator[Opened]:
    """Opens a catalog's page; whatever a test does, nothing is told on the console."""

    def opened(held: Catalog) -> Any:
        held.to_html(tmp_path / "c.html")
        browser.get((tmp_path / "c.html").as_uri())
        return browser

    resize(browser, 1200, 900)
    yield opened
    assert [entry["message"] for entry in browser.get_log("browser")] == []


def resize(browser: Any, width: int, height: int) -> None:
    metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)


def colours(browser: Any, scheme: str) -> None:
    feature = {"name": "prefers-color-scheme", "value": scheme}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature]})


def all_of(browser: Any, selector: str) -> list[Any]:
    found: list[Any] = browser.find_elements("css selector", selector)
    return found


def titles(browser: Any) -> list[str]:
    return [element.text for element in all_of(browser, "#rows .open")]


def choose(browser: Any, name: str, text: str) -> None:
    """Choose as a person does: the first choice that begins so."""
    (select,) = all_of(browser, f"#{name}")
    for option in select.find_elements("tag name", "option"):
        if option.text.startswith(text):
            option.click()
            return
    raise AssertionError(f"{name} has no choice {text}")


def press(browser: Any, text: str, inside: str = "body") -> None:
    (found,) = all_of(browser, inside)
    found.find_element("xpath", f".//button[starts-with(normalize-space(.), '{text}')]").click()


def settle(browser: Any) -> None:
    """Wait for what the page does by itself."""
    browser.execute_async_script("setTimeout(arguments[0], 300)")


def open_record(browser: Any, title: str) -> Any:
    next(e for e in all_of(browser, "#rows .open") if e.text == title).click()
    (dialog,) = all_of(browser, "#detail")
    assert dialog.is_displayed()
    return dialog


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("fold pap", [CRANES]),
        ("综述", [SURVEY]),
        ("學", [SURVEY]),
        ("對比學習", [SURVEY]),
        ("ＦＯＬＤＩＮＧ", [TALK]),
        ("gOOgle", [CRANES]),
        ("nothing at all", []),
    ],
)
def test_typing(page: Opened, text: str, found: list[str]) -> None:
    browser = page(page_catalog())
    browser.find_element("id", "search").send_keys(text)
    assert titles(browser) == found
    assert browser.find_element("id", "count").text == f"{len(found)} of 5 records"
    assert browser.find_element("id", "none").is_displayed() == (not found)
    press(browser, "Clear")
    assert len(titles(browser)) == 5


def test_words_are_marked(page: Opened) -> None:
    browser = page(page_catalog())
    browser.find_element("id", "search").send_keys("對比 综述")
    assert [mark.text for mark in all_of(browser, "#rows mark")] == ["对比", "综述"]


@pytest.mark.parametrize(
    ("name", "choice", "found"),
    [
        ("kind", "lecture", [TALK, KITES]),
        ("year", "2021", [SURVEY]),
        ("month", "2022-08", [KITES]),
        ("section", "论文", [SURVEY]),
        ("organization", "Google", [CRANES]),
        ("recorded", "yes", [CRANES]),
        ("recorded", "no", [TALK]),
    ],
)
def test_filters(page: Opened, name: str, choice: str, found: list[str]) -> None:
    browser = page(page_catalog())
    choose(browser, name, choice)
    assert titles(browser) == found
    choose(browser, name, "all")
    assert len(titles(browser)) == 5


def test_filters_and_words_together(page: Opened) -> None:
    browser = page(page_catalog())
    choose(browser, "kind", "lecture")
    browser.find_element("id", "search").send_keys("kites")
    assert titles(browser) == [KITES]
    choose(browser, "kind", "paper")
    assert titles(browser) == []
    press(browser, "Clear", "#none")
    assert len(titles(browser)) == 5


def test_sorting(page: Opened) -> None:
    browser = page(page_catalog())
    press(browser, "Count", "#heads")
    assert titles(browser)[:3] == [KITES, SURVEY, CRANES]
    (heads,) = all_of(browser, "#heads")
    count = heads.find_elements("tag name", "th")[3]
    assert count.get_attribute("aria-sort") == "descending"
    browser.switch_to.active_element.send_keys(RETURN)  # the focus stays on the header
    assert titles(browser)[:3] == [CRANES, SURVEY, KITES]
    assert (
        browser.find_element("id", "heads")
        .find_elements("tag name", "th")[3]
        .get_attribute("aria-sort")
        == "ascending"
    )
    # what has no value comes last, either way
    assert HOSTILE.split()[0] in titles(browser)[-1] or TALK in titles(browser)[-2:]
    press(browser, "Date", "#heads")
    assert titles(browser)[:2] == [KITES, TALK]


def test_charts_filter(page: Opened) -> None:
    browser = page(page_catalog())
    captions = [element.text for element in all_of(browser, "figcaption")]
    assert captions == ["Papers by year (at most 1)", "Lectures by date (at most 1)"]
    # June and July are there, as gaps
    labels = [b.get_attribute("aria-label") for b in all_of(browser, "figure:last-child button")]
    assert labels == ["2022-05: 1", "2022-06: none", "2022-07: none", "2022-08: 1"]
    all_of(browser, "figure button[data-value='2020']")[0].click()
    assert titles(browser) == [CRANES]
    (bar,) = all_of(browser, "figure button[data-value='2020']")
    assert bar.get_attribute("aria-pressed") == "true"
    (other,) = all_of(browser, "figure button[data-value='2021']")
    assert other.get_attribute("aria-label") == "2021: 1, 0 found"
    bar.click()
    assert len(titles(browser)) == 5


def test_a_record_opens(page: Opened) -> None:
    browser = page(page_catalog())
    text = open_record(browser, CRANES).text
    for place, count in (("a&<b>.md lines 1–2", 12), ("a&<b>.md lines 101–102", 15)):
        assert f"\n{place}" in text
        assert f"{count} — {place}" in text
    for told in ("arxiv: 2001.00001", "Papers", "Google"):
        assert told in text
    press(browser, TALK, "#detail")  # the lecture about it
    assert browser.find_element("id", "detail-title").text == TALK
    assert "paper" in browser.find_element("id", "detail").text
    link = browser.find_element("css selector", "#detail a")
    assert link.get_attribute("href") == "https://arxiv.org/abs/2001.00001"
    assert "noopener" in link.get_attribute("rel")
    press(browser, "Close", "#detail")
    assert not browser.find_element("id", "detail").is_displayed()


def test_inferred_text_is_marked(page: Opened) -> None:
    browser = page(page_catalog())
    all_of(browser, "#rows .open")[2].click()
    marked = [e.text for e in all_of(browser, "#detail dd .inferred")]
    assert len(marked) == 1
    assert marked[0].startswith("</script>")
    assert "had to be inferred" in browser.find_element("id", "detail").text


def test_by_keyboard_alone(page: Opened) -> None:
    browser = page(page_catalog())
    browser.find_element("tag name", "body").send_keys("/")
    browser.switch_to.active_element.send_keys("folding")
    assert titles(browser) == [TALK]
    press(browser, "Clear")
    all_of(browser, "#rows .open")[0].send_keys(DOWN)
    assert browser.switch_to.active_element.text == SURVEY
    browser.switch_to.active_element.send_keys(UP)
    browser.switch_to.active_element.send_keys(RETURN)
    title = lambda: browser.find_element("id", "detail-title").text  # noqa: E731
    assert title() == CRANES
    browser.switch_to.active_element.send_keys(RIGHT)
    assert title() == SURVEY
    browser.switch_to.active_element.send_keys(LEFT)
    assert title() == CRANES
    browser.switch_to.active_element.send_keys(ESCAPE)
    assert not browser.find_element("id", "detail").is_displayed()
    browser.find_element("id", "tab-records").send_keys(RIGHT)
    assert browser.find_element("id", "left").is_displayed()
    assert browser.switch_to.active_element.get_attribute("id") == "tab-left"


def test_what_was_not_extracted(page: Opened) -> None:
    browser = page(page_catalog())
    assert browser.find_element("id", "tab-left").text == "Not extracted 5"
    browser.find_element("id", "tab-left").click()
    assert not browser.find_element("id", "records").is_displayed()
    names = [element.text.split("  ")[0] for element in all_of(browser, "#documents summary")]
    assert [name[:8] for name in names] == ["a&<b>.md", "All docu", "gone.md0"]
    all_of(browser, "#documents summary")[0].click()
    settle(browser)
    text = all_of(browser, "#documents details")[0].text
    for told in ("6 of 8 rows in records", "line 9 ", "line 10 a kite", "line 4 info kind-unclear"):
        assert told in text
    browser.find_element("id", "left-search").send_keys("kite")
    assert len(all_of(browser, "#documents details")) == 1
    links = [a.get_attribute("href") for a in all_of(browser, "#documents a")]
    assert links == ["https://left.example/"]


def test_hostile_text_stays_text(page: Opened) -> None:
    browser = page(page_catalog())
    for open_button in all_of(browser, "#rows .open"):
        open_button.click()
        press(browser, "Close", "#detail")
    browser.find_element("id", "search").send_keys("<script>")
    assert len(titles(browser)) == 1
    dialog_text = "</script>"
    all_of(browser, "#rows .open")[0].click()
    assert dialog_text in browser.find_element("id", "detail").text
    press(browser, "Close", "#detail")
    browser.find_element("id", "tab-left").click()
    for summary in all_of(browser, "#documents summary"):
        summary.click()
    assert browser.title == "Catalog"
    assert all_of(browser, "img") == []
    assert len(all_of(browser, "script")) == 2
    urls = browser.execute_script("return [...document.querySelectorAll('a')].map((a) => a.href)")
    assert urls
    assert {url.split(":")[0] for url in urls} == {"https"}


def test_everything_has_an_accessible_name(page: Opened) -> None:
    browser = page(page_catalog())
    controls = {"button", "link", "textbox", "searchbox", "combobox", "tab", "dialog", "table",
                "tabpanel", "meter"}  # fmt: skip

    def named() -> list[tuple[str, str]]:
        tree = browser.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
        return [
            (node["role"]["value"], node.get("name", {}).get("value", ""))
            for node in tree
            if not node["ignored"] and node.get("role", {}).get("value") in controls
        ]

    found = named()
    assert len(found) > 20
    assert [one for one in found if not one[1].strip()] == []
    open_record(browser, CRANES)
    assert ("dialog", CRANES) in named()
    assert [one for one in named() if not one[1].strip()] == []
    press(browser, "Close", "#detail")
    browser.find_element("id", "tab-left").click()
    all_of(browser, "#documents summary")[0].click()
    settle(browser)
    assert ("meter", "6 of 8 rows in records") in named()
    assert [one for one in named() if not one[1].strip()] == []


CONTRAST = """
const rgb = (text) => text.match(/[\\d.]+/g).map(Number);
const light = ([r, g, b]) => [r, g, b].map((c) => c / 255)
  .map((c) => (c <= .03928 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4))
  .reduce((sum, c, i) => sum + c * [.2126, .7152, .0722][i], 0);
const back = (e) => { for (; e; e = e.parentElement) {
  const c = rgb(getComputedStyle(e).backgroundColor); if (c.length < 4 || c[3] > 0) return c; }
  return [255, 255, 255]; };
const found = [];
for (const e of document.querySelectorAll('h1,p,label,select,button,td,.dim,.tag,.hit,a,dt,dd,h3,.lines')) {
  if (!e.offsetParent || !e.textContent.trim() || e.disabled) continue;
  const [x, y] = [light(rgb(getComputedStyle(e).color)), light(back(e))].sort((a, b) => b - a);
  found.push([(x + .05) / (y + .05), e.tagName, e.className, e.textContent.slice(0, 30)]);
}
return found.sort((a, b) => a[0] - b[0]);
"""  # noqa: E501


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_texts_stand_out_in_light_and_dark(page: Opened, scheme: str) -> None:
    colours(browser := page(page_catalog()), scheme)
    dark = browser.execute_script("return getComputedStyle(document.body).backgroundColor")
    assert (sum(map(int, dark.strip("rgb()").split(","))) < 200) == (scheme == "dark")
    browser.find_element("id", "search").send_keys("l")
    ratios = browser.execute_script(CONTRAST)
    assert len(ratios) > 20
    # WCAG 2.2, 1.4.3: text of ordinary size
    assert [one for one in ratios if one[0] < 4.5] == []
    open_record(browser, CRANES)
    assert [one for one in browser.execute_script(CONTRAST) if one[0] < 4.5] == []
    press(browser, "Close", "#detail")


def test_on_a_phone(page: Opened) -> None:
    browser = page(page_catalog())
    resize(browser, 360, 740)
    width = "return document.documentElement.scrollWidth"
    assert browser.execute_script(width) == 360
    assert not browser.find_element("id", "kind").is_displayed()
    press(browser, "Filters")
    choose(browser, "kind", "lecture")
    assert titles(browser) == [TALK, KITES]
    choose(browser, "sort", "Count ▼")
    assert titles(browser) == [KITES, TALK]
    open_record(browser, KITES)
    assert browser.execute_script(width) == 360
    press(browser, "Close", "#detail")
    browser.find_element("id", "tab-left").click()
    all_of(browser, "#documents summary")[0].click()
    assert browser.execute_script(width) == 360


def test_ten_thousand_records_stay_smooth(page: Opened) -> None:
    browser = page(page_catalog(more=10_000))
    loaded = browser.execute_script(
        "const [e] = performance.getEntriesByType('navigation'); return e.loadEventEnd"
    )
    assert loaded < 5000
    script = (
        "const s = document.getElementById('search'); s.value = arguments[0];"
        "const t = performance.now(); s.oninput(); document.body.offsetHeight;"
        "return performance.now() - t"
    )
    texts = ("n", "number", "many 99", "论文", "ada gauss", "")
    times = sorted(browser.execute_script(script, text) for text in texts)
    press(browser, "Title", "#heads")
    print(f"loaded in {loaded:.0f} ms; a key takes {times[2]:.0f} ms, at most {times[-1]:.0f} ms")
    assert times[-1] < 500, times
    assert len(titles(browser)) == 100
    browser.execute_script("document.getElementById('more').scrollIntoView()")
    settle(browser)
    assert len(all_of(browser, "#rows tr")) >= 200


def test_an_empty_catalog(page: Opened) -> None:
    browser = page(Catalog.from_records([]))
    assert browser.find_element("id", "count").text == "0 of 0 records"
    browser.find_element("id", "tab-left").click()
    assert browser.find_element("id", "left-status").text == "Everything is in a record."
