"""One tree of errors. Each message is one sentence: what, where, and what was expected."""


class MusnadError(Exception):
    """Every error that Musnad raises on purpose."""


class InputError(MusnadError):
    """Input that cannot be read as a report; `code` names the rule in one word for reasons."""

    def __init__(self, message: str, *, code: str) -> None:
        super().__init__(message)
        self.code = code


class DataError(MusnadError):
    """A file of language or world data that breaks its own rules."""
