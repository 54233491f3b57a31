"""Weighing: time a report, growth and memory at 1,000, 3,000 and 10,000 reports, on one core, apart from sentence vectors.

    python benchmarks/weigh.py [FILE]     FILE is JSON Lines with days of publication, by default that of link_stream.py

The reports are read and linked first (not timed), and multiplied as in `link_stream.py`: copies are later, with other
names. Every size runs in a process of its own. Vectors are timed by what the encoder takes, and stand beside. Then the
encoder's speed with its own tokenizer and with SentencePiece's, where the extra `fast` is installed.
"""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from importlib.util import find_spec
from itertools import islice
from typing import Any

import link_stream

from musnad import link, pipeline, vectors
from musnad.model import Reading
from musnad.text import fold
from musnad.vectors.pieces import Compiled, Plain
from musnad.weigh import weigh

SIZES = (1_000, 3_000, 10_000)
TEXTS = 1_500
"""Contents that are encoded to time the tokenizers."""
ROUNDS = 3


class Timed:
    """The encoder, and the seconds of processor time that it took."""

    def __init__(self) -> None:
        self._own: Any = vectors._encoder()
        self.spent, self.texts = 0.0, 0

    def encode(self, texts: Sequence[str]) -> Any:
        """The rows of some texts."""
        start = time.process_time()
        rows = self._own.encode(texts)
        self.spent, self.texts = self.spent + time.process_time() - start, self.texts + len(texts)
        return rows


def main() -> None:
    """Measure each size in a fresh process, and print a row for each; then the tokenizers."""
    path = sys.argv[1] if len(sys.argv) > 1 else link_stream.default()
    if len(sys.argv) > 2:
        print(json.dumps(measured(path, int(sys.argv[2])) if sys.argv[2] != "tokenizers" else tokenizers(path)))
        return
    print("| reports | claims | weighing, ms a report | vectors, ms a report | texts | peak MB |\n|" + "---|" * 6)
    for size in SIZES:
        row = fresh(path, str(size))
        each = {name: row[name] * 1000 / size for name in ("weigh", "vectors")}
        cells = f"{row['claims']:,} | {each['weigh']:.2f} | {each['vectors']:.2f} | {row['texts']:,} | {row['peak']:.0f}"
        print(f"| {size:,} | {cells} |", flush=True)
    print("\n" + "; ".join(f"{name}: {value:.2f} ms a content" for name, value in fresh(path, "tokenizers").items()))


def fresh(path: str, what: str) -> dict[str, Any]:
    """What a process of its own measures; where it says why it cannot, nothing more is run."""
    out = subprocess.run([sys.executable, __file__, path, what], stdout=subprocess.PIPE, text=True)
    if out.returncode:
        sys.exit(out.returncode)
    return dict(json.loads(out.stdout))


def measured(path: str, size: int) -> dict[str, float]:
    """Seconds of processor time of weighing and of the vectors in it; numbers of texts and claims; the peak in MB."""
    link_stream.pinned()
    originals = link_stream.read(path)
    pile = list(link.united(list(islice(link_stream.multiplied(originals), size))))
    del originals
    events = link.link(pile)
    timed = Timed()
    vectors._encoder = lambda: timed  # type: ignore[assignment]
    timed.encode(["."])
    timed.spent = 0.0
    start = time.process_time()
    weighed = weigh(pile, events)
    spent = time.process_time() - start - timed.spent
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"weigh": spent, "vectors": timed.spent, "texts": timed.texts, "claims": len(weighed.claims), "peak": peak}


def tokenizers(path: str) -> dict[str, float]:
    """Milliseconds of one content: cut into pieces, and encoded, by either tokenizer; the best of some rounds."""
    link_stream.pinned()
    found = (r for r in pipeline.readings(pipeline.gather([path])) if isinstance(r, Reading))
    contents = (r.report.text[slice(*span)] for r in found for a in r.attributions for span in a.content.spans)
    texts = list(islice(filter(None, (fold(text)[: vectors.CHARACTERS].strip() for text in contents)), TEXTS))
    out = {}
    for name, kind in (("Python", Plain), ("SentencePiece", Compiled))[: 2 if find_spec("sentencepiece") else 1]:
        vectors._encoder.cache_clear()
        encoder = vectors._encoder()
        encoder._sp = own = kind()
        encoder.encode(["."])
        out[f"{name} alone"] = best(lambda own=own: [own.encode(text) for text in texts]) / len(texts)
        out[f"encoded with {name}"] = best(lambda encoder=encoder: encoder.encode(texts)) / len(texts)
    return out


def best(work: Any) -> float:
    """Milliseconds of processor time of the fastest of some rounds."""
    spent = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        spent.append((time.process_time() - start) * 1000)
    return min(spent)


if __name__ == "__main__":
    main()
