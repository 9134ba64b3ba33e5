"""The filters as a legend, in a real Chromium: every value tells what it leaves, one click leaves only that, one more brings the rest back."""

import pytest

pytestmark = pytest.mark.browser
SHOWN = "n => document.querySelector('.showing b').innerText === n"


def counts(reader, facet: str) -> dict[str, str]:
    """Value → the count beside it."""
    rows = reader.page.locator(f".row:has(.pick[data-facet={facet}])")
    return {row.locator(".pick").get_attribute("data-value"): row.locator(".count").inner_text() for row in rows.all()}


@pytest.mark.parametrize("facet", ["countries", "categories", "relations", "statuses", "confidence", "independent", "sources", "articles"])
def test_a_click_leaves_what_the_count_says_and_one_more_brings_the_rest_back(reader, facet):
    whole = reader.page.locator(".showing b").first.inner_text()
    found = counts(reader, facet)
    value = next(v for v, n in reversed(found.items()) if n not in {"0", whole})
    pick = reader.page.locator(f".pick[data-facet={facet}][data-value={value!r}]")
    pick.click()
    reader.page.wait_for_function(SHOWN, arg=found[value])
    reader.page.wait_for_selector(f".pick[data-facet={facet}][data-value={value!r}][aria-checked=true]")
    assert counts(reader, facet)[value] == found[value]
    pick.click()
    reader.page.wait_for_function(SHOWN, arg=whole)
    reader.page.wait_for_selector(f".pick[data-facet={facet}][data-value={value!r}][aria-checked=false]")


def test_the_strip_below_the_graph_counts_what_the_filters_leave(reader):
    bars = "() => [...document.querySelectorAll('*')].map((e) => e.shadowRoot?.querySelector('.bars')).find(Boolean)"
    total = f"() => [...({bars})().children].reduce((sum, bar) => sum + Number(bar.title.split(': ')[1]), 0)"
    before = reader.page.evaluate(total)
    reader.page.locator(".pick[data-facet=statuses][data-value=denied]").click()
    reader.page.wait_for_function(f"before => ({total})() < before", arg=before)
