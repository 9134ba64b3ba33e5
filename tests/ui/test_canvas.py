"""Moves in the canvas in a real Chromium: pins, neighbours, paths, switches, keys, time."""

import pytest

pytestmark = pytest.mark.browser


def test_a_drag_pins_a_node_and_undo_and_reload_know(reader):
    before = reader.places()["n:SWE"]
    reader.drag("n:SWE", -30, 60)
    reader.asked("SWE")
    pinned = reader.places()["n:SWE"]
    assert pinned["y"] == pytest.approx(before["y"] + 60, abs=2)
    reader.press("u")
    reader.asked("pin=", there=False)
    reader.at("n:SWE", before)
    reader.press("U")
    reader.asked("SWE")
    reader.at("n:SWE", pinned)
    reader.page.reload()
    reader.page.wait_for_selector(".frame[data-positions]")
    assert "n:SWE" in reader.places()
    reader.asked("SWE")


def test_a_node_dropped_on_another_is_pinned_too(reader):
    places = reader.places()
    nearest = min(
        (k for k in places if k.startswith("n:") and k != "n:SWE"),
        key=lambda k: abs(places[k]["x"] - places["n:SWE"]["x"]) + abs(places[k]["y"] - places["n:SWE"]["y"]),
    )
    reader.drag("n:SWE", places[nearest]["x"] - places["n:SWE"]["x"], places[nearest]["y"] - places["n:SWE"]["y"])
    reader.asked("SWE")


def drawn(reader, more: bool, than: int) -> None:
    """Wait until more nodes are drawn than `than`, or until just so many are."""
    count = "Object.keys(JSON.parse(frame().dataset.positions)).filter((k) => k.startsWith('n:')).length"
    reader.page.wait_for_function(f"([more, than]) => more ? {count} > than : {count} === than", arg=[more, than])


def nodes(reader) -> int:
    return sum(key.startswith("n:") for key in reader.places())


def test_the_badge_of_a_node_draws_its_other_neighbours(reader):
    number = nodes(reader)
    reader.click("badge:RUS")
    reader.asked("expand=|RUS")
    drawn(reader, True, number)
    reader.click("n:RUS")
    reader.page.get_by_role("button", name="Put neighbours away").click()
    reader.asked("expand", there=False)
    drawn(reader, False, number)


def test_neighbours_are_drawn_by_one_relation(reader):
    reader.click("n:RUS")
    act = reader.page.locator("summary .expand").first
    act.click()
    reader.asked("|RUS")
    assert "expand=|RUS" not in reader.page.evaluate("() => decodeURIComponent(location.search)")


def test_double_click_draws_neighbours_and_keeps_what_is_there(reader):
    before = reader.places()
    reader.page.mouse.dblclick(*reader.point("n:IRN"))
    reader.asked("expand=|IRN")
    drawn(reader, True, len([key for key in before if key.startswith("n:")]))
    assert {key for key in before if not key.startswith("badge:")} <= reader.places().keys()


def test_a_reload_finds_every_node_where_it_was(reader):
    for node in ("ISR", "RUS"):
        number = nodes(reader)
        reader.click(f"badge:{node}")
        reader.asked(f"|{node}")
        drawn(reader, True, number)
    reader.press("0")
    before = reader.places()
    reader.page.reload()
    reader.page.wait_for_selector(".frame[data-positions]")
    reader.asked("|ISR")
    drawn(reader, False, sum(key.startswith("n:") for key in before))
    after = reader.places()
    assert all(after[key] == pytest.approx(place, abs=3) for key, place in before.items() if key.startswith("n:"))


def test_every_switch_by_key_and_by_click(reader):
    for key, word, name in (("g", "group", "By country"), ("m", "merge", "One line a pair"), ("w", "weapons", "Weapons as nodes")):
        reader.press(key)
        reader.asked(word)
        reader.page.wait_for_selector(f".switch[aria-pressed=true]:text-is('{name}')")
        reader.page.get_by_role("button", name=name).click()
        reader.asked(word, there=False)


def test_grouped_by_country_a_click_shows_the_claims_of_its_actors(reader):
    reader.press("g")
    reader.page.wait_for_function("() => !('n:hezbollah' in JSON.parse(frame().dataset.positions))")  # the address changes before the picture
    reader.click("n:LBN")
    reader.page.wait_for_selector(".card .says:has-text('Hezbollah')")


def test_one_country_is_grouped_from_its_card_and_ungrouped_by_key(reader):
    reader.page.get_by_placeholder("Search actors").press_sequentially("hezb")
    reader.page.locator(".option").first.click()
    reader.page.get_by_role("button", name="Group under Lebanon").click()
    reader.asked("except=LBN")
    reader.page.wait_for_function("() => !('n:hezbollah' in JSON.parse(frame().dataset.positions))")
    reader.page.wait_for_selector(".panel h3:text-is('Lebanon')")
    reader.page.wait_for_selector("button:has-text('Ungroup its')")
    reader.press("c")
    reader.asked("except", there=False)
    reader.page.wait_for_function("() => 'n:hezbollah' in JSON.parse(frame().dataset.positions)")


