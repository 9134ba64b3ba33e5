"""Small scoring helpers shared by training and export."""


def bio_spans(tags: list[str]) -> set[tuple[int, int, str]]:
    """(start, end, label) of the entities in a BIO sequence; an I- after another label starts a new span."""
    spans, start, label = set(), 0, ""
    for i, tag in enumerate([*tags, "O"]):
        if label and (tag == "O" or tag[0] == "B" or tag[2:] != label):
            spans.add((start, i, label))
            label = ""
        if tag != "O" and not label:
            start, label = i, tag[2:]
    return spans


def f_score(hits: int, found: int, wanted: int) -> dict[str, float]:
    """Precision, recall and F1 from counts."""
    p, r = hits / max(found, 1), hits / max(wanted, 1)
    return {"p": p, "r": r, "f": 2 * p * r / max(p + r, 1e-9)}
