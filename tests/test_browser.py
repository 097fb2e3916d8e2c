"""The pages in a real browser: every switch, note, sort and link, by mouse and by keyboard; nothing leaves the page.

Skipped where no Chromium is installed; the checks by axe-core need its script at $AXE_CORE.
"""

import json
import os
import shutil
from pathlib import Path

import pytest
from blank import memory
from made import STORY, Hand, story

from audit.report.article.page import article_page
from audit.store import write

webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
from selenium.webdriver.chrome.service import Service  # noqa: E402
from selenium.webdriver.common.by import By  # noqa: E402
from selenium.webdriver.common.keys import Keys  # noqa: E402

CHROMIUM, DRIVER = shutil.which("chromium") or shutil.which("chromium-browser"), shutil.which("chromedriver")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="no Chromium with chromedriver on this machine"),
]
ARGUMENTS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-dev-shm-usage",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--hide-scrollbars",
    "--window-size=1280,900",
)
SAMPLE = Path(__file__).parents[1] / "reports" / "sample"
"""The sample, which `test_sample` holds equal to what is made."""
SWITCHES = ("insertions", "statements", "outlet", "paraphrase", "quoted", "promo", "flags", "links")
HOSTILE = "</title><script>document.title='run'</script><img src=https://leak.example/x onerror=document.title='run'>"


def article(result):
    con = memory()
    write(con, [result])
    return article_page(con, result.rows.sighting)


def hostile():
    text = [("h1", "headline", HOSTILE), ("p", "body", f"Say \u202egpj.exe {HOSTILE} with more words here."), *STORY[3:]]
    bad = Hand(text, url="javascript:document.title='run'", outlet=HOSTILE, said=[("author", HOSTILE, "meta")])
    bad.resolved(headline=HOSTILE, author=[HOSTILE], published=HOSTILE)
    bad.insertion("more words here", "promo", "cross_promotion", HOSTILE, host=HOSTILE)
    bad.link("gpj.exe", "javascript:document.title='run'", None, "external")
    bad.link("ignored", "data:text/html,<script>1</script>", None, "external")
    bad.trait("ignored for", "loaded", HOSTILE, "outlet")
    return bad.audit()


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """A folder with the sample and two article pages, one of them hostile."""
    folder = tmp_path_factory.mktemp("pages")
    shutil.copytree(SAMPLE, folder, dirs_exist_ok=True)
    for name, result in (("article.html", story()), ("hostile.html", hostile())):
        (folder / name).write_text(article(result), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def browser():
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for argument in ARGUMENTS:
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    driver.set_script_timeout(180)
    yield driver
    driver.quit()


@pytest.fixture
def visit(browser, pages):
    def go(name, *, width=1280, dark=False, script=True):
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not script})
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        scheme = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": scheme})
        browser.get("about:blank")
        for log in ("browser", "performance"):
            browser.get_log(log)
        browser.get((pages / name).as_uri())
        return browser

    yield go
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def every(pages):
    return sorted(str(p.relative_to(pages)) for p in pages.rglob("*.html"))


def shown(browser, selector):
    return [e for e in browser.find_elements(By.CSS_SELECTOR, selector) if e.is_displayed()]


def decoration(browser, selector):
    return browser.execute_script("return getComputedStyle(document.querySelector(arguments[0])).textDecorationLine", selector)


EFFECTS = {
    "insertions": lambda b: bool(shown(b, "article .ins, article .tag, article .whole")),
    "statements": lambda b: bool(shown(b, "article .chip")),
    "outlet": lambda b: "underline" in decoration(b, "article .w.v-outlet"),
    "paraphrase": lambda b: "underline" in decoration(b, "article .w.v-paraphrase"),
    "quoted": lambda b: "underline" in decoration(b, "article .w.v-quoted"),
    "promo": lambda b: "underline" in decoration(b, "article .w.v-promo"),
    "flags": lambda b: bool(shown(b, "article .flag")),
    "links": lambda b: "underline" in decoration(b, "article .ln"),
}


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("switch", SWITCHES)
def test_every_switch_shows_and_hides_its_layer(visit, switch, script):
    browser = visit("article.html", script=script)
    browser.find_element(By.CSS_SELECTOR, "details.switches > summary").click()
    if not script:  # a probe needs the script engine, the switch does not
        browser.find_element(By.ID, f"sw-{switch}").click()
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
        assert not EFFECTS[switch](browser)
        return
    assert EFFECTS[switch](browser)
    box = browser.find_element(By.ID, f"sw-{switch}")
    box.click()
    assert not EFFECTS[switch](browser)
    box.send_keys(Keys.SPACE)
    assert EFFECTS[switch](browser)


