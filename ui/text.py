"""Text that Streamlit would read as Markdown."""

_SPECIAL = frozenset("\\`*_{}[]<>()#+-!|$:~^&.")


def plain(text: str) -> str:
    """`text` with everything escaped that has a meaning in Streamlit's Markdown, on one line."""
    return "".join("\\" + c if c in _SPECIAL else c for c in " ".join(text.split()))
