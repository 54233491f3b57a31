"""Report -> Reading: sentences, times, mentions, attributions and happenings of one report, with nothing else needed."""

from musnad.read.reading import dropped, read

__all__ = ["dropped", "read"]
