"""The ASGI application: middleware round the dashboard's shell. `streamlit run app.py` and uvicorn both serve it."""

import streamlit as st

from cesp.ui import SHELL
from cesp.ui.middleware import MIDDLEWARE

app = st.App(SHELL, middleware=MIDDLEWARE)
