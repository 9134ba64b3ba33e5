"""Rough use in a real Chromium: tabs, users, reload, back, copied links, deleted articles, crowds. Nothing is lost, no trace is shown."""

import pytest

pytestmark = pytest.mark.browser
TEXT = "Norway delivered howitzers to Ukraine on Monday. Sweden condemned Russia."


def paste(page, text: str = TEXT, title: str = "Howitzers") -> None:
    page.get_by_role("link", name="Articles").click()
    page.get_by_label("Paste an article").fill(text)
    page.get_by_label("Title").fill(title)
    page.get_by_role("button", name="Read it").click()
    page.wait_for_selector("text=added")


def total(page) -> str:
    return page.locator(".showing b").nth(1).inner_text()


def test_a_reload_in_the_middle_of_work_loses_nothing(reader):
    before = total(reader.page)
    paste(reader.page)
    reader.page.get_by_role("link", name="Explore").click()
    reader.page.wait_for_function("t => document.querySelectorAll('.showing b')[1]?.innerText !== t", arg=before)
    after = total(reader.page)
    reader.page.get_by_placeholder("Search actors").fill("howitzers")
    reader.page.keyboard.press("Enter")
    reader.asked("q=howitzers")
    shown = reader.page.locator(".showing").inner_text()
    reader.page.reload()
    reader.page.wait_for_selector(".frame[data-positions]")
    assert total(reader.page) == after
    assert reader.page.locator(".showing").inner_text() == shown


def test_two_tabs_share_a_library_and_two_users_do_not(reader, visit, app_url):
    paste(reader.page)
    other_tab, other_user = reader.tab(app_url), visit(app_url)
    assert total(other_tab) != total(other_user.page)


def test_an_article_removed_in_another_tab_while_its_evidence_is_open(reader, app_url):
    paste(reader.page)
    tab = reader.tab(f"{app_url}/?q=howitzers+norway")
    tab.get_by_role("radio", name="Summary").click()
    tab.get_by_role("button", name="[1]").click()
    tab.wait_for_selector(".card:has-text('howitzers')")
    reader.page.get_by_role("button", name="Remove").last.click()
    reader.page.wait_for_selector(".article-row:has-text('Howitzers')", state="detached")
    tab.get_by_role("button", name="open article").first.click()
    tab.wait_for_selector("text=The article was removed from the library")
    tab.wait_for_selector(".panel >> text=Not shown at present")
    assert tab.locator("text=Traceback").count() == 0


def test_a_copied_link_opens_the_same_view_in_another_browser(reader, visit):
    reader.press("m")
    reader.asked("merge")
    reader.drag("n:SWE", -20, 40)
    reader.asked("SWE")
    reader.click("n:RUS")
    reader.asked("selected=node:RUS")
    reader.press("e")
    reader.asked("expand=|RUS")
    reader.page.locator(".pick[data-facet=statuses][data-value=denied]").click()
    reader.asked("status=denied")
    other = visit(reader.page.url)
    assert other.page.locator(".showing").inner_text() == reader.page.locator(".showing").inner_text()
    assert other.places().keys() == reader.places().keys()
    assert other.page.locator(".switch[aria-pressed=true]").inner_text() == "One line a pair"
    assert other.page.locator(".panel h3").inner_text() == "Russia"
    assert other.page.url == reader.page.url


def test_back_and_forward_walk_through_the_views(reader):
    whole = reader.page.locator(".showing").inner_text()
    reader.page.locator(".pick[data-facet=statuses][data-value=denied]").click()
    reader.asked("status=denied")
    reader.page.locator(".pick[data-facet=countries][data-value=IRN]").click()
    reader.asked("country=IRN")
    reader.page.go_back()
    reader.asked("country", there=False)
    reader.page.wait_for_selector("button:has-text('Status')")
    reader.page.go_back()
    reader.asked("status", there=False)
    reader.page.wait_for_function("t => document.querySelector('.showing').innerText === t", arg=whole)
    reader.page.go_forward()
    reader.asked("status=denied")
    reader.page.wait_for_function("t => document.querySelector('.showing').innerText !== t", arg=whole)


def test_the_articles_page_and_back_keeps_the_view(reader):
    reader.page.locator(".pick[data-facet=statuses][data-value=denied]").click()
    reader.asked("status=denied")
    shown = reader.page.locator(".showing").inner_text()
    reader.page.get_by_role("link", name="Articles").click()
    reader.page.wait_for_selector("text=In the library")
    reader.page.get_by_role("link", name="Explore").click()
    reader.page.wait_for_selector(".frame[data-positions]")
    assert reader.page.locator(".showing").inner_text() == shown


def test_a_filter_that_leaves_nothing_is_released_from_the_keyboard(reader):
    reader.page.get_by_placeholder("Search actors").fill("zzzz nothing")
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_selector("text=No claim passes the filters")
    reader.page.get_by_role("link", name="Explore").focus()
    reader.press("b")
    reader.page.wait_for_selector(".frame[data-positions]")


def test_long_reading_shows_progress_and_can_be_stopped(reader):
    reader.page.get_by_role("link", name="Articles").click()
    files = [{"name": f"{n}.txt", "mimeType": "text/plain", "buffer": f"{TEXT * 60} Part {n}.".encode()} for n in range(40)]
    reader.page.locator("input[type=file]").set_input_files(files)
    reader.page.wait_for_selector("text=39.txt >> visible=true", state="attached")
    reader.page.get_by_role("button", name="Read them").click()
    reader.page.wait_for_selector("text=of 40)")
    reader.page.get_by_role("button", name="Stop").click()
    reader.page.wait_for_selector("text=What was read before is in the library")
    assert reader.page.get_by_role("button", name="Stop").count() == 0


def test_a_crowd_of_claims_and_names_of_any_script(visit, crowd_url):
    reader = visit(crowd_url)
    assert total(reader.page) == "10,006"
    reader.click("e:alpha|beta")
    reader.page.wait_for_selector(".panel >> text=10,000 claims")
    assert reader.page.locator(".card").count() > 100
    for name in ("x" * 500, "人民解放军", "כוחות הביטחון"):
        reader.click(f"n:{name}")
        reader.page.wait_for_selector(f".panel h3:has-text('{name[:100]}')")
        assert reader.page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
