from hypothesis import given
from hypothesis import strategies as st

from graph.filter import Filter
from ui.state import KINDS, Question, from_params, to_params

NAMES = st.text(min_size=1, max_size=20)
SETS = st.frozensets(NAMES, max_size=3)
FILTERS = st.builds(Filter, countries=SETS, categories=SETS, types=SETS, items=SETS, relations=SETS, statuses=SETS, articles=SETS, text=st.text(max_size=20))


@given(st.builds(Question, FILTERS, st.text(max_size=20), SETS), st.none() | st.tuples(st.sampled_from(KINDS), NAMES))
def test_the_url_holds_the_whole_question(question, chosen):
    assert from_params(to_params(question, chosen)) == (question, chosen)


def test_unknown_parts_of_a_url_are_ignored():
    assert from_params({"nonsense": ["1"], "selected": ["window:x"], "country": ["IRN"]}) == (Question(Filter(countries=frozenset({"IRN"}))), None)
