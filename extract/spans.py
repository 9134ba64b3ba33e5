"""A value found in a text, with its place."""

from dataclasses import dataclass
from typing import Generic, TypeVar

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Found(Generic[Value]):
    """value stands at text[start:end] (character offsets)."""

    start: int
    end: int
    value: Value
