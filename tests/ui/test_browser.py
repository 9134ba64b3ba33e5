"""The page in a real Chromium: clicks in the canvas, evidence, filters, download, hostile text."""

import json

import pytest

pytestmark = pytest.mark.browser
HOSTILE = (
    "The <img src=x onerror=window.pwned=1> Brigade attacked Iran on Monday. "
    "Iran attacked </script><script>window.pwned=1</script> Front. Norway delivered howitzers to Ukraine."
)
# components live in shadow roots, into which document.querySelector does not look
FRAME = """window.frame = () => [...document.querySelectorAll('*')].map((e) => e.shadowRoot?.querySelector('.frame')).find(Boolean);"""


@pytest.fixture
def page(chromium, app_url):
    context = chromium.new_context(viewport={"width": 1440, "height": 950}, accept_downloads=True)
    opened = context.new_page()
    opened.set_default_timeout(60_000)
    opened.add_init_script(FRAME)
    opened.goto(app_url)
    opened.wait_for_selector(".frame[data-positions]")
    yield opened
    context.close()


def places(page) -> dict:
    return json.loads(page.get_attribute(".frame", "data-positions"))


def click(page, target: str) -> None:
    at = places(page)[target]
    box = page.locator(".frame .graph").bounding_box()
    page.mouse.click(box["x"] + at["x"], box["y"] + at["y"])


def showing(page) -> str:
    return page.locator(".showing").inner_text()


def test_click_node_then_edge_shows_evidence(page):
    click(page, "n:RUS")
    page.wait_for_selector(".panel h3:text-is('Russia')")
    assert page.locator(".card q mark").count() > 0
    edge = next(k for k in places(page) if k.startswith("e:RUS|IRN|supplies"))
    click(page, edge)
    page.wait_for_selector(".panel h3:has-text('supplies')")
    assert page.locator(".card:has-text('S-300')").count() > 0
    sentence = page.locator(".card q").first.inner_text()
    page.get_by_role("button", name="open article").first.click()
    assert page.locator(".here").inner_text() == sentence


def test_filters_by_country_and_weapon_type_and_keeps_places(page):
    before, text = places(page), showing(page)
    page.locator(".pick[data-facet=countries][data-value=IRN]").click()
    page.wait_for_function("t => document.querySelector('.showing').innerText !== t", arg=text)
    with_country = showing(page)
    assert "hidden by" in with_country
    page.locator(".pick[data-value=Missiles]").click()
    page.wait_for_function("t => document.querySelector('.showing').innerText !== t", arg=with_country)
    page.wait_for_function("n => Object.keys(JSON.parse(frame().dataset.positions)).length < n", arg=len(before))
    after = places(page)
    assert after["n:IRN"] == pytest.approx(before["n:IRN"], abs=1)
    page.wait_for_function("() => location.search.includes('country=IRN')")


def test_a_question_of_the_first_page_filters(page):
    page.get_by_role("button", name="What does somebody deny?").click()
    page.wait_for_selector("button:has-text('Status')")
    page.wait_for_function("() => location.search.includes('status=denied')")
    page.get_by_role("button", name="Undo").click()
    page.wait_for_function("() => !location.search.includes('status')")


def test_path_between_two_actors(page):
    click(page, "n:RUS")
    page.get_by_role("button", name="Path to …").click()
    page.wait_for_selector(".panel h3:has-text('Path from Russia')")
    click(page, "n:USA")
    page.wait_for_selector(".panel .kind:text-is('Path')")
    page.wait_for_selector(".panel h3:text-is('Russia … United States')")
    assert page.locator(".card q").count() > 0
    page.wait_for_function("() => location.search.includes('selected=path')")


def test_download_html_works_offline(page, chromium, tmp_path):
    page.get_by_role("button", name="Export").first.click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Interactive page (HTML)").click()
    target = tmp_path / "snapshot.html"
    waiting.value.save_as(target)
    context = chromium.new_context(offline=True)
    snapshot = context.new_page()
    asked, errors = [], []
    snapshot.on("request", lambda r: asked.append(r.url) if not r.url.startswith(("file:", "data:", "blob:")) else None)
    snapshot.on("pageerror", lambda e: errors.append(str(e)))
    snapshot.goto(target.as_uri())
    snapshot.wait_for_selector("#graph canvas")
    at = snapshot.evaluate("() => { const p = entente.net.canvasToDOM(entente.net.getPosition('n:RUS')); return [p.x, p.y]; }")
    box = snapshot.locator("#graph").bounding_box()
    snapshot.mouse.click(box["x"] + at[0], box["y"] + at[1])
    snapshot.wait_for_selector("#panel h3:text-is('Russia')")
    assert snapshot.locator("#panel .card q").count() > 0
    assert (asked, errors) == ([], [])
    context.close()


def test_pasted_hostile_article_is_only_text(page):
    dialogs = []
    page.on("dialog", lambda d: (dialogs.append(d.message), d.dismiss()))
    page.get_by_role("link", name="Articles").click()
    page.get_by_label("Paste an article").fill(HOSTILE)
    page.get_by_label("Title").fill("<img src=x onerror=window.pwned=1> **bold**")
    page.get_by_role("button", name="Read it").click()
    page.wait_for_selector("text=added")
    page.get_by_role("link", name="Explore").click()
    page.wait_for_selector(".frame[data-positions]")
    page.get_by_placeholder("Search actors").fill("howitzers Norway")
    page.get_by_placeholder("Search actors").press("Enter")
    page.wait_for_function("() => Object.keys(JSON.parse(frame()?.dataset.positions || '{}')).includes('n:NOR')")
    click(page, "n:NOR")
    page.wait_for_selector(".card >> text=howitzers")
    assert page.evaluate("() => window.pwned") is None
    assert dialogs == []
    assert page.locator("img[src='x']").count() == 0


def test_bad_paste_gets_one_sentence(page):
    page.get_by_role("link", name="Articles").click()
    page.get_by_role("button", name="Read it").click()
    page.wait_for_selector("text=The pasted text is empty")
    assert page.locator("text=Traceback").count() == 0


def test_hiding_an_actor_is_undone_from_the_keyboard(page):
    click(page, "n:RUS")
    page.get_by_role("button", name="Hide", exact=True).click()
    page.wait_for_function("() => !('n:RUS' in JSON.parse(frame().dataset.positions))")
    page.wait_for_selector("button:has-text('Hidden actors')")
    page.keyboard.press("Control+z")
    page.wait_for_function("() => 'n:RUS' in JSON.parse(frame().dataset.positions)")


def test_a_citation_of_the_summary_opens_its_evidence(page):
    page.get_by_role("radio", name="Summary").click()
    page.get_by_role("button", name="[1]").click()
    page.wait_for_function("() => location.search.includes('view=summary') && location.search.includes('selected=claim')")
    page.wait_for_selector(".card q mark")
