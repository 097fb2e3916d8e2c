"""The coding page in a real browser: 200 units by keyboard, nothing lost on reload, no request leaves it."""

import json
import os
import time
from pathlib import Path

import pytest
from coding import code, database, drawn, row
from test_browser import CHROMIUM, DRIVER, browser  # noqa: F401 - a fixture

from audit.validate.coding_page import JUDGE, coding_page, units_of
from audit.validate.take import take

pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="no Chromium with chromedriver on this machine"),
]
KEPT = "return JSON.parse(localStorage.getItem(arguments[0]))"


@pytest.fixture
def opened(browser, tmp_path):  # noqa: F811 - a fixture
    def go(text):
        path = tmp_path / "page.html"
        path.write_text(text, encoding="utf-8")
        browser.get("about:blank")
        for log in ("browser", "performance"):
            browser.get_log(log)
        browser.get(path.as_uri())
        return browser

    return go


def press(driver, keys):
    ActionChains(driver).send_keys(keys).perform()


def at(driver):
    return driver.find_element(By.ID, "at").text


def test_two_hundred_units_by_keyboard(opened, tmp_path):
    con, _truth = database()
    sample = drawn(con)
    units = units_of(con, sample, "ann")
    driver = opened(coding_page(sample, "ann", units))
    driver.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)})
    place = f"audit {sample.id} ann"
    press(driver, "ynocu")
    assert at(driver) == "3 of 200 coded"
    press(driver, "b")
    assert driver.find_element(By.ID, "book").is_displayed()
    press(driver, "bky")
    assert not driver.find_element(By.ID, "book").is_displayed()
    driver.refresh()
    assert at(driver) == "4 of 200 coded"
    assert driver.find_element(By.ID, "words").text == units[4].words
    press(driver, "yn" * 98)
    assert at(driver) == "200 of 200 coded"
    press(driver, "y")
    kept = driver.execute_script(KEPT, place)
    assert [one["unit"] for one in kept] == [u.unit for u in units]
    assert [one["value"] for one in kept[:4]] == ["yes", "no", "outside", "yes"]
    assert [one["recognised"] for one in kept[:5]] == [False, False, False, True, False]
    press(driver, "s")
    saved = tmp_path / "ann.jsonl"
    for _ in range(50):
        if saved.exists():
            break
        time.sleep(0.1)
    assert take(con, [saved]) == [sample.id]
    assert row(con, "agreement")[0]["coded"] == 200
    sent = [json.loads(e["message"])["message"] for e in driver.get_log("performance")]
    asked = {m["params"]["request"]["url"] for m in sent if m["method"] == "Network.requestWillBeSent"}
    assert {url for url in asked if not url.startswith(("file:", "data:", "blob:"))} == set()
    assert [e for e in driver.get_log("browser") if e["level"] == "SEVERE"] == []


def test_a_key_takes_less_than_a_frame(opened):
    con, _ = database()
    sample = drawn(con)
    driver = opened(coding_page(sample, "speed", units_of(con, sample, "speed")))
    took = driver.execute_script(
        "const began = performance.now();"
        "for (let i = 0; i < 200; i++) { dispatchEvent(new KeyboardEvent('keydown', {key: 'n'})); document.body.offsetHeight; }"
        "return (performance.now() - began) / 200"
    )
    assert at(driver) == "200 of 200 coded"
    assert took <= 16


def test_the_judge_sees_only_disagreements_without_their_codes(opened):
    con, truth = database()
    sample = drawn(con)
    code(con, sample, truth, "ann", "ben", wrong=0.1)
    units = units_of(con, sample, JUDGE, differing=True)
    text = coding_page(sample, JUDGE, units, judge=True)
    assert "ben" not in text
    driver = opened(text)
    assert at(driver) == f"0 of {len(units)} coded"


@pytest.mark.skipif(not os.environ.get("AXE_CORE"), reason="AXE_CORE names no script of axe-core")
def test_axe_finds_nothing(opened):
    con, _ = database()
    sample = drawn(con)
    driver = opened(coding_page(sample, "axe", units_of(con, sample, "axe")))
    press(driver, "b")
    driver.execute_cdp_cmd("Page.setBypassCSP", {"enabled": True})
    driver.refresh()
    driver.execute_script(Path(os.environ["AXE_CORE"]).read_text(encoding="utf-8"))
    found = driver.execute_async_script("axe.run().then(r => arguments[0](r.violations.map(v => v.id)))")
    assert found == []
