from dataclasses import replace

import pytest

from extract.claim import When
from graph.analyse import around
from graph.summary import summarise
from graph.tables import COLUMNS, by, by_month, flows, matrix, ranking, rows


def test_flows_count_statuses_by_supplier_recipient_and_category(claims):
    found = {(f.supplier, f.recipient, f.category): f for f in flows(claims)}
    assert set(found) == {("Russia", "Iran", "Air defence systems"), ("Iran", "Russia", "Aircraft")}
    flow = found["Iran", "Russia", "Aircraft"]
    assert flow.counts == {"alleged": 1, "denied": 1}
    assert list(flow.claims) == claims[1:3]


def test_matrix_has_a_row_and_a_column_for_each_actor(claims):
    names, numbers = matrix(claims)
    assert names[:2] == [("IRN", "Iran"), ("RUS", "Russia")]
    assert numbers[0][1] == 3
    assert sum(map(sum, numbers)) == 7  # the eighth claim has no object
    assert matrix(claims, most=1) == ([("IRN", "Iran")], [[0]])


def test_ranking_leaves_out_denied_claims(claims):
    found = {row["Actor"]: row for row, _ in ranking(claims)}
    assert found["Iran"]["Neighbours"] == 2
    assert found["Iran"]["Claims"] == 5
    assert found["Hezbollah"]["Betweenness"] == 0
    assert ranking([]) == []


def test_months_count_claims_with_a_day(claims):
    claims[0] = replace(claims[0], when=When("2016-03-04", "2016-03-04", "4 March 2016"))
    assert by_month(claims) == [{"month": "2016-03-01", "status": "reported", "claims": 1}]


def test_every_sentence_of_the_summary_rests_on_its_claims(claims):
    (counts, none), *sentences = summarise(claims)
    assert counts == "8 claims from 2 articles: 6 reported, 1 alleged, 1 denied." and none == ()
    said = {text: {c.id for c in behind} for text, behind in sentences}
    assert said["United States says that Iran supplies Russia (drones)."] == {claims[1].id}
    assert said["It is denied that Iran supplies Russia (drones)."] == {claims[2].id}
    assert said["Russia supplies Iran (S-300)."] == {claims[0].id}
    assert set().union(*said.values()) == {c.id for c in claims}
    assert summarise([]) == []


def test_more_hops_reach_further(claims):
    assert len(around(claims, "hezbollah")) == 1
    assert len(around(claims, "hezbollah", 2)) == 6
    assert len(around(claims, "hezbollah", 3)) == 7


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize("down", [False, True])
def test_claims_are_sorted_by_any_column_and_empty_cells_come_last(claims, column, down):
    claims[0] = replace(claims[0], when=When("2016-03-04", "2016-03-04", "4 March 2016"), confidence=0.4)
    cells = [row[column] for row in rows(by(claims, column, down, {}), {})]
    filled = [c.casefold() if isinstance(c, str) else c for c in cells if c != ""]
    assert filled == sorted(filled, reverse=down)
    assert cells[len(filled) :] == [""] * (len(cells) - len(filled))