def test_every_mark_opens_its_note_and_gives_the_focus_back(visit):
    browser = visit("article.html")
    browser.find_element(By.CSS_SELECTOR, "article .under > summary").click()
    marks = browser.find_elements(By.CSS_SELECTOR, "article a[href^='#']")
    assert len(marks) >= 12
    for mark in marks:
        note = browser.find_element(By.ID, mark.get_attribute("href").partition("#")[2])
        mark.send_keys(Keys.ENTER)
        pop = browser.find_element(By.ID, "pop")
        assert pop.is_displayed()
        group = note.find_element(By.XPATH, "ancestor::div[@class='group']")
        assert group.find_element(By.TAG_NAME, "h3").get_attribute("textContent").split() <= pop.text.split()
        assert note.find_element(By.CSS_SELECTOR, "a[href^='#m-']").get_attribute("textContent") in pop.text
        assert browser.switch_to.active_element == pop
        box = pop.rect
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 1280
        browser.switch_to.active_element.send_keys(Keys.ESCAPE)
        assert not pop.is_displayed()
        assert browser.switch_to.active_element == mark


def test_without_script_a_mark_leads_to_its_note(visit):
    browser = visit("article.html", script=False)
    browser.find_element(By.CSS_SELECTOR, "article a.tag").click()
    assert "#i-" in browser.current_url
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    assert browser.execute_script("return document.querySelector(location.hash).checkVisibility()")


def test_the_keyboard_reaches_everything_in_the_order_of_the_page(visit):
    browser = visit("article.html")
    wanted = browser.execute_script(
        "return [...document.querySelectorAll('a[href], input, summary, button, [tabindex=\"0\"]')]"
        ".filter(e => e.checkVisibility() && e.id !== 'pop').length"
    )
    reached = []
    for _ in range(wanted + 1):
        browser.switch_to.active_element.send_keys(Keys.TAB)
        at = browser.execute_script(
            "const e = document.activeElement; return e === document.body ? null : e.outerHTML.slice(0, 80)"
        )
        if at is None:
            break
        reached.append(at)
    assert 'class="skip"' in reached[0]
    assert len(reached) == wanted


def test_a_table_sorts_by_every_heading(visit):
    browser = visit("2026-11/index.html")
    table = browser.find_element(By.CSS_SELECTOR, "table.sort")
    buttons = table.find_elements(By.CSS_SELECTOR, "thead button")
    assert len(buttons) == 11
    for i, button in enumerate(buttons):
        for way in ("descending", "ascending") if i else ("ascending", "descending"):
            button.send_keys(Keys.ENTER)
            assert table.find_elements(By.CSS_SELECTOR, "thead th")[i].get_attribute("aria-sort") == way
            cells = [r.find_elements(By.CSS_SELECTOR, "th, td")[i] for r in table.find_elements(By.CSS_SELECTOR, "tbody tr")]
            values = [c.get_attribute("data-v") if i else c.text for c in cells]
            known = [float(v) if i else v for v in values if v]
            assert known == sorted(known, reverse=way == "descending")
            assert values[len(known) :] == [""] * (len(values) - len(known))
    assert "Sorted by" in browser.find_element(By.CSS_SELECTOR, "[role=status]").text


def test_a_linked_query_is_open(visit):
    browser = visit("2026-11/beacon-example.html")
    browser.find_element(By.CSS_SELECTOR, "a[href='method.html#q-rates']").click()
    assert browser.find_element(By.ID, "q-rates").get_attribute("open")
    assert "WITH scope AS" in browser.find_element(By.CSS_SELECTOR, "#q-rates pre").text


def test_nothing_leaves_any_page_and_nothing_is_refused(visit, pages):
    for name in every(pages):
        browser = visit(name)
        seen = [json.loads(e["message"])["message"] for e in browser.get_log("performance")]
        seen = [m["params"]["request"]["url"] for m in seen if m["method"] == "Network.requestWillBeSent"]
        requests = [url for url in seen if not url.startswith("file:")]
        assert requests == [], name
        assert seen, name
        assert [e["message"] for e in browser.get_log("browser")] == [], name


