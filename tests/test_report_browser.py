"""HTML reports in headless Chromium: marks, filters, keys, the table, hostile text, accessibility, speed.

Skipped where selenium, Chromium or its driver are missing; docs/report.md says how to get them. The check of
accessibility needs axe-core too: ``JOBEXTRACT_AXE`` names its ``axe.min.js``, or it stands in ``node_modules``.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from reports import HOSTILE, POSTINGS, hostile_document, many, squeezed, two_postings, write_lines

import jobextract
from jobextract.export.report import write_batch_report
from jobextract.schema import Extraction

webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
from selenium.webdriver.common.action_chains import ActionChains  # noqa: E402
from selenium.webdriver.common.keys import Keys  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
BROWSER = next((path for path in map(shutil.which, BROWSERS) if path), None)
DRIVER = shutil.which("chromedriver")
AXE = Path(os.environ.get("JOBEXTRACT_AXE", ROOT / "node_modules" / "axe-core" / "axe.min.js"))
PAGES = (
    "en-03-phonetics-leiden.html",
    "bi-02-soft-robotics.html",
    "bi-04-extreme-statistics.md",
    "en-15-glacier-geophysics-tromso.txt",
)
WIDE, PHONE = (1280, 900), (390, 844)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not (BROWSER and DRIVER), reason="no Chromium with chromedriver"),
]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    options = webdriver.ChromeOptions()
    options.binary_location = BROWSER or ""
    root = getattr(os, "getuid", lambda: 1)() == 0
    for argument in (
        "--headless=new",
        "--disable-dev-shm-usage",
        *(["--no-sandbox"] if root else []),
    ):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    yield driver
    driver.quit()


@pytest.fixture
def browser(chromium: Any) -> Iterator[Any]:
    """Wide and light; afterwards nothing may have been said on the console, nor anything loaded."""
    look(chromium)
    yield chromium
    assert chromium.get_log("browser") == []
    assert chromium.execute_script("return performance.getEntriesByType('resource').length") == 0


def look(driver: Any, size: tuple[int, int] = WIDE, scheme: str = "light", media: str = "screen") -> None:
    metrics = {"width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": size == PHONE}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": media, "features": features})


Open = Callable[[str], Any]


@pytest.fixture
def open_page(browser: Any, tmp_path: Path) -> Open:
    def opened(page: str) -> Any:
        (tmp_path / "report.html").write_text(page, "utf-8", newline="\n")
        browser.get((tmp_path / "report.html").as_uri())
        return browser

    return opened


def open_batch(browser: Any, folder: Path, extractions: list[Extraction]) -> Any:
    write_batch_report(write_lines(folder / "out.jsonl", extractions), folder / "report.html")
    browser.get((folder / "report.html").as_uri())
    return browser


def all_of(driver: Any, selector: str) -> list[Any]:
    return list(driver.find_elements("css selector", selector))


def one(driver: Any, selector: str) -> Any:
    return driver.find_element("css selector", selector)


def texts(driver: Any, selector: str) -> list[str]:
    script = "return [...document.querySelectorAll(arguments[0])].map((node) => node.textContent)"
    return list(driver.execute_script(script, selector))


def marked(driver: Any) -> dict[str, str]:
    """The DOM text under the marks of each fact, by its number; mentions apart."""
    script = """
      const words = {};
      for (const mark of document.querySelectorAll("mark.on:not(.mention)"))
        words[mark.dataset.fact] = (words[mark.dataset.fact] ?? "") + mark.textContent;
      return words;"""
    return dict(driver.execute_script(script))


def choose(driver: Any, selector: str, value: str, event: str = "change") -> None:
    script = "arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event(arguments[2]))"
    driver.execute_script(script, one(driver, selector), value, event)


def until(condition: Callable[[], bool]) -> None:
    """Wait for what the page does a moment later: a search, a change of the view."""
    end = time.perf_counter() + 5
    while not condition():
        assert time.perf_counter() < end, "did not come"
        time.sleep(0.02)


# One document


@pytest.mark.parametrize("name", PAGES)
def test_every_mark_stands_at_the_words_of_its_fact(open_page: Open, name: str) -> None:
    path = POSTINGS / name
    extraction = jobextract.extract_file(path)
    driver = open_page(extraction.to_html(path.read_bytes().decode()))
    data = driver.execute_script("return JSON.parse(document.getElementById('document-0').textContent)")
    words = marked(driver)
    assert len(data["facts"]) > 5
    for number, fact in enumerate(data["facts"]):
        if fact["span"]:
            assert squeezed(words[str(number)]) == squeezed(fact["text"])


def test_characters_beyond_the_basic_plane_move_no_mark(open_page: Open) -> None:
    extraction, text = two_postings()
    driver = open_page(extraction.to_html(text))
    assert texts(driver, "mark.f-title") == ["PhD in alpine optics", "Postdoc in deep lakes"]
    assert texts(driver, "mark.f-requirements") == ["You know Python and lasers", "lasers", " well. Apply"]
    assert texts(driver, "mark.f-title mark.f-topics") == ["alpine optics"]
    assert texts(driver, "mark.mention.f-topics") == ["Lasers"]


def test_filters_by_field_posting_and_confidence(open_page: Open) -> None:
    extraction, text = two_postings()
    driver = open_page(extraction.to_html(text))
    total = len(all_of(driver, ".fact"))
    assert f"{total} of {total} facts" in one(driver, "[role=status]").text
    one(driver, "input[value=topics]").click()
    assert not all_of(driver, "mark.on.f-topics")
    assert all_of(driver, "mark.on.f-title")
    one(driver, ".chips button:last-child").click()
    assert not all_of(driver, "mark.on")
    assert "0 of" in one(driver, "[role=status]").text
    all_of(driver, ".chips button")[0].click()
    choose(driver, "#by-posting", "1")
    assert texts(driver, "mark.on") == ["Postdoc in deep lakes", "Postdoc", "Lima"]
    assert [s.is_displayed() for s in all_of(driver, ".posting")] == [False, True]
    choose(driver, "#by-confidence", "65", "input")
    assert texts(driver, "mark.on") == ["Postdoc", "Lima"]


def test_the_keyboard_reaches_every_fact_and_shows_it(open_page: Open) -> None:
    extraction, text = two_postings()
    driver = open_page(extraction.to_html(text))
    driver.execute_script("document.querySelector('mark.on').focus()")
    actions = ActionChains(driver)
    actions.send_keys(Keys.ARROW_RIGHT).perform()
    active = driver.switch_to.active_element
    card = one(driver, "#card")
    assert active.text == "PhD"
    assert active.get_attribute("aria-describedby") == "card"
    assert active.get_attribute("aria-label") == "Position type: phd, confidence 90 %"
    for words in ("Position type", "phd", "90 %", "rule:test", "model:test", "2–5", "Also here", "Title"):
        assert words in card.text
    actions.send_keys(Keys.ESCAPE).perform()
    assert not card.is_displayed()
    all_of(driver, "mark.f-locations")[0].click()
    one(driver, "#card .close").click()
    assert not card.is_displayed()
    # The way from a fact in the list to its place, and back
    button = all_of(driver, ".fact")[2]
    driver.execute_script("arguments[0].focus()", button)
    actions.send_keys(Keys.ENTER).perform()
    assert driver.switch_to.active_element.text == "Graz"
    assert "Graz, Austria" in card.text
    actions.send_keys(Keys.ESCAPE).perform()
    assert driver.switch_to.active_element == button


def test_tab_visits_head_filters_text_and_list_in_a_few_steps(open_page: Open) -> None:
    extraction, text = two_postings()
    driver = open_page(extraction.to_html(text))
    visited = []
    for _ in range(40):
        ActionChains(driver).send_keys(Keys.TAB).perform()
        node = driver.switch_to.active_element
        if node.tag_name == "body":
            break
        visited.append(node.get_attribute("class").split(" ")[0] or node.tag_name)
    places = ["skip", "summary", "input", "select", "f", "fact"]  # f: a mark
    assert [visited.index(place) for place in places] == sorted(visited.index(place) for place in places)
    assert visited.count("f") == visited.count("fact") == 1


def test_hovering_shows_a_fact_and_leaving_hides_it(open_page: Open) -> None:
    extraction, text = two_postings()
    driver = open_page(extraction.to_html(text))
    card = one(driver, "#card")
    ActionChains(driver).move_to_element(one(driver, "mark.f-locations")).perform()
    assert card.is_displayed()
    assert "Graz, Austria" in card.text
    ActionChains(driver).move_to_element(one(driver, "h1")).pause(0.5).perform()
    assert not card.is_displayed()


def test_without_its_text_a_document_is_a_list_of_facts(open_page: Open) -> None:
    extraction, _ = two_postings()
    driver = open_page(extraction.to_html())
    assert not all_of(driver, "mark")
    all_of(driver, ".fact")[0].click()
    assert "PhD in alpine optics" in one(driver, "#card").text


def test_colours_follow_the_system_and_the_switch(open_page: Open) -> None:
    extraction, text = two_postings()
    driver = open_page(extraction.to_html(text))
    shade = "return getComputedStyle(document.body).backgroundColor"
    light = driver.execute_script(shade)
    look(driver, scheme="dark")
    dark = driver.execute_script(shade)
    assert light != dark
    one(driver, ".top button").click()  # light
    assert driver.execute_script(shade) == light
    one(driver, ".top button").click()  # dark
    assert driver.execute_script(shade) == dark


@pytest.mark.parametrize("page", ["document", "batch"])
def test_nothing_is_cut_off_on_a_phone(open_page: Open, tmp_path: Path, page: str) -> None:
    extraction, text = two_postings()
    driver = open_page(extraction.to_html(text))
    look(driver, PHONE)
    if page == "batch":
        open_batch(driver, tmp_path, many(50))
    else:
        driver.refresh()
        all_of(driver, ".fact")[0].click()
    assert driver.execute_script("return document.scrollingElement.scrollWidth") <= PHONE[0]


def test_print_shows_all_and_no_controls(open_page: Open, tmp_path: Path) -> None:
    extraction, text = two_postings()
    driver = open_page(extraction.to_html(text))
    look(driver, media="print", scheme="dark")
    assert not one(driver, ".filters").is_displayed()
    assert not one(driver, ".top button").is_displayed()
    assert driver.execute_script("return getComputedStyle(document.querySelector('h1')).color") == "rgb(28, 30, 33)"
    open_batch(driver, tmp_path, many(300))
    assert len(driver.execute_cdp_cmd("Page.printToPDF", {})["data"]) > 10_000
    driver.execute_script("dispatchEvent(new Event('beforeprint'))")
    assert len(all_of(driver, ".rows .row")) == 300


# Hostile text


def test_hostile_text_is_shown_and_never_run(open_page: Open, tmp_path: Path) -> None:
    extraction, text = hostile_document()
    driver = open_page(extraction.to_html(text))
    driver.execute_script("document.querySelector('.fact').click()")
    assert HOSTILE.split("\u2028")[0].strip()[:60] in one(driver, "#text").text
    assert "window.ran = 2" in one(driver, "#card").text
    run = "return window.ran ?? document.querySelectorAll('img, #text script, #facts script').length"
    assert driver.execute_script(run) == 0
    (tmp_path / "out.errors.jsonl").write_text(
        '{"uri": "<img src=x onerror=ran()>", "code": "x", "message": "</script><script>window.ran = 3</script>"}\n'
    )
    open_batch(driver, tmp_path, [extraction, extraction.model_copy(update={"postings": []})])
    driver.execute_script("document.querySelectorAll('details').forEach((node) => (node.open = true))")
    assert any("window.ran = 3" in words for words in texts(driver, ".also-here li"))
    one(driver, ".rows a").click()
    until(lambda: bool(all_of(driver, ".facts")))
    assert driver.execute_script(run) == 0


def test_what_slips_into_the_page_is_stopped_by_its_policy(open_page: Open) -> None:
    extraction, text = two_postings()
    driver = open_page(extraction.to_html(text))
    script = """
      const stopped = [];
      const attempt = (act) => { try { act(); } catch (error) { stopped.push(error.name); } };
      attempt(() => document.body.setAttribute("onclick", "window.ran = 1"));
      attempt(() => (document.body.innerHTML = "<img src=x onerror='window.ran = 2'>"));
      attempt(() => (document.createElement("script").textContent = "window.ran = 3"));
      document.body.click();
      return [stopped, window.ran ?? 0];"""
    assert driver.execute_script(script) == [["TypeError"] * 3, 0]
    assert driver.get_log("browser")  # the browser says what it stopped; taken from the log here


def test_a_megabyte_of_text_is_shown(open_page: Open) -> None:
    text = (f"PhD in Graz {HOSTILE.replace(chr(0), '')} " + "word " * 2000 + "\n\n") * 95
    assert len(text) > 950_000
    extraction = jobextract.Extractor(models=None).extract(text, media_type="text/plain")
    page = extraction.to_html(text)
    start = time.perf_counter()
    driver = open_page(page)
    assert driver.execute_script("return document.querySelector('#text').textContent.length") > 900_000
    assert time.perf_counter() - start < 5


# A batch


def test_the_table_holds_only_the_rows_in_view(browser: Any, tmp_path: Path) -> None:
    driver = open_batch(browser, tmp_path, many(5000))
    table = one(driver, "[role=table]")
    assert table.get_attribute("aria-rowcount") == "5001"
    assert 5 < len(all_of(driver, ".rows .row")) < 60
    driver.execute_script("document.querySelector('.scroll').scrollTop = 1e9")
    driver.execute_async_script("requestAnimationFrame(() => setTimeout(arguments[0]))")
    assert any(words.startswith("Position 4999") for words in texts(driver, ".rows .row"))
    assert len(all_of(driver, ".rows .row")) < 60
    driver.execute_script("document.querySelector('.rows a[tabindex=\"0\"]').focus()")
    ActionChains(driver).send_keys(Keys.HOME, Keys.ARROW_DOWN).perform()
    assert driver.switch_to.active_element.text == "Position 1"
    indices = [int(row.get_attribute("aria-rowindex")) for row in all_of(driver, ".rows .row")]
    assert indices == sorted(indices)


def test_search_facets_and_order(browser: Any, tmp_path: Path) -> None:
    driver = open_batch(browser, tmp_path, many(360))

    def found() -> str:
        return str(one(driver, ".search [role=status]").text)

    def search(words: str, expected: str) -> None:
        choose(driver, "#search", words, "input")
        until(lambda: found() == expected)

    def options(number: int) -> dict[str, str]:
        labels = texts(driver, f".facets fieldset:nth-of-type({number}) label")
        counts = texts(driver, f".facets fieldset:nth-of-type({number}) .count")
        return {label.removesuffix(count): count for label, count in zip(labels, counts, strict=True)}

    assert options(1) == {"Austria": "120", "China": "120", "Peru": "120"}
    search("WUHAN python", "120 of 360 postings")
    assert options(1) == {"China": "120"}
    search("nowhere", "0 of 360 postings")
    search("", "360 postings")
    one(driver, ".facets input[value=AT]").click()
    assert options(1)["Peru"] == "120"  # what choosing it too would add
    assert sum(map(int, options(2).values())) == 120
    one(driver, ".facets input[value=phd]").click()
    assert found() == "40 of 360 postings"
    assert driver.switch_to.active_element.get_attribute("value") == "phd"
    assert list(options(5))[-1] == "not stated"
    all_of(driver, "[role=columnheader] button")[5].click()
    assert one(driver, "[role=columnheader].deadline").get_attribute("aria-sort") == "ascending"
    assert texts(driver, ".rows .deadline")[0] == "2027-01-01"
    all_of(driver, "[role=columnheader] button")[5].click()
    assert texts(driver, ".rows .deadline")[0] > "2027-09"


def test_charts_count_what_is_found(browser: Any, tmp_path: Path) -> None:
    driver = open_batch(browser, tmp_path, many(70))
    said = {
        node.get_attribute("aria-label").split(":")[0]: node.get_attribute("aria-label")
        for node in all_of(driver, "[role=img]")
    }
    assert list(said) == ["Places", "Deadlines", "Topics", "Skills"]
    assert "Graz, Austria 24" in said["Places"]
    assert "topic 0 10" in said["Topics"]
    assert said["Skills"] == "Skills: Python 70"
    spots = [(float(s.get_attribute("cx")), float(s.get_attribute("cy"))) for s in all_of(driver, ".spot")]
    assert (pytest.approx(390.88), pytest.approx(85.86)) in spots  # Graz: 15.44 E, 47.07 N
    one(driver, ".facets input[value=CN]").click()
    assert len(all_of(driver, ".spot")) == 1


def test_a_row_leads_to_its_document_and_back(browser: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    extraction, text = two_postings()
    (tmp_path / "page.txt").write_text(text, "utf-8", newline="\n")
    driver = open_batch(browser, tmp_path, [*many(40), extraction, *many(40)])
    choose(driver, "#search", "deep lakes", "input")
    until(lambda: len(all_of(driver, ".rows a")) == 1)
    one(driver, ".rows a").click()
    until(lambda: one(driver, "h1").text == "page.txt")
    assert texts(driver, "mark.on") == ["Postdoc in deep lakes", "Postdoc", "Lima"]
    one(driver, ".back").click()
    until(lambda: one(driver, "h1").text == "out.jsonl")
    assert texts(driver, ".rows .title a") == ["Postdoc in deep lakes"]
    assert driver.switch_to.active_element.text == "Postdoc in deep lakes"


def test_a_thousand_documents_open_within_two_seconds(
    browser: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = sorted(path for path in POSTINGS.iterdir() if path.suffix in (".md", ".html", ".txt"))[::4]
    extractor = jobextract.Extractor(models=None)
    extractions = [extractor.extract_file(path) for path in names]
    driver = open_batch(browser, tmp_path, [extractions[i % len(extractions)] for i in range(1000)])
    start = time.perf_counter()
    driver.refresh()
    assert all_of(driver, ".rows .row")
    assert time.perf_counter() - start < 2
    assert "1,000 documents" in one(driver, ".top").text


# Accessibility


@pytest.mark.skipif(not AXE.is_file(), reason="no axe-core: set JOBEXTRACT_AXE or run npm install axe-core")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("page", ["document", "card", "facts alone", "batch"])
def test_axe_finds_no_serious_violation(
    open_page: Open, tmp_path: Path, page: str, size: tuple[int, int], scheme: str
) -> None:
    path = POSTINGS / PAGES[1]
    extraction = jobextract.extract_file(path)
    driver = open_page(extraction.to_html(path.read_bytes().decode() if page != "facts alone" else None))
    look(driver, size, scheme)
    if page == "batch":
        open_batch(driver, tmp_path, [extraction, *many(60)])
    if page == "card":
        driver.execute_script("document.querySelector('.fact').click()")
    driver.execute_script(AXE.read_text("utf-8"))
    found = driver.execute_async_script("axe.run().then(arguments[0])")
    assert found["passes"]
    serious = [v for v in found["violations"] if v["impact"] in ("serious", "critical")]
    assert [(v["id"], [node["html"][:200] for node in v["nodes"][:3]]) for v in serious] == []
