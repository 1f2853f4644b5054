"""What Streamlit runs: the frame around the pages. ``figurehouse dashboard`` starts it.

The address says which page is shown (``?page=figure&id=...``), so that every
page can be passed on. Streamlit's own pages have paths of their own, below
which its browser part first looks for the server in vain.
"""

from pathlib import Path

import streamlit as st

from flows.dashboard import figure, measure, overview, published, search, source
from flows.dashboard.markup import block, navigation

_HERE = Path(__file__).parent
_PAGES = {
    "overview": overview.page,
    "search": search.page,
    "source": source.page,
    "figure": figure.page,
    "measure": measure.page,
}
_LISTED = {"overview": "Overview", "search": "Search", "source": "Sources"}


def main() -> None:
    """Show the page that the address names, or say that nothing is published."""
    icon = str(_HERE / "icon.png")  # an icon by name would be fetched from elsewhere
    st.set_page_config(page_title="Figurehouse", page_icon=icon, layout="wide")
    st.html(_HERE / "style.css")
    name = st.query_params.get("page", "overview")
    name = name if name in _PAGES else "overview"
    st.html(navigation(_LISTED, name))
    if published.is_there():
        _PAGES[name]()
    else:
        told = "Nothing is published yet: run figurehouse run, then load this page again."
        st.html(block("nothing", told))


main()
