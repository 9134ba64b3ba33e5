from extract.claim import make_claim
from graph.claims import Claims


def test_a_selection_shares_the_columns_and_is_a_sequence_of_claims(claims):
    every = Claims.of(claims)
    supplies = every.where(every.columns.facets["relations"].among(["supplies"]))
    assert list(supplies) == claims[:3]
    assert supplies[1] == claims[1]
    assert list(supplies[1:]) == claims[1:3]
    assert supplies.columns is every.columns
    assert Claims.of(supplies) is supplies
    assert list(every.having([claims[4].id, "none"])) == [claims[4]]
    assert supplies.counted("statuses") == {"reported": 1, "alleged": 1, "denied": 1}
    assert len(supplies.told_by()) == 2
    assert supplies.items() == ["S-300", "drones"]


def test_claims_without_subject_or_target_have_no_edge(claims):
    lonely = make_claim(subject=None, relation="attacks", object=None, item=None, status=claims[0].status, evidence=claims[0].evidence)
    links = Claims.of([lonely, claims[0]]).columns.links()
    assert (links.rows.tolist(), links.edge.tolist()) == ([1], [0])


def test_a_thing_has_all_names_that_its_claims_give_it(claims):
    columns = Claims.of(claims).columns
    iran = columns.things[columns.named("subject").code("IRN")]
    assert iran == claims[0].object


def test_nothing_has_columns_too():
    nothing = Claims.of([])
    assert (len(nothing), list(nothing), len(nothing.told_by()), nothing.items()) == (0, [], 0, [])
