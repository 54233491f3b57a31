"""Numbers in a text as values: how much, of what, how bounded, and what befell those who are counted."""

from musnad.quantities.compare import agree, comparable, conflicts, one_fact
from musnad.quantities.counting import Counting, counting
from musnad.quantities.values import Quantities, Quantity, quantities

__all__ = ["Counting", "Quantities", "Quantity", "agree", "comparable", "conflicts", "counting", "one_fact", "quantities"]
