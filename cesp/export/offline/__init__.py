"""A paper as one HTML file that presents without a network."""
