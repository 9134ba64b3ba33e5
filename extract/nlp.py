"""The only place that loads a spaCy pipeline."""

from functools import cache
from pathlib import Path

import spacy
from spacy.language import Language

import extract.names  # noqa: F401  (registers a component that the bundled pipeline names, as extract.encoder does)
from extract.encoder import Encoder
from extract.pairs import PairNetwork

MODEL = Path(__file__).parent / "model"


class ModelError(ValueError):
    """The pipeline that was asked for cannot be loaded."""


@cache
def load(model: str | None = None) -> Language:
    """The bundled English pipeline, or the user's own: the name of an installed spaCy package or a folder.

    Raises ModelError in one sentence when there is no such pipeline or when it lacks a parser.
    """
    try:
        nlp = spacy.load(model or MODEL)
    except (OSError, ValueError) as error:
        raise ModelError(f"No spaCy pipeline “{model or MODEL}” can be loaded: install the package, or name a folder that holds one.") from error
    if not {"parser", "entente_encoder"} & set(nlp.pipe_names):
        raise ModelError(f"The pipeline “{model}” has no parser; choose one that has (it has {', '.join(nlp.pipe_names)}).")
    return nlp


@cache
def pair_network(nlp: Language) -> PairNetwork | None:
    """The pair network that came with the pipeline's encoder; None with another pipeline."""
    encoder = nlp.get_pipe("entente_encoder") if "entente_encoder" in nlp.pipe_names else None
    path = encoder.path / "pairs.npz" if isinstance(encoder, Encoder) and encoder.path else None
    return PairNetwork(path) if path and path.exists() else None
