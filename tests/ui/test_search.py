from dataclasses import replace

import pytest

from extract.claim import Evidence
from graph.claims import Claims
from graph.filter import Filter
from ui.search import answers


def rows(told, label):
    return next((group["rows"] for group in told["groups"] if group["label"] == label), [])


def test_answers_are_by_kind_with_counts_and_end_with_all_claims(claims):
    told = answers(Claims.of(claims), Filter(), "s-3", {})
    assert [(row["node"], row["count"]) for row in rows(told, "Weapons")] == [("item:s-300", 2)]
    *sentences, every = rows(told, "Evidence")
    assert (len(sentences), every["how"], every["text"], every["count"]) == (2, "search", "s-3", 2)
    assert [piece["text"] for piece in sentences[0]["pieces"] if piece["hit"]] == ["S-3"]


def test_answers_are_those_under_the_filters_and_say_what_is_hidden(claims):
    told = answers(Claims.of(claims), Filter(statuses=frozenset({"denied"})), "drones", {})
    assert rows(told, "Evidence")[-1]["count"] == 1
    assert told["note"] == "1 more claim with these words is hidden by filters."
    assert answers(Claims.of(claims), Filter(), "zzzz", {}) == {"groups": [], "note": "Nothing has this name, and no sentence holds these words."}


@pytest.mark.parametrize("text", ["iran", "(", ".*", "ı̇", "x" * 300])
def test_the_pieces_of_a_sentence_are_its_text(claims, text):
    sentence = "İ (ıran) " + "long " * 60 + "IRAN .* end"
    long = [replace(claims[0], evidence=Evidence("a", sentence, 0, len(sentence)))]
    for row in rows(answers(Claims.of(long), Filter(), text, {}), "Evidence")[:-1]:
        said = "".join(piece["text"] for piece in row["pieces"]).removeprefix("… ").removesuffix(" …")
        assert said in sentence


@pytest.mark.browser
def test_answers_appear_while_typing_and_arrows_and_enter_pick_one(reader):
    reader.press("/")
    reader.page.keyboard.type("s-40")
    option = reader.page.locator(".answers .option")
    reader.page.wait_for_selector(".answers .kind:text-is('Weapons')")
    assert reader.page.evaluate("() => location.search") == ""
    reader.press("ArrowDown")
    reader.page.wait_for_selector(".option.at[aria-selected=true]")
    assert option.first.inner_text().startswith("S-400")
    reader.press("Enter")
    reader.asked("focus=item:s-400")
    reader.page.wait_for_selector(".panel h3:text-is('S-400')")
    assert reader.page.get_by_placeholder("Search actors").input_value() == ""


@pytest.mark.browser
def test_a_sentence_is_picked_and_escape_stops_the_search(reader):
    box = reader.page.get_by_placeholder("Search actors")
    box.press_sequentially("drones")
    sentence = reader.page.locator(".option .said").first
    sentence.wait_for()
    box.press("Escape")
    reader.page.wait_for_selector(".answers", state="hidden")
    box.press("ArrowDown")
    sentence.wait_for()
    words = sentence.inner_text().strip("… ")
    sentence.click()
    reader.asked("selected=claim")
    reader.page.wait_for_selector(".panel .kind:text-is('Claim')")
    assert words in reader.page.locator(".card q").first.inner_text()


@pytest.mark.browser
def test_enter_alone_keeps_the_claims_with_the_words_and_emptying_the_box_releases_them(reader):
    box = reader.page.get_by_placeholder("Search actors")
    box.fill("drones")
    box.press("Enter")
    reader.asked("q=drones")
    reader.page.wait_for_selector("button:has-text('Search')")
    box.fill("")
    box.press("Enter")
    reader.asked("q=", there=False)
