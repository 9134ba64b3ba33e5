"""Where nodes were drawn, by library and layout: after a reload, and in another tab of the same browser, they stand there again."""

import threading
from collections import OrderedDict

import streamlit as st

from graph.layout import Positions

_KEPT = 1000  # layouts kept in memory; the one that was longest unused goes first


class Places:
    """Layouts by (name of a library, number of the layout)."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.layouts: OrderedDict[tuple[str, int], Positions] = OrderedDict()

    def of(self, library: str, layout: int) -> Positions:
        """The places of one layout, to be read and added to; none at first."""
        with self.lock:
            found = self.layouts.setdefault((library, layout), {})
            self.layouts.move_to_end((library, layout))
            if len(self.layouts) > _KEPT:
                self.layouts.popitem(last=False)
            return found


@st.cache_resource(show_spinner=False)
def places() -> Places:
    """Those of this server."""
    return Places()
