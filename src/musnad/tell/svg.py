"""Chains drawn: where each stop of a graph stands, as an SVG whose colours are the page's. Right to left is the mirror."""

from functools import cached_property
from itertools import pairwise

from msgspec import Struct

from musnad.tell.clean import Direction
from musnad.tell.shapes import Graph, Node

WRAP, LINES = 21, 2  # characters in a line of a box, and lines
LETTER, PAD = 7.0, 12.0  # px a letter of 13 px type takes at most, on average; px around the words
GAP, ROW, MARGIN = 46.0, 14.0, 6.0
HEAD, LINE = 20.0, 16.0

Path = tuple[int, ...]


class Box(Struct, frozen=True):
    """A drawn stop: its corner, size and lines of words; `x`, `y` in px from the top left."""

    node: Node
    lines: tuple[str, ...]
    x: float
    y: float
    width: float
    height: float


class Edge(Struct, frozen=True):
    """A drawn step, as an SVG path that ends with its arrow."""

    path: str
    tone: int


class Drawing(Struct, frozen=True):
    """A graph with places for everything."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    edges: tuple[Edge, ...]


class Place(Struct, frozen=True):
    """Where a path passes a layer: at a stop, or (stop None) on its way past the layer, in a lane of its own."""

    layer: int
    stop: int | None
    lane: tuple[int, int] = (0, 0)


def draw(graph: Graph, direction: Direction) -> Drawing:
    """Layers side by side from outlet to addressee; every skipped layer keeps a free lane, so no line crosses a box."""
    return _Layout(graph, direction).drawing()


class _Layout:
    def __init__(self, graph: Graph, direction: Direction) -> None:
        self.graph, self.direction = graph, direction
        self.words = [wrap(n.label) for n in graph.nodes]
        self.routes = [self._route(path) for path in graph.paths]

    def _route(self, path: Path) -> list[Place]:
        out: list[Place] = []
        for left, right in pairwise(path):
            first, last = self.graph.nodes[left].layer, self.graph.nodes[right].layer
            out += [Place(first, left), *(Place(n, None, (left, right)) for n in range(first + 1, last))]
        return [*out, Place(self.graph.nodes[path[-1]].layer, path[-1])]

    @cached_property
    def layers(self) -> dict[int, list[Place]]:
        """The places of each layer from top to bottom: in the order of the paths that pass there."""
        found: dict[Place, list[int]] = {}
        for n, route in enumerate(self.routes):
            for place in route:
                found.setdefault(place, []).append(n)
        ordered = sorted(found, key=lambda p: (p.layer, sum(found[p]) / len(found[p]), p.stop is None))
        out: dict[int, list[Place]] = {}
        for place in ordered:
            out.setdefault(place.layer, []).append(place)
        return out

    @cached_property
    def widths(self) -> dict[int, float]:
        longest = {n: max((self._width(p) for p in places), default=0.0) for n, places in self.layers.items()}
        return {n: longest[n] for n in sorted(longest)}

    def _width(self, place: Place) -> float:
        if place.stop is None:
            return 0.0
        return max(66.0, max(len(line) for line in self.words[place.stop]) * LETTER + 2 * PAD)

    def _height(self, place: Place) -> float:
        return 10.0 if place.stop is None else HEAD + len(self.words[place.stop]) * LINE + PAD

    @cached_property
    def height(self) -> float:
        return max((sum(self._height(p) + ROW for p in places) for places in self.layers.values()), default=0.0)

    @cached_property
    def lefts(self) -> dict[int, float]:
        x, out = MARGIN, {}
        for layer, width in self.widths.items():
            out[layer] = x
            x += width + GAP
        return out

    @property
    def width(self) -> float:
        return sum(self.widths.values()) + GAP * max(0, len(self.widths) - 1) + 2 * MARGIN

    @cached_property
    def spots(self) -> dict[Place, tuple[float, float]]:
        """The left edge and middle of every place, before mirroring."""
        out = {}
        for layer, places in self.layers.items():
            y = MARGIN + (self.height - sum(self._height(p) + ROW for p in places)) / 2
            for place in places:
                out[place] = (self.lefts[layer], y + (self._height(place) + ROW) / 2)
                y += self._height(place) + ROW
        return out

    def drawing(self) -> Drawing:
        """Boxes and edges, mirrored for right-to-left."""
        boxes = tuple(self._box(p) for places in self.layers.values() for p in places if p.stop is not None)
        steps = {(a, b): None for route in self.routes for a, b in pairwise(route)}
        edges = tuple(self._edge(a, b) for a, b in steps)
        return Drawing(self.width, self.height + 2 * MARGIN, boxes, edges)

    def _mirror(self, x: float) -> float:
        return self.width - x if self.direction == "rtl" else x

    def _box(self, place: Place) -> Box:
        x, middle = self.spots[place]
        width, height = self.widths[place.layer], self._height(place)
        stop = place.stop or 0
        corner = self._mirror(x + width) if self.direction == "rtl" else x
        return Box(self.graph.nodes[stop], self.words[stop], corner, middle - height / 2, width, height)

    def _edge(self, a: Place, b: Place) -> Edge:
        """From the speaker's side to the outlet's; onwards from the speaker to his addressee. Passing lanes run straight."""
        (left_x, left_y), (right_x, right_y) = self.spots[a], self.spots[b]
        start = (self._mirror(left_x + self.widths[a.layer]), left_y)
        end = (self._mirror(right_x), right_y)
        lead = f"M{self._mirror(left_x):.1f} {left_y:.1f}H{start[0]:.1f}" if a.stop is None else ""
        forward = b.stop is not None and self.graph.nodes[b.stop].kind == "addressee"
        tip = 5.0 if self.direction == "ltr" else -5.0
        first, last = (
            (start, (end[0] - tip, end[1])) if forward else (end, (start[0] + (tip if a.stop is not None else 0), start[1]))
        )
        middle = (first[0] + last[0]) / 2
        curve = (
            f"M{first[0]:.1f} {first[1]:.1f}C{middle:.1f} {first[1]:.1f} {middle:.1f} {last[1]:.1f} {last[0]:.1f} {last[1]:.1f}"
        )
        arrow = "" if a.stop is None and not forward else self._arrow(last, tip if forward else -tip)
        tone = self.graph.nodes[b.stop].tone if b.stop is not None else self.graph.nodes[b.lane[1]].tone
        return Edge(lead + curve + arrow, tone)

    @staticmethod
    def _arrow(at: tuple[float, float], tip: float) -> str:
        x, y = at
        return f"M{x - tip:.1f} {y - 4:.1f}L{x + tip * 0.6:.1f} {y:.1f}L{x - tip:.1f} {y + 4:.1f}"


def wrap(label: str) -> tuple[str, ...]:
    """A label in at most `LINES` lines of about `WRAP` characters; what does not fit ends in an ellipsis."""
    lines: list[str] = []
    for word in label.split():
        if lines and len(lines[-1]) + len(word) < WRAP:
            lines[-1] += " " + word
        else:
            lines.append(word[: WRAP + 3])
    if len(lines) > LINES:
        lines = [*lines[: LINES - 1], lines[LINES - 1][: WRAP - 1] + "…"]
    return tuple(lines) or ("",)
