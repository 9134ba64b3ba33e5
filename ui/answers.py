"""What was worked out for the question in force, so that a click that asks nothing new costs nothing."""

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

T = TypeVar("T")


def once(name: str, key: tuple[object, ...], work: Callable[[], T]) -> T:
    """What `work` gave when it was last called in this session for the same `key` (of values that compare fast); one answer a name is kept."""
    answers = st.session_state.setdefault("answers", {})
    if name not in answers or answers[name][0] != key:
        answers[name] = (key, work())
    return answers[name][1]
