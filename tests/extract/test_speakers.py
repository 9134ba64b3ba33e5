"""Who "we" and "I" are where no verb of saying tells it."""

import pytest

from extract.article import from_text
from extract.nlp import load
from extract.pipeline import contexts, extract_article

HOMES = [
    ("My Administration will send howitzers to Ukraine. We stand with Kyiv.", "USA"),
    ("We condemned the strike. Deputy Secretary Mary Field met the ministers of Japan.", "USA"),
    ("The Foreign Secretary flew to Kyiv. The UK will train more pilots, and we will send drones.", "GBR"),
    ("Russia attacked Ukraine, and Iran sold it drones.", None),
    ("We walked along the river.", None),
]


@pytest.mark.parametrize(("text", "home"), HOMES, ids=[h[0][:40] for h in HOMES])
def test_home(text, home):
    context = next(contexts([from_text(text)], load()))[0]
    found = context.speakers.of(context.doc[0], plural=True)
    assert (found and found.id) == home


def test_one_who_asks_speaks_for_nobody():
    text = "QUESTION: Will we send tanks to Ukraine?\nMR. BAKER: We will send tanks to Ukraine, and Congress agrees."
    context = next(contexts([from_text(text)], load()))[0]
    first, second = (t for t in context.doc if t.lower_ == "we")
    assert context.speakers.of(first, plural=True) is None
    assert context.speakers.of(second, plural=True).id == "USA"


DOUBTED = pytest.mark.xfail(reason="who says “we” is known, but the pair network doubts so bare a statement", strict=True)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("My Administration is clear. We delivered howitzers to Ukraine last week.", marks=DOUBTED),
        "My Administration is clear. Last week we announced a new package for Ukraine. We have provided more than 200 howitzers to Ukraine.",
    ],
    ids=["bare", "told before"],
)
def test_what_we_send_is_sent_by_the_country(text):
    claims = extract_article(from_text(text))
    assert ("USA", "supplies", "UKR") in {(c.subject.id, c.relation, c.object.id) for c in claims if c.object}
