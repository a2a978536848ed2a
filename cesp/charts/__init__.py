"""An exhibit's series -> a Plotly figure. Pure."""
