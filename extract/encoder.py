"""The pipeline component that runs the bundled network: sentences, tags, parse and entities onto the Doc, in one pass.

The network is a small transformer with biaffine heads (training/network.py), run by ONNX Runtime; no torch is needed.
"""

import json
import shutil
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import onnxruntime as ort
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, POS, TAG
from spacy.language import Language
from spacy.parts_of_speech import IDS as POS_IDS
from spacy.tokens import Doc, Token

from extract.pieces import Pieces
from extract.tree import repair

MAX_WORDS = 100  # of one window; the network was trained on windows of up to this size
_WORDS_PER_RUN = 1500
_IOB = {"B": 3, "I": 1, "O": 2}
_DOUBT = -3.0  # log-odds of a sentence start that are enough after a full stop
_CLOSING = set("\"'”’)]»")


@Language.factory(
    "entente_encoder",
    assigns=["doc.tensor", "doc.sents", "token.head", "token.dep", "token.tag", "token.pos", "doc.ents", "token.ent_iob", "token.ent_type"],
)
def make_encoder(nlp: Language, name: str) -> "Encoder":
    """Factory for config files."""
    return Encoder(nlp, name)


class Encoder:
    """spaCy component; `from_disk` reads network.onnx, labels.json and tokenizer.json."""

    def __init__(self, nlp: Language, name: str = "entente_encoder") -> None:
        self.name = name
        self._strings = nlp.vocab.strings
        self._path: Path | None = None

    @property
    def path(self) -> Path | None:
        """The folder that the network was loaded from."""
        return self._path

    def from_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> "Encoder":
        """Load the network. Raises what ONNX Runtime raises when the files are missing or damaged."""
        self._path = Path(path)
        labels = json.loads((self._path / "labels.json").read_text(encoding="utf8"))
        options = ort.SessionOptions()
        options.log_severity_level = 3
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # or its threads take the core from Python between two runs
        self._session = ort.InferenceSession(self._path / "network.onnx", options, providers=["CPUExecutionProvider"])
        self._width = self._session.get_outputs()[6].shape[2]
        self._pieces = Pieces(self._path / "tokenizer.json")
        self._deps = np.array([self._strings.add(v) for v in labels["dep"]], np.uint64)
        self._root = self._strings.add("root")
        self._tags = np.array([self._strings.add(v) for v in labels["tag"]], np.uint64)
        self._pos = np.array([POS_IDS[v] for v in labels["pos"]], np.uint64)
        self._iob = np.array([_IOB[v[0]] for v in labels["ent"]], np.uint64)
        self._types = np.array([self._strings.add(v[2:]) if v != "O" else 0 for v in labels["ent"]], np.uint64)
        return self

    def to_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> None:
        """Copy the network's files."""
        if self._path and self._path != Path(path):
            shutil.copytree(self._path, path, dirs_exist_ok=True)

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one Doc."""
        self._annotate(doc)
        return doc

    def _annotate(self, doc: Doc) -> None:
        """One Doc at a time: the eight-bit layers scale by what is in a run, so that neighbours would change what an article says."""
        array = _blank(doc)
        doc.tensor = np.zeros((len(doc), self._width), np.float32)
        for run in _runs(sorted(windows(doc), key=len)):
            outputs = self._session.run(None, self._pieces.batch([[t.text for t in window] for window in run]))
            for i, window in enumerate(run):
                n = len(window)
                self._write(array, window, [out[i, :n] for out in outputs[:6]])
                at = [t.i for t in window]
                doc.tensor[at] = outputs[6][i, :n]
        if len(doc):
            _attach_spaces(doc, array, self._strings.add("dep"), self._strings.add("_SP"))
            doc.from_array([HEAD, DEP, TAG, POS, ENT_IOB, ENT_TYPE], array)  # type: ignore[arg-type]

    def _write(self, array: np.ndarray, window: list[Token], outputs: list[np.ndarray]) -> None:
        """One window's scores into the Doc's array."""
        arcs, label, tag, pos, ent, start = outputs
        heads = np.zeros(len(window), int)
        dep = self._deps[label.argmax(1)]
        for left, right in pairwise([*_starts(window, start), len(window)]):
            inside = arcs[left:right, left + 1 : right + 1]
            heads[left:right] = np.where(arcs[left:right, 0] >= inside.max(1), 0, left + 1 + inside.argmax(1))
            repair(heads, arcs, left, right)
        root = heads == 0
        dep[root] = self._root
        index = np.array([t.i for t in window])
        absolute = np.where(root, index, index[np.maximum(heads - 1, 0)])
        array[index, 0] = (absolute - index).astype(np.int64).view(np.uint64)
        array[index, 1], array[index, 2], array[index, 3] = dep, self._tags[tag.argmax(1)], self._pos[pos.argmax(1)]
        best = ent.argmax(1)
        iob, types = self._iob[best], self._types[best]
        goes_on = np.concatenate([[0], types[:-1]]) == types
        iob[(iob == 1) & ~goes_on] = 3  # an I- that continues nothing begins a span
        iob[(iob == 3) & goes_on] = 1  # two names of one type that nothing parts are one: "Republican" and "Party"
        array[index, 4], array[index, 5] = iob, types


def windows(doc: Doc) -> Iterator[list[Token]]:
    """Runs of at most MAX_WORDS tokens without blanks; a line break always ends one, a long paragraph is cut at sentence ends."""
    window: list[Token] = []
    for token in doc:
        if token.is_space:
            if "\n" in token.text and window:
                yield window
                window = []
            continue
        window.append(token)
        if len(window) == MAX_WORDS:
            cut = _last_sentence_end(window) or MAX_WORDS
            yield window[:cut]
            window = window[cut:]
    if window:
        yield window


def _last_sentence_end(window: list[Token]) -> int:
    """Index after the last full stop (and closing quotes) before a capital, 0 when there is none."""
    return next((i for i in range(len(window) - 1, 0, -1) if _stop_before(window, i) is not None), 0)


def _stop_before(window: list[Token], i: int) -> int | None:
    """Index of the full stop that stands, with closing quotes, before a word with a capital or an opening quote."""
    k = i - 1
    while k > 0 and window[k].text in _CLOSING:
        k -= 1
    first = window[i].text[:1]
    return k if window[k].text in {".", "!", "?"} and (first.isupper() or first in "\"“‘'") else None


def _starts(window: list[Token], scores: np.ndarray) -> list[int]:
    """Where sentences begin: where the network says so, and where it is in doubt after a full stop, but not after the "1." of a list."""
    out = [0]
    for i in (np.flatnonzero(scores[1:] > _DOUBT) + 1).tolist():
        stop = _stop_before(window, i)
        if scores[i] > 0 or (stop is not None and not (window[stop - 1].is_digit and stop - 1 == out[-1])):
            out.append(i)
    return out


def _runs(jobs: list[list[Token]]) -> Iterator[list[list[Token]]]:
    """Groups of windows, sorted by length, of at most _WORDS_PER_RUN words, few of which are padding."""
    run: list[list[Token]] = []
    for window in jobs:
        if run and (len(window) * (len(run) + 1) > _WORDS_PER_RUN or len(window) > 1.3 * len(run[0]) + 6):
            yield run
            run = []
        run.append(window)
    if run:
        yield run


def _blank(doc: Doc) -> np.ndarray:
    array = np.zeros((len(doc), 6), np.uint64)
    array[:, 4] = _IOB["O"]
    return array


def _attach_spaces(doc: Doc, array: np.ndarray, dep: int, tag: int) -> None:
    """Blank tokens hang on the word before them, or on the first word."""
    words = [t.i for t in doc if not t.is_space]
    previous = words[0] if words else 0
    for token in doc:
        if not token.is_space:
            previous = token.i
            continue
        array[token.i, 0] = np.int64(previous - token.i).view(np.uint64)
        array[token.i, 1:4] = dep, tag, POS_IDS["SPACE"]
    for i in range(len(doc) - 2, 0, -1):  # a blank inside a name belongs to it: spaCy refuses I- after O
        if doc[i].is_space and array[i + 1, 4] == _IOB["I"]:
            array[i, 4:6] = array[i + 1, 4:6]
