"""The views below the graph in a real Chromium: each selects, and shows what is selected."""

import json

import pytest

pytestmark = pytest.mark.browser
FRAME = """window.frame = () => [...document.querySelectorAll('*')].map((e) => e.shadowRoot?.querySelector('.frame')).find(Boolean);"""


@pytest.fixture
def opened(chromium, app_url):
    """Opens a view in a fresh profile; no error may be written to the console."""
    context = chromium.new_context(viewport={"width": 1440, "height": 950}, accept_downloads=True)
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.add_init_script(FRAME)
    errors, asked = [], []
    page.on("pageerror", lambda e: errors.append(str(e)))
    page.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
    page.on("request", lambda r: None if r.url.startswith((app_url, app_url.replace("http", "ws"), "data:", "blob:")) else asked.append(r.url))

    def open_view(view: str, more: str = ""):
        page.goto(f"{app_url}/?view={view}{more}")
        page.wait_for_selector(".frame[data-positions]")
        return page

    yield open_view
    context.close()
    assert (errors, asked) == ([], [])


def selected(page, kind: str) -> None:
    page.wait_for_function("kind => location.search.includes('selected=' + kind)", arg=kind)


def test_a_row_of_the_table_opens_its_evidence_and_marks_it_in_the_graph(opened):
    page = opened("claims")
    row = page.locator("tr[data-key]").nth(3)
    sentence = row.locator("td.long").inner_text()
    row.click()
    selected(page, "claim")
    page.wait_for_selector(".panel .kind:text-is('Claim')")
    assert page.locator(".card q").first.inner_text() == sentence
    page.wait_for_selector("tr.chosen[data-key]")


def test_what_is_selected_in_the_graph_is_marked_in_the_table(opened):
    page = opened("claims")
    at = json.loads(page.get_attribute(".frame", "data-positions"))["n:IRN"]
    box = page.locator(".frame .graph").bounding_box()
    page.mouse.click(box["x"] + at["x"], box["y"] + at["y"])
    selected(page, "node")
    page.wait_for_selector("tr.chosen[data-key]")
    page.get_by_role("button", name="Only the").click()
    page.wait_for_function("() => { const t = frame() && [...document.querySelectorAll('*')].map((e) => e.shadowRoot?.querySelector('tbody')).find(Boolean);"
                           " return t && [...t.children].every((row) => row.className === 'chosen'); }")  # fmt: skip


def test_the_table_is_sorted_by_its_heads_and_used_with_the_keyboard(opened):
    page = opened("claims")
    page.get_by_role("button", name="Subject", exact=True).click()
    page.wait_for_selector("th[aria-sort=ascending]")
    cells = page.locator("tr[data-key] td:first-child").all_inner_texts()
    assert cells == sorted(cells, key=str.casefold)
    page.get_by_role("button", name="Subject ▴").click()
    page.wait_for_selector("th[aria-sort=descending]")
    page.get_by_role("button", name="next ›").click()
    page.wait_for_selector("text=page 2 of")
    first = page.locator("tr[data-key]").first
    first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    selected(page, "claim")


def test_the_table_is_saved(opened):
    page = opened("claims", "&country=IRN")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save as CSV").click()
    lines = saved.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 1 + int(page.locator(".showing b").first.inner_text())


def test_a_ribbon_of_the_arms_flows_opens_its_claims(opened):
    page = opened("arms-flows")
    page.locator(".ribbon[data-names='Iran|Missiles|Houthis'] .band").first.dispatch_event("click")
    selected(page, "pair")
    page.wait_for_selector(".panel h3:text-is('Iran → Houthis')")
    page.wait_for_selector("tr.chosen:has-text('Houthis')")


def test_a_line_and_a_country_of_the_map_open_their_claims(opened):
    page = opened("map")
    page.locator("[data-arc='RUS|IRN']").dispatch_event("click")
    selected(page, "states")
    page.wait_for_selector(".panel h3:text-is('Russia → Iran')")
    page.locator("[data-country=UKR]").dispatch_event("click")
    page.wait_for_selector(".panel h3:text-is('Ukraine')")
    page.get_by_role("button", name="Zoom in", exact=True).last.click()
    assert page.locator("svg.world").get_attribute("viewBox").split()[2] != "2000"


def test_a_number_of_the_matrix_opens_the_claims_behind_it(opened):
    page = opened("matrix")
    cell = page.get_by_role("button", name="Russia → Iran:")
    number = cell.inner_text()
    cell.click()
    selected(page, "pair")
    page.wait_for_selector(f".panel .sub:has-text('{number} claim')")
    page.wait_for_selector("td.chosen")


def test_a_row_of_the_ranking_opens_the_actor(opened):
    page = opened("actors")
    page.get_by_role("button", name="Betweenness").click()
    page.wait_for_selector("th[aria-sort=ascending]:has-text('Betweenness')")
    page.get_by_role("button", name="Betweenness").click()
    page.wait_for_selector("th[aria-sort=descending]:has-text('Betweenness')")
    page.locator("tr[data-key]").first.click()
    page.wait_for_selector(".panel h3:text-is('United States')")
    assert page.locator("text=Communities").count() > 0


def test_a_system_is_found_in_the_tree_of_weapons(opened):
    page = opened("claims")
    for label in ("Air defence systems", "SAM"):
        page.locator(f".row:has(.pick[data-value='{label}']) .twist").click()
    page.locator(".pick[data-facet=items][data-value=s-300]").click()
    page.wait_for_function("() => location.search.includes('item=s-300')")
    page.locator(".pick[data-facet=items][data-value=s-300]").click()
    page.wait_for_function("() => !location.search.includes('item=')")