def test_a_hostile_article_is_shown_and_does_nothing(visit):
    browser = visit("hostile.html")
    assert browser.title.startswith("</title>")
    assert "<script>" in browser.find_element(By.TAG_NAME, "h1").text
    for mark in browser.find_elements(By.CSS_SELECTOR, "article a[href^='#']"):
        browser.execute_script("arguments[0].click()", mark)
    assert browser.title.startswith("</title>")
    assert len(browser.find_elements(By.CSS_SELECTOR, "script")) == 1
    assert not browser.find_elements(By.CSS_SELECTOR, "img, iframe, [href^=javascript], [href^=data]")
    assert "⟨U+202E⟩" in browser.find_element(By.TAG_NAME, "article").text


def test_script_that_is_put_into_a_page_is_refused(visit):
    browser = visit("article.html")
    browser.execute_script(
        "const s = document.createElement('script'); s.textContent = \"document.title = 'run'\"; document.body.append(s);"
        "const i = document.createElement('img'); i.src = 'https://leak.example/x'; document.body.append(i);"
    )
    assert browser.title != "run"
    refused = " ".join(e["message"] for e in browser.get_log("browser"))
    assert refused.count("Content Security Policy") >= 2


@pytest.mark.parametrize("width", [390, 1280])
def test_no_page_is_wider_than_the_screen(visit, pages, width):
    for name in every(pages):
        browser = visit(name, width=width)
        assert browser.execute_script("return document.documentElement.scrollWidth") <= width, name


@pytest.mark.parametrize("width", [768, 1100, 1440])
def test_the_table_of_speakers_shows_its_shares_and_breaks_no_word(visit, width):
    """No column extends beyond the edge, and no word of a source is broken across lines."""
    browser = visit("article-ledger.html", width=width)
    wide, room = browser.execute_script(
        "const t = document.querySelector('[aria-label=Speakers]'); return [t.scrollWidth, t.clientWidth]"
    )
    assert wide <= room
    broken = """
        const out = [], walk = document.createTreeWalker(document.querySelector('[aria-label=Speakers]'), NodeFilter.SHOW_TEXT);
        for (let node; node = walk.nextNode();) for (const m of node.data.matchAll(/[\\p{L}]+/gu)) {
            const range = document.createRange();
            range.setStart(node, m.index); range.setEnd(node, m.index + m[0].length);
            if (new Set([...range.getClientRects()].map(r => Math.round(r.top))).size > 1) out.push(m[0]);
        }
        return out;"""
    assert browser.execute_script(broken) == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_moderate_or_worse(visit, pages, dark):
    script = os.environ.get("AXE_CORE")
    if not script or not Path(script).is_file():
        pytest.skip("AXE_CORE names no axe.min.js")
    source = Path(script).read_text(encoding="utf-8")
    names = [n for n in every(pages) if not n.startswith("article-") or n == "article-ledger.html"]
    assert len(names) >= 9
    for name in names:
        browser = visit(name, dark=dark)
        browser.execute_script("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
        browser.execute_script(source)
        found = browser.execute_async_script("axe.run().then(arguments[arguments.length - 1])")
        bad = [(v["id"], v["nodes"][0]["html"][:160]) for v in found["violations"] if v["impact"] != "minor"]
        assert bad == [], name
        assert len(found["passes"]) > 10, name


def test_an_article_of_eight_hundred_words_is_six_screens_on_a_phone(visit, pages):
    """Six screens of 844 pixels, without opening anything."""
    text = [*STORY[:1], *(("p", "body", f"{STORY[1][2]} {STORY[2][2]}") for _ in range(11)), *STORY[3:]]
    result = story(text)
    assert len(result.document.text.split()) > 700
    (pages / "long.html").write_text(article(result), encoding="utf-8")
    browser = visit("long.html", width=390)
    assert browser.execute_script("return document.documentElement.scrollHeight") <= 6 * 844


def test_pages_print(visit):
    for name in ("article.html", "2026-11/index.html", "compare-articles.html"):
        browser = visit(name)
        pdf = browser.execute_cdp_cmd("Page.printToPDF", {"printBackground": True})["data"]
        assert len(pdf) > 20_000
