"""The page over a synthetic library: streamlit run bench/page.py -- SIZE."""

import runpy
import sys
from pathlib import Path

import streamlit as st

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
from bench import synthetic  # noqa: E402
from ui import library  # noqa: E402

library.sample_library = st.cache_resource(show_spinner="Making a library …")(lambda: synthetic.library(int(sys.argv[1])))
runpy.run_path(str(ROOT / "app.py"))
