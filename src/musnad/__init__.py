"""Musnad reads news reports and keeps, for every statement, who is reported to have said it, to whom and through whom."""

__version__ = "0.1.0"
