"""Which candidates are claims: a logistic model over the features of each, trained by training/judge.py on annotated passages.

The model is a table of weights (data/judge.json), so it can be read, compared and run with numpy alone.
"""

import json
import math
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from extract.claim import Entity
from extract.frames import relation
from extract.relations import Candidate

MODEL = Path(__file__).parent / "data" / "judge.json"


@cache
def weights(path: Path = MODEL) -> dict:
    """{"features": {name: weight}, "bias": …, "threshold": …}; a missing file accepts every candidate at 0.5."""
    if not path.exists():
        return {"features": {}, "bias": 0.0, "threshold": 0.0}
    return json.loads(path.read_text(encoding="utf8"))


def confidence(features: Iterable[str]) -> float:
    """Probability (0–1) that a careful reader would accept the claim."""
    model = weights()
    score = model["bias"] + sum(model["features"].get(f, 0.0) for f in features)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


def features(candidate: Candidate) -> list[str]:
    """What the model looks at: relation, lemma, where each argument stood, how it was resolved, distances, cues."""
    c, token = candidate, candidate.trigger
    rel, lemma = c.relation, token.lemma_.lower()
    kind = "noun" if c.frame.noun else "verb"
    s_slot, o_slot, i_slot = (_slot(x) for x in c.slots)
    out = [
        f"rel={rel}", f"rel+kind={rel},{kind}", f"lemma={lemma},{rel}", f"lemma+pos={lemma},{kind}",
        f"s={s_slot}", f"o={o_slot}", f"i={i_slot}", f"rel+s={rel},{s_slot}", f"rel+o={rel},{o_slot}", f"rel+i={rel},{i_slot}",
        f"lemma+o={lemma},{o_slot}", f"lemma+s={lemma},{s_slot}", f"rank={min(c.rank, 3)}", f"status={c.reading.status}",
        f"rel+status={rel},{c.reading.status}", f"dep={token.dep_},{kind}", f"tag={token.tag_}",
    ]  # fmt: skip
    out += [f"cue={cue}" for cue in c.reading.cues]
    for role, ref in (("s", c.subject), ("o", c.object), ("i", c.item)):
        out += _argument(role, ref, rel, token.i)
    takes = relation(rel).takes_item
    out.append(f"has={rel},o{int(c.object is not None)},i{int(c.item is not None)},{takes}")
    if c.object:
        out.append(f"kinds={rel},{c.subject.thing.kind},{c.object.thing.kind}")
        same = isinstance(c.object.thing, Entity) and c.object.thing.country == c.subject.thing.country
        out.append(f"same-country={same and c.subject.thing.country is not None},{rel}")
    if kind == "noun":
        out.append(f"light={c.slots[0].split(':')[1] if c.slots[0].startswith('light') else '-'},{rel}")
    out.append(f"first={token.sent.start == 0}")
    return out


def _slot(where: str) -> str:
    name, _, how = where.partition(":")
    return (
        name
        if name == "light"
        else f"{name}:{how}"
        if how in {"direct", "agent", "passive", "under", "verb", "control", "conj", "relative", "participle"}
        else name
    )


def _argument(role: str, ref, relation_name: str, at: int) -> list[str]:
    if ref is None:
        return []
    how = ref.how.split("-")[0] + ("-" + ref.how.split("-")[1] if ref.how.startswith(("mod", "poss", "of", "pron-")) else "")
    kind = str(ref.thing.kind) if isinstance(ref.thing, Entity) else f"{ref.thing.category}"
    far = min(6, abs(ref.start - at) // 3)
    return [f"{role}-how={how}", f"{role}-full={ref.how}", f"{role}-kind={kind}", f"rel+{role}-kind={relation_name},{kind}",
            f"rel+{role}-how={relation_name},{how}", f"{role}-far={far}", f"{role}-before={ref.start < at}"]  # fmt: skip
