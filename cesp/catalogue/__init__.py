"""What is collected and measured, and by whom, as data; loaded and cross-checked once."""

from cesp.catalogue.load import load_catalogue, load_partnership, read_catalogue
from cesp.catalogue.models import Catalogue, Column, Dataset, Direction, Measure
from cesp.catalogue.partnership import EDITIONS, Edition, Indicator, Partnership, plain
from cesp.catalogue.priorities import Priority

__all__ = [
    "EDITIONS",
    "Catalogue",
    "Column",
    "Dataset",
    "Direction",
    "Edition",
    "Indicator",
    "Measure",
    "Partnership",
    "Priority",
    "load_catalogue",
    "load_partnership",
    "plain",
    "read_catalogue",
]
