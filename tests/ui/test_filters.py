import pytest

from graph.filter import Filter, apply
from ui.filters import after, sections

MISSILE_TYPES = {"ballistic missile", "cruise missile"}


def rows(section):
    return [row for top in section["rows"] for row in (top, *top.get("children", ()))]


def test_counts_are_those_of_the_other_filters(claims):
    kept = Filter(countries=frozenset({"USA"}))
    told = {s["title"]: s for s in sections(claims, kept, {}, "light")}
    statuses = {row["label"]: row["count"] for row in rows(told["Status"])}
    assert statuses["reported"] == len(apply(claims, kept)) == 1
    countries = {row["values"][0]: row["count"] for row in rows(told["Country"])}
    assert countries["IRN"] == 6


@pytest.mark.parametrize(
    ("kept", "facet", "values", "how", "wanted"),
    [
        (Filter(), "countries", {"IRN"}, "toggle", {"countries": {"IRN"}}),
        (Filter(countries=frozenset({"IRN"})), "countries", {"IRN"}, "toggle", {"countries": set()}),
        (Filter(countries=frozenset({"IRN", "RUS"})), "countries", {"RUS"}, "only", {"countries": {"RUS"}}),
        (Filter(statuses=frozenset({"denied"})), "statuses", set(), "clear", {"statuses": set()}),
        (Filter(types=frozenset({"UAV"})), "categories", {"Missiles"}, "only", {"categories": {"Missiles"}, "types": set()}),
        (Filter(categories=frozenset({"Missiles"})), "types", set(), "clear", {"categories": set(), "types": set()}),
    ],
)
def test_clicks(kept, facet, values, how, wanted):
    assert after(kept, facet, frozenset(values), how) == wanted


def test_a_type_taken_from_a_chosen_category_leaves_its_other_types():
    left = after(Filter(categories=frozenset({"Missiles"})), "types", frozenset({"ballistic missile"}), "toggle")
    assert not left["categories"]
    assert "ballistic missile" not in left["types"]
    assert "cruise missile" in left["types"]
