"""Loads and checks the relations (data/relations/*.toml): what each is called and how English verbs and nouns express it."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from extract.lexicon import LexiconError

FOLDER = Path(__file__).parent / "data" / "relations"
FAMILIES = ("arms", "conflict", "diplomacy", "pressure")
OBJECT_CLASSES = ("actor", "place", "item", "agreement")
ITEMS = ("none", "beside", "alone")
NEEDS = ("subject", "object", "item")


@dataclass(frozen=True, slots=True)
class Frame:
    """Verbs or nouns and where their arguments stand.

    Slots: subj, obj, iobj, a preposition ("to"); for nouns also poss ("Iran's attack"), mod ("Russian attack"), compound
    ("missile attack"), light (subject of the verb that governs the noun: "carried out a strike"), self (the noun is the item),
    cop ("X is an ally"). unless: prepositions whose presence rules the frame out. with_objects: the verb's object must be one of
    these nouns ("impose sanctions"). deep: prepositions looked for under the verb's object ("a deal between"). carry: a subject or
    object that is missing is the one of the last claim of the relation shortly before ("The package includes …"). about: the verb's
    subject must be one of these words.
    """

    relation: str
    lemmas: frozenset[str]
    noun: bool
    subject: tuple[str, ...]
    object: tuple[str, ...]
    item: tuple[str, ...]
    needs: frozenset[str]
    unless: frozenset[str]
    with_objects: frozenset[str]
    deep: tuple[str, ...]
    status: str | None
    carry: bool = False
    about: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Relation:
    """One relation of the vocabulary. item: whether a claim names one: "none", "beside" an object, or also without one ("alone");
    examples are (text, claims as "Subject relation Object [item] status") pairs."""

    name: str
    label: str
    family: str
    symmetric: bool
    plover: str
    quad: str
    description: str
    item: str
    stance: bool
    objects: frozenset[str]
    frames: tuple[Frame, ...]
    examples: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def takes_item(self) -> bool:
        """The relation is about an item, which can stand without an object."""
        return self.item == "alone"


@cache
def relations(folder: Path = FOLDER) -> tuple[Relation, ...]:
    """All relations, by name. Raises LexiconError that names file, field, bad value and accepted values."""
    return tuple(_relation(path) for path in sorted(folder.glob("*.toml")))


@cache
def relation(name: str) -> Relation:
    """The relation of that name; KeyError lists the known ones."""
    known = {r.name: r for r in relations()}
    if name not in known:
        raise KeyError(f"No relation “{name}”; known are {', '.join(known)}.")
    return known[name]


def _relation(path: Path) -> Relation:
    try:
        raw = tomllib.loads(path.read_text(encoding="utf8"))
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{path.name}: {error}") from error
    known = {"name", "label", "family", "plover", "quad", "description", "symmetric", "item", "stance", "objects", "role",
             "verb", "noun", "example"}  # fmt: skip
    _accept(path, "field", raw, known)
    _accept(path, "family", [raw.get("family")], FAMILIES)
    _accept(path, "objects", raw.get("objects", ["actor"]), OBJECT_CLASSES)
    _accept(path, "item", [raw.get("item", "none")], ITEMS)
    if raw.get("name") != path.stem:
        raise LexiconError(f"{path.name}: name is “{raw.get('name')}” but must be the file's name, “{path.stem}”.")
    frames = [_frame(path, raw["name"], f, noun) for noun, key in ((False, "verb"), (True, "noun")) for f in raw.get(key, [])]
    return Relation(
        name=raw["name"], label=raw["label"], family=raw["family"], symmetric=raw.get("symmetric", False),
        plover=raw["plover"], quad=raw["quad"], description=raw["description"], item=raw.get("item", "none"),
        stance=raw.get("stance", False), objects=frozenset(raw.get("objects", ["actor"])), frames=tuple(frames),
        examples=tuple((e["text"], tuple(e["claims"])) for e in raw.get("example", [])),
    )  # fmt: skip


def _frame(path: Path, relation_name: str, raw: dict[str, Any], noun: bool) -> Frame:
    known = {"lemmas", "subject", "object", "item", "needs", "unless", "with", "deep", "status", "carry", "about"}
    _accept(path, "frame field", raw, known)
    _accept(path, "needs", raw.get("needs", []), NEEDS)
    if not raw.get("lemmas"):
        raise LexiconError(f"{path.name}: a frame has no lemmas; give at least one.")
    return Frame(
        relation=relation_name, lemmas=frozenset(raw["lemmas"]), noun=noun,
        subject=tuple(raw.get("subject", ["poss", "by", "mod", "light"] if noun else ["subj"])),
        object=tuple(raw.get("object", [] if noun else ["obj"])), item=tuple(raw.get("item", [])),
        needs=frozenset(raw.get("needs", ["subject"])), unless=frozenset(raw.get("unless", [])),
        with_objects=frozenset(raw.get("with", [])), deep=tuple(raw.get("deep", [])), status=raw.get("status"), carry=raw.get("carry", False),
        about=frozenset(raw.get("about", [])),
    )  # fmt: skip


def _accept(path: Path, what: str, values: Any, accepted: Any) -> None:
    for value in values:
        if value not in accepted:
            raise LexiconError(f"{path.name}: {what} “{value}” is not known; accepted are {', '.join(sorted(accepted))}.")


@cache
def triggers() -> dict[tuple[str, bool], tuple[Frame, ...]]:
    """(lemma, is a noun) → the frames that it may open."""
    table: dict[tuple[str, bool], list[Frame]] = {}
    for r in relations():
        for frame in r.frames:
            for lemma in frame.lemmas:
                table.setdefault((lemma, frame.noun), []).append(frame)
    return {key: tuple(frames) for key, frames in table.items()}


@cache
def opening_words() -> frozenset[tuple[str, bool]]:
    """(lemma of one word, is a noun) that heads a lemma of `triggers`: "campaign" of "bombing campaign", "fire" of "test-fire"."""
    return frozenset((lemma.split()[-1] if noun else lemma.split()[0].rpartition("-")[2], noun) for lemma, noun in triggers())
