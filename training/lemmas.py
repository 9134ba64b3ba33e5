"""Correct the lemma tables of a packaged pipeline in place: python training/lemmas.py extract/model.

The rules of spaCy's English lemmatizer cut base forms too ("need" → "nee", "congress" → "congres") and prefer the shorter of two verbs
("hoped" → "hop"), because our encoder writes tags but no morphology. export.py corrects every pipeline that it packages.
"""

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.pipeline import Lemmatizer
from spacy.tokens import Doc

import extract.encoder  # noqa: F401

_DOUBLING = re.compile(r"(?:^|[^aeiou])(?:qu)?[aeiou][bdgklmnprtvz]$")  # "hop" doubles its last letter: "hoped" is never its past


def correct(nlp: Language) -> None:
    """Put the exceptions into the tables of the pipeline's lemmatizer."""
    lemmatizer = nlp.get_pipe("lemmatizer")
    assert isinstance(lemmatizer, Lemmatizer)
    exceptions, index = (lemmatizer.lookups.get_table(name) for name in ("lemma_exc", "lemma_index"))
    tables = tomllib.loads((Path(__file__).parent / "lemmas.toml").read_text(encoding="utf8"))
    verbs = set(index["verb"])
    short = {w[:-1] for w in verbs if w.endswith("e") and w[:-1] in verbs and (_doubles(w[:-1]) or w == "axe")}
    index["verb"] = sorted(verbs - short)  # an exception cannot outrank what the index holds
    lemmatizer.cache.clear()
    for pos in ("verb", "noun"):
        forms = dict(_by_rule(lemmatizer, pos)) | dict(_of_short(lemmatizer, short) if pos == "verb" else ()) | tables[pos]
        exceptions[pos] = {**exceptions[pos], **{form: [lemma] for form, lemma in sorted(forms.items())}}
    lemmatizer.cache.clear()


def _by_rule(lemmatizer: Lemmatizer, pos: str) -> Iterator[tuple[str, str]]:
    """Indexed base forms that the rules cut, each its own lemma."""
    index, known = set(lemmatizer.lookups.get_table("lemma_index")[pos]), lemmatizer.lookups.get_table("lemma_exc")[pos]
    for word in sorted(w for w in index if w not in known and w.isalpha()):
        lemma = lemma_of(lemmatizer, word, pos)
        if lemma != word and (pos == "verb" or lemma not in index):
            yield word, word


def _of_short(lemmatizer: Lemmatizer, short: set[str]) -> Iterator[tuple[str, str]]:
    """Forms of the verbs that left the index and that the rules no longer find."""
    for word in sorted(short):
        for form in (word, word + "s", word + word[-1] + "ed", word + word[-1] + "ing"):
            if lemma_of(lemmatizer, form, "verb") != word:
                yield form, word


def _doubles(word: str) -> bool:
    return bool(_DOUBLING.search(word)) and len(re.findall(r"[aeiouy]+", word)) == 1


def lemma_of(lemmatizer: Lemmatizer, form: str, pos: str) -> str:
    """The lemmatizer's answer for a lone word of that part of speech."""
    doc = Doc(lemmatizer.vocab, words=[form], pos=[pos.upper()])
    return lemmatizer.rule_lemmatize(doc[0])[0]


if __name__ == "__main__":
    model = Path(sys.argv[1])
    pipeline = spacy.load(model)
    correct(pipeline)
    pipeline.get_pipe("lemmatizer").to_disk(model / "lemmatizer", exclude=["vocab"])  # type: ignore[attr-defined]
