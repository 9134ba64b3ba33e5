from hypothesis import given
from hypothesis import strategies as st

from graph.filter import Filter
from ui.question import KINDS, Question, from_params, to_params

NAMES = st.text(min_size=1, max_size=20)
SETS = st.frozensets(NAMES, max_size=3)
DAYS = st.just("") | st.dates().map(str)
FILTERS = st.builds(
    Filter, countries=SETS, categories=SETS, types=SETS, items=SETS, relations=SETS, statuses=SETS, sources=SETS, outlets=SETS, articles=SETS,
    text=st.text(max_size=20), confidence=st.floats(0, 1), independent=st.integers(0, 9), after=DAYS, before=DAYS, known=DAYS,
)  # fmt: skip
PLACES = st.floats(-9999, 9999).map(lambda x: round(x, 1))
QUESTIONS = st.builds(
    Question, FILTERS, st.text(max_size=20), st.sampled_from((1, 2, 3)), SETS, SETS, st.frozensets(st.tuples(NAMES, PLACES, PLACES), max_size=3),
    st.booleans(), st.booleans(), st.booleans(), st.integers(2, 1000), st.integers(0, 999), SETS,
)  # fmt: skip


@given(QUESTIONS, st.none() | st.tuples(st.sampled_from(KINDS), NAMES))
def test_the_url_holds_the_whole_question(question, chosen):
    assert from_params(to_params(question, chosen)) == (question, chosen)


def test_unknown_parts_of_a_url_are_ignored():
    assert from_params({"nonsense": ["1"], "selected": ["window:x"], "country": ["IRN"]}) == (Question(Filter(countries=frozenset({"IRN"}))), None)


def test_what_cannot_be_read_in_a_url_is_ignored():
    wrong = {
        "confidence": ["nan"],
        "independent": ["many"],
        "after": ["last week"],
        "known": ["2024-02-31"],
        "hops": ["9"],
        "pin": ["1,IRN", "a,b,IRN", "inf,1,IRN", "1,2,"],
        "most": ["1e9"],
        "layout": ["-1"],
    }
    assert from_params(wrong) == (Question(), None)
