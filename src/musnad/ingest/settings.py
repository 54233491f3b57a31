"""How large input may be, by name. Beyond a limit an item is set aside with one sentence; the rest go on."""

from msgspec import Struct


class Settings(Struct, frozen=True):
    """Limits of what is taken in. Bytes are counted as they come, characters after decoding."""

    max_file_bytes: int = 20_000_000
    """A plain file; JSON Lines may be of any size, since they are never held."""
    max_page_bytes: int = 5_000_000
    """An HTML page, whose main text is found at some hundred thousand bytes a second."""
    max_line_bytes: int = 10_000_000
    """A line of JSON Lines. A longer one is passed over without holding it."""
    max_report_chars: int = 3_000_000
    """A report's text."""
    max_broken_lines: int = 1_000
    """Broken lines of one JSON Lines file, each told on its own, before the rest of the file is left unread."""
