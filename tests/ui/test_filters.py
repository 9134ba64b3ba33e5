from dataclasses import replace

import pytest

from graph.claims import Claims
from graph.filter import Filter, apply
from ui.filters import after, reached, sections

MISSILE_TYPES = {"ballistic missile", "cruise missile"}


def rows(section):
    return [row for top in section["rows"] for row in (top, *top.get("children", ()))]


def test_counts_are_those_of_the_other_filters(claims):
    kept = Filter(countries=frozenset({"USA"}))
    told = {s["title"]: s for s in sections(Claims.of(claims), kept, {}, "light")}
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
        (Filter(types=frozenset({"UAV"})), "categories", {"Missiles"}, "only", {"categories": {"Missiles"}, "types": set(), "items": set()}),
        (Filter(categories=frozenset({"Missiles"})), "types", set(), "clear", {"categories": set(), "types": set(), "items": set()}),
        (Filter(types=frozenset({"SAM"})), "items", {"s-300"}, "toggle", {"categories": set(), "types": set(), "items": {"s-300"}}),
        (Filter(items=frozenset({"s-300"})), "items", {"s-300"}, "toggle", {"categories": set(), "types": set(), "items": set()}),
    ],
)
def test_clicks(kept, facet, values, how, wanted):
    assert after(kept, facet, frozenset(values), how) == wanted


def test_a_type_taken_from_a_chosen_category_leaves_its_other_types():
    left = after(Filter(categories=frozenset({"Missiles"})), "types", frozenset({"ballistic missile"}), "toggle")
    assert not left["categories"]
    assert "ballistic missile" not in left["types"]
    assert "cruise missile" in left["types"]


def test_weapons_are_a_tree_of_category_type_and_system(claims):
    section = next(s for s in sections(Claims.of(claims), Filter(), {}, "light") if s["title"] == "Weapon type")
    air_defence = next(row for row in section["rows"] if row["label"] == "Air defence systems")
    (sam,) = air_defence["children"]
    assert (air_defence["count"], sam["label"], sam["count"]) == (2, "SAM", 2)
    assert [(row["label"], row["count"]) for row in sam["children"]] == [("S-300", 2)]


def test_of_many_values_the_commonest_are_listed_and_the_others_are_found(claims):
    many = [replace(claims[0], id=f"{n}", evidence=replace(claims[0].evidence, article=f"article {n}")) for n in range(100)]
    section = next(s for s in sections(Claims.of(many), Filter(), {}, "light") if s["title"] == "Article")
    assert (len(section["rows"]), section["more"]) == (60, 40)
    section = next(s for s in sections(Claims.of(many), Filter(), {}, "light", {"articles": "Article 99"}) if s["title"] == "Article")
    assert [row["label"] for row in section["rows"]] == ["article 99"]


def test_limits_count_what_reaches_them_and_keep_the_one_in_force(claims):
    told = {s["title"]: s for s in sections(Claims.of(claims), Filter(independent=4, confidence=0.85), {}, "light")}
    assert [row["label"] for row in told["Independent articles"]["rows"] if row["chosen"]] == ["4 articles or more"]
    assert {row["label"]: row["count"] for row in told["Independent articles"]["rows"]}["2 articles or more"] == 4
    assert [row["label"] for row in told["Confidence"]["rows"] if row["chosen"]] == ["85% or more"]


def test_a_click_on_a_step_sets_the_limit_and_one_more_releases_it():
    assert reached(Filter(), "confidence", frozenset({"0.7"})) == 0.7
    assert reached(Filter(confidence=0.7), "confidence", frozenset({"0.7"})) == 0
    assert reached(Filter(independent=2), "independent", frozenset({"5"})) == 5
    assert reached(Filter(independent=2), "independent", frozenset()) == 0
    assert reached(Filter(), "independent", frozenset({"nonsense"})) == 0