def test_the_help_sheet_lists_the_keys(reader):
    reader.press("?")
    reader.page.wait_for_selector("dialog[open] >> text=Keys and signs")
    assert reader.page.locator("dialog[open] .row").count() > 30
    reader.press("Escape")
    reader.page.wait_for_selector("dialog[open]", state="detached")
    reader.page.get_by_role("button", name="Keys and signs").click()
    reader.page.wait_for_selector("dialog[open]")


def test_the_keyboard_selects_focuses_and_returns(reader):
    whole = reader.page.locator(".showing").inner_text()
    reader.press("n")
    reader.asked("selected=node")
    reader.press("l")
    reader.asked("selected=edge")
    reader.press("p")
    reader.asked("selected=node")
    reader.press("2")
    reader.asked("hops=2")
    reader.press("b")
    reader.asked("focus", there=False)
    reader.page.wait_for_function("t => document.querySelector('.showing').innerText === t", arg=whole)
    reader.press("Escape")
    reader.asked("selected", there=False)
    reader.press("/")
    reader.page.keyboard.type("gng")  # letters of a search are no moves
    reader.page.keyboard.press("Enter")
    reader.asked("q=gng")
    reader.asked("draw", there=False)


def test_a_path_leaves_denied_claims_out_unless_asked(reader):
    reader.click("n:TUR")
    reader.page.wait_for_selector(".panel h3:text-is('Turkey')")
    reader.press("t")
    reader.page.wait_for_selector(".panel h3:has-text('Path from Turkey')")
    reader.click("n:PRK")
    reader.asked("selected=path:TUR|PRK")
    reader.page.wait_for_selector(".panel >> text=denied claims are left out")
    reader.page.get_by_role("button", name="Also follow denied claims").click()
    reader.asked("selected=path-denied:TUR|PRK")
    reader.page.wait_for_selector(".panel >> text=denied claims count too")
    reader.press("u")
    reader.asked("selected=path:TUR|PRK")


def test_a_disputed_line_says_so_and_every_mark_has_its_colour(reader):
    reader.click("e:IRN|RUS|supplies")
    reader.page.wait_for_selector(".disputed >> text=denied by Iran")
    looks = reader.page.evaluate(
        """() => { const root = [...document.querySelectorAll('*')].map((e) => e.shadowRoot).find((r) => r?.querySelector('.key'));
        return [...root.querySelectorAll('.key mark')].map((m) => { const s = getComputedStyle(m); return s.backgroundColor + s.borderBottomStyle; }); }"""
    )
    assert len(looks) == len(set(looks)) == 6
    assert reader.page.locator("mark.status").count() > 0
    assert reader.page.locator("mark.source").count() > 0


def test_time_is_played_stopped_and_undone_in_one_step(reader):
    whole = reader.page.locator(".showing").inner_text()
    reader.page.get_by_role("button", name="Play through time").click()
    reader.asked("before=")
    first = reader.page.evaluate("() => location.search")
    reader.page.wait_for_function("s => location.search !== s", arg=first)
    reader.press(" ")
    reader.page.wait_for_selector(".play:text-is('▶')")
    reader.press("u")
    reader.asked("before", there=False)
    reader.page.wait_for_function("t => document.querySelector('.showing').innerText === t", arg=whole)


def test_what_was_known_by_a_day_is_set_below_the_graph(reader):
    reader.page.get_by_label("Which day counts").select_option("known")
    slider = reader.page.get_by_role("slider", name="Published by")
    slider.focus()
    slider.press("ArrowLeft")
    reader.asked("known=2")
    reader.page.wait_for_selector("button:has-text('As known on')")
    reader.page.locator(".all").click()
    reader.asked("known", there=False)


def test_more_actors_are_drawn_on_demand(reader):
    before = nodes(reader)
    reader.page.get_by_role("button", name="draw more").click()
    reader.asked("most=80")
    drawn(reader, True, before)
    reader.page.get_by_role("button", name="draw fewer").click()
    reader.asked("most", there=False)


def test_a_change_of_theme_reaches_the_graph(reader):
    colour = "() => frame().querySelector('.foot svg path').getAttribute('stroke')"
    light = reader.page.evaluate(colour)
    reader.page.get_by_test_id("stMainMenu").get_by_role("button").click()
    reader.page.get_by_text("Dark").click()
    reader.page.wait_for_function("([read, before]) => eval(read)() !== before", arg=[colour, light])


def test_full_screen_and_back(reader):
    narrow = reader.page.locator(".frame").bounding_box()["width"]
    reader.press("f")
    reader.page.wait_for_function("w => frame().clientWidth > w + 100", arg=narrow)
    reader.click("n:RUS")
    reader.page.wait_for_selector(".panel h3:text-is('Russia')")
    reader.press("f")
    reader.page.wait_for_function("w => Math.abs(frame().clientWidth - w) < 5", arg=narrow)


def test_a_search_shows_results_by_kind_and_picking_one_focuses_it(reader):
    reader.page.get_by_placeholder("Search actors").fill("s-4")
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_selector(".found:has-text('Weapons')")
    reader.page.locator(".found button:has-text('S-400')").click()
    reader.asked("focus=item:s-400")
    reader.asked("q=", there=False)
    reader.page.wait_for_selector(".panel h3:text-is('S-400')")
