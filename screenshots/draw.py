"""Draw the demo's pictures anew: flat, quiet, few kilobytes. `python screenshots/draw.py`."""

import math
import random
from collections.abc import Callable, Sequence
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

FOLDER = Path(__file__).parents[1] / "src" / "newsreader" / "demo" / "pictures"
WIDE, SQUARE, TALL = (1280, 854), (1000, 1000), (854, 1280)
"""Twice as large as they are kept, so that edges come out smooth."""

Colour = str | tuple[int, int, int]
Point = tuple[float, float]


class Canvas:
    """A sky from top to bottom, and what is put before it; 1.0 is the picture's height."""

    def __init__(self, size: tuple[int, int], *sky: Colour) -> None:
        self.image = gradient(size, *sky)
        self.width, self.height = size
        self.right = size[0] / size[1]

    def polygon(self, points: Sequence[Point], colour: Colour) -> None:
        self._pen.polygon([self._at(point) for point in points], fill=colour)

    def box(self, left: float, top: float, right: float, bottom: float, colour: Colour) -> None:
        self._pen.rectangle([*self._at((left, top)), *self._at((right, bottom))], fill=colour)

    def disc(self, centre: Point, radius: float, colour: Colour, flat: float = 1.0) -> None:
        (x, y), r = self._at(centre), radius * self.height
        self._pen.ellipse([x - r, y - r * flat, x + r, y + r * flat], fill=colour)

    def line(self, points: Sequence[Point], colour: Colour, width: float = 0.004) -> None:
        pixels = max(1, round(width * self.height))
        self._pen.line([self._at(p) for p in points], fill=colour, width=pixels, joint="curve")

    def band(self, top: float, bottom: float, *colours: Colour) -> None:
        """Across the whole width."""
        first, last = round(top * self.height), round(bottom * self.height)
        self.image.paste(gradient((self.width, last - first), *colours), (0, first))

    def glow(self, centre: Point, radius: float, colour: Colour, strength: float = 0.8) -> None:
        mask = Image.new("L", self.image.size)
        (x, y), r = self._at(centre), radius * self.height
        ImageDraw.Draw(mask).ellipse([x - r, y - r, x + r, y + r], fill=round(255 * strength))
        mask = mask.filter(ImageFilter.GaussianBlur(r / 2))
        self.image.paste(Image.new("RGB", self.image.size, colour), mask=mask)

    def mist(self, top: float, bottom: float, colour: Colour, strength: float = 0.7) -> None:
        mask = Image.new("L", self.image.size)
        shape = [0, top * self.height, self.width, bottom * self.height]
        ImageDraw.Draw(mask).rectangle(shape, fill=round(255 * strength))
        mask = mask.filter(ImageFilter.GaussianBlur((bottom - top) * self.height / 3))
        self.image.paste(Image.new("RGB", self.image.size, colour), mask=mask)

    def hills(self, base: float, rise: float, colour: Colour, seed: int, rough: int = 7) -> None:
        chance = random.Random(seed)
        steps = [chance.random() for _ in range(rough + 2)]
        ridge = [
            (x * self.right / 60, base - rise * _smooth(steps, x / 60 * rough)) for x in range(61)
        ]
        self.polygon([*ridge, (self.right, 1.0), (0.0, 1.0)], colour)

    def soften(self, radius: float) -> None:
        self.image = self.image.filter(ImageFilter.GaussianBlur(radius * self.height))

    def grey(self) -> None:
        self.image = self.image.convert("L").convert("RGB")

    @property
    def _pen(self) -> ImageDraw.ImageDraw:
        return ImageDraw.Draw(self.image)

    def _at(self, point: Point) -> Point:
        return point[0] * self.height, point[1] * self.height


def gradient(size: tuple[int, int], *colours: Colour) -> Image.Image:
    column = Image.new("RGB", (1, len(colours)))
    for y, colour in enumerate(colours):
        column.paste(colour, (0, y, 1, y + 1))
    return column.resize((1, size[1]), Image.Resampling.BICUBIC).resize(size)


def _smooth(steps: Sequence[float], at: float) -> float:
    left = min(int(at), len(steps) - 2)
    part = (1 - math.cos((at - left) * math.pi)) / 2
    return steps[left] * (1 - part) + steps[left + 1] * part


def cranes() -> Canvas:
    """A line of white cranes standing in a misty river at dawn."""
    c = Canvas(WIDE, "#6f7fa6", "#c99fa6", "#f3cfa4", "#f9e3bd")
    c.glow((1.12, 0.42), 0.16, "#fff3d0")
    c.hills(0.55, 0.16, "#8a86a4", 4)
    c.hills(0.58, 0.08, "#746f8e", 9)
    c.band(0.58, 1.0, "#d9b4a5", "#9d93aa", "#55607f")
    c.mist(0.5, 0.66, "#f5dcc4", 0.75)
    for number, x in enumerate((0.16, 0.3, 0.42, 0.6, 0.74, 0.98, 1.12, 1.3)):
        y, size = 0.74 + 0.03 * (number % 3), 0.05 + 0.012 * (number % 2)
        c.line([(x, y), (x, y + 0.09)], "#4a4558", 0.004)
        c.line([(x + 0.02, y), (x + 0.02, y + 0.09)], "#4a4558", 0.004)
        c.disc((x, y), size, "#f6f2ee", 0.5)
        c.polygon([(x - size, y), (x - size * 1.5, y + 0.04), (x - 0.01, y + 0.015)], "#3b3646")
        c.line([(x + size * 0.7, y - 0.01), (x + size, y - 0.09)], "#39343f", 0.011)
        c.disc((x + size * 1.05, y - 0.1), 0.013, "#f6f2ee")
        c.line([(x + size * 1.1, y - 0.1), (x + size * 1.6, y - 0.095)], "#8a6f4e", 0.005)
    return c


def tram() -> Canvas:
    """A green tram with paper flowers crosses a bridge in rain, umbrellas on both sides."""
    c = Canvas(WIDE, "#69788a", "#8d9aa6", "#b6bdc0")
    c.hills(0.5, 0.1, "#77848f", 3)
    for number in range(9):
        x = number * 0.17
        c.box(x, 0.34 - 0.05 * (number % 3), x + 0.13, 0.55, "#7f8a93")
    c.band(0.55, 0.66, "#8e969b", "#7b8389")
    c.band(0.66, 1.0, "#5c656c", "#3f474e")
    c.line([(0.0, 0.62), (1.5, 0.62)], "#4d5357", 0.012)
    c.box(0.34, 0.3, 1.18, 0.68, "#2f8a57")
    c.box(0.34, 0.52, 1.18, 0.56, "#e9e2c6")
    c.box(0.32, 0.28, 1.2, 0.32, "#246b44")
    for x in (0.4, 0.53, 0.66, 0.79, 0.92, 1.05):
        c.box(x, 0.37, x + 0.1, 0.5, "#f6e8b6")
    chance = random.Random(5)
    for _ in range(38):
        centre = (0.36 + chance.random() * 0.8, 0.59 + chance.random() * 0.07)
        c.disc(centre, 0.012, chance.choice(("#f4b6c8", "#fff4f0", "#f1d04f", "#e77a8f")))
    for x in (0.5, 0.72, 0.98):
        c.disc((x, 0.69), 0.03, "#26302c")
    for number, x in enumerate((0.03, 0.13, 0.22, 0.3, 1.24, 1.33, 1.42)):
        colour = ("#b6473f", "#35577d", "#d0a23c", "#4b4f57", "#7d4a72")[number % 5]
        c.box(x - 0.02, 0.72, x + 0.02, 0.92, "#2a2f36")
        c.polygon([(x - 0.075, 0.72), (x, 0.63), (x + 0.075, 0.72)], colour)
    for _ in range(170):
        x, y = chance.random() * 1.5, chance.random()
        c.line([(x, y), (x - 0.008, y + 0.035)], "#c3ccd1", 0.0016)
    return c


def barge() -> Canvas:
    """A barge rides high past a stone tower on a rock, gravel banks on both sides."""
    c = Canvas(WIDE, "#8fb3d0", "#cfdde3", "#efe6d2")
    c.hills(0.5, 0.26, "#75886a", 11)
    c.hills(0.56, 0.12, "#5d7354", 2, 5)
    c.band(0.6, 1.0, "#8fa7a6", "#5f7d80", "#4a666b")
    c.polygon([(0.0, 0.62), (0.5, 0.68), (0.2, 0.78), (0.0, 0.8)], "#b3a78d")
    c.polygon([(0.62, 0.68), (0.75, 0.6), (1.02, 0.6), (1.16, 0.68), (0.9, 0.72)], "#8b8271")
    c.polygon([(0.72, 0.6), (0.74, 0.36), (0.84, 0.3), (0.94, 0.36), (0.97, 0.6)], "#ece3d0")
    c.polygon([(0.73, 0.37), (0.84, 0.19), (0.95, 0.37)], "#4b5563")
    for x in (0.78, 0.84, 0.9):
        c.box(x - 0.01, 0.44, x + 0.01, 0.48, "#5b5348")
    c.polygon([(0.2, 0.76), (1.28, 0.76), (1.2, 0.86), (0.28, 0.86)], "#6d2f2b")
    c.box(0.3, 0.73, 1.02, 0.76, "#30353b")
    c.box(1.05, 0.63, 1.2, 0.76, "#eeeae0")
    c.box(1.07, 0.66, 1.18, 0.7, "#3a4b58")
    c.polygon([(1.5, 0.84), (1.1, 0.95), (0.9, 1.0), (1.5, 1.0)], "#a89b80")
    chance = random.Random(8)
    for _ in range(120):
        x, y = chance.random() * 1.5, 0.62 + chance.random() * 0.38
        c.line([(x, y), (x + 0.05, y)], "#9fb6b4", 0.0018)
    return c


def tugs() -> Canvas:
    """Tugs strain at a high-sided container ship in a sandy channel before sunrise."""
    c = Canvas(WIDE, "#2f3f63", "#7a6d8c", "#e0a07c", "#f6cf95")
    c.glow((0.3, 0.55), 0.12, "#ffe3ad")
    c.hills(0.6, 0.06, "#a98667", 6)
    c.band(0.62, 1.0, "#c99a7c", "#6d7490", "#2f405c")
    c.polygon([(0.34, 0.48), (1.5, 0.44), (1.5, 0.7), (0.46, 0.7)], "#22344f")
    c.polygon([(0.44, 0.66), (1.5, 0.66), (1.5, 0.7), (0.46, 0.7)], "#8c3a34")
    chance = random.Random(3)
    paints = ("#c65b43", "#3f7d7a", "#d9a441", "#7d8794", "#4b6b96", "#b8b1a2")
    for column in range(11):
        for row in range(chance.randint(3, 5)):
            x, y = 0.46 + column * 0.095, 0.465 - row * 0.05
            c.box(x, y - 0.046, x + 0.09, y, chance.choice(paints))
    for x, y in ((0.1, 0.74), (0.26, 0.8), (0.42, 0.86)):
        c.polygon([(x, y), (x + 0.17, y), (x + 0.14, y + 0.05), (x + 0.03, y + 0.05)], "#141c28")
        c.box(x + 0.06, y - 0.06, x + 0.13, y, "#d8d2c3")
        c.box(x + 0.09, y - 0.1, x + 0.11, y - 0.06, "#b5442e")
        c.line([(x + 0.16, y), (0.5, 0.56)], "#5d5b66", 0.003)
    return c


def sleeper() -> Canvas:
    """A dark blue sleeping car with lit windows at a platform under an iron roof."""
    c = Canvas(WIDE, "#1b2233", "#2a3347", "#3d4458")
    for number in range(8):
        x = number * 0.22
        c.line([(x - 0.2, 0.0), (x, 0.2), (x + 0.2, 0.0)], "#141926", 0.014)
    c.line([(0.0, 0.2), (1.5, 0.2)], "#141926", 0.02)
    c.box(0.0, 0.3, 1.5, 0.74, "#1d3b73")
    c.box(0.0, 0.28, 1.5, 0.33, "#0f1c38")
    c.box(0.0, 0.6, 1.5, 0.615, "#d9b45a")
    for number in range(7):
        x = 0.06 + number * 0.21
        c.glow((x + 0.07, 0.46), 0.1, "#f7cf7d", 0.5)
        c.box(x, 0.39, x + 0.14, 0.54, "#ffe2a0")
        if number % 3 != 1:
            c.box(x, 0.39, x + 0.045, 0.54, "#8e3b3b")
        if number in (2, 5):
            c.disc((x + 0.09, 0.5), 0.025, "#3f3035")
            c.box(x + 0.06, 0.515, x + 0.12, 0.54, "#3f3035")
    c.band(0.8, 1.0, "#6a6a70", "#4a4a53")
    c.box(0.0, 0.74, 1.5, 0.8, "#0d1119")
    c.line([(0.0, 0.81), (1.5, 0.81)], "#e8dfc4", 0.008)
    for x in (0.14, 1.3):
        c.box(x, 0.2, x + 0.025, 0.86, "#10141f")
    c.disc((0.74, 0.12), 0.085, "#10141f")
    c.disc((0.74, 0.12), 0.072, "#f6efd9")
    c.line([(0.74, 0.12), (0.775, 0.155)], "#20242c", 0.01)
    c.line([(0.74, 0.12), (0.775, 0.09)], "#20242c", 0.006)
    return c


def bridge() -> Canvas:
    """A train on a bridge high over a smooth sea in the morning."""
    c = Canvas(WIDE, "#7fa8c9", "#c8dbe0", "#f6dfbf", "#f9cfa0")
    c.glow((1.1, 0.62), 0.11, "#fff2cf")
    c.hills(0.68, 0.14, "#8fa5b5", 21)
    c.band(0.68, 1.0, "#e7cfae", "#9db6bf", "#5b8597")
    for number in range(10):
        y = 0.71 + number * 0.028
        c.line([(1.1 - 0.02 * number, y), (1.1 + 0.02 * number, y)], "#fdeecb", 0.005)
    c.box(0.0, 0.44, 1.5, 0.475, "#4c5661")
    for x in (0.1, 0.45, 0.8, 1.15, 1.48):
        c.polygon(
            [(x - 0.02, 0.475), (x + 0.02, 0.475), (x + 0.035, 0.9), (x - 0.035, 0.9)], "#59636d"
        )
    for x in (-0.06, 0.3, 0.66):
        c.box(x, 0.365, x + 0.34, 0.44, "#1d3b73")
        c.box(x, 0.365, x + 0.34, 0.376, "#142a54")
        for window in range(6):
            left = x + 0.025 + window * 0.052
            c.box(left, 0.39, left + 0.036, 0.415, "#f4e3b6")
    return c


def crater() -> Canvas:
    """False-colour map of a round crater, its floor deep blue, its rim yellow."""
    c = Canvas(SQUARE, "#6e5a7d", "#5d4f74")
    chance = random.Random(12)
    for _ in range(90):
        centre, radius = (chance.random(), chance.random()), 0.008 + chance.random() ** 3 * 0.05
        c.disc(centre, radius, "#84708e")
        c.disc((centre[0] + radius * 0.2, centre[1] + radius * 0.2), radius * 0.8, "#55486a")
    shades = (
        "#d9b64a",
        "#e8d36b",
        "#9fc271",
        "#4fa58a",
        "#2f7fa0",
        "#285f9a",
        "#20418a",
        "#182a6b",
    )
    for number, colour in enumerate(shades):
        c.disc((0.5 + number * 0.004, 0.5 + number * 0.006), 0.4 - number * 0.043, colour)
    for _ in range(26):
        angle, far = chance.random() * math.tau, 0.36 + chance.random() * 0.06
        c.disc((0.5 + far * math.cos(angle), 0.5 + far * math.sin(angle)), 0.014, "#f2e08a")
    c.soften(0.006)
    c.disc((0.47, 0.54), 0.02, "#ffffff")
    c.disc((0.47, 0.54), 0.012, "#c23b3b")
    for number, colour in enumerate(shades):
        c.box(0.86, 0.2 + number * 0.07, 0.9, 0.27 + number * 0.07, colour)
    return c


def trace() -> Canvas:
    """Line chart: a burst of fast oscillations followed by a small slow hump."""
    c = Canvas(WIDE, "#fbf8f0", "#fbf8f0")
    for number in range(6):
        y = 0.16 + number * 0.14
        c.line([(0.12, y), (1.42, y)], "#dcd6c8", 0.003)
    for number in range(8):
        x = 0.12 + number * 0.185
        c.line([(x, 0.86), (x, 0.885)], "#8a8577", 0.004)
    c.line([(0.12, 0.12), (0.12, 0.86), (1.42, 0.86)], "#8a8577", 0.005)
    points = []
    for step in range(1301):
        t = step / 1300
        burst = math.exp(-(((t - 0.22) / 0.07) ** 2)) * math.sin(t * 420) * 0.26
        hump = math.exp(-(((t - 0.72) / 0.09) ** 2)) * 0.09
        points.append((0.12 + t * 1.3, 0.58 - burst - hump))
    c.line(points, "#1f5f8b", 0.007)
    c.line([(1.0, 0.36), (1.05, 0.47)], "#b5442e", 0.006)
    c.disc((1.055, 0.485), 0.014, "#b5442e")
    return c


def section() -> Canvas:
    """A cross-section of the Atlantic: moorings at both edges, arrows north above, south below."""
    c = Canvas(WIDE, "#dff0f4", "#dff0f4")
    c.band(0.16, 0.95, "#9fd0dd", "#4d95b5", "#1f4f7c", "#142f57")
    sea_floor = [(0.0, 0.3), (0.14, 0.5), (0.3, 0.82), (0.55, 0.86), (0.75, 0.62), (0.95, 0.85)]
    sea_floor += [(1.2, 0.8), (1.36, 0.5), (1.5, 0.28)]
    c.polygon([*sea_floor, (1.5, 1.0), (0.0, 1.0)], "#8a7458")
    for x, depth in ((0.16, 0.5), (0.24, 0.68), (1.24, 0.7), (1.33, 0.52)):
        c.line([(x, 0.2), (x, depth)], "#f4efe0", 0.004)
        for number in range(int((depth - 0.2) / 0.06)):
            c.disc((x, 0.24 + number * 0.06), 0.012, "#e8622c")
        c.disc((x, 0.19), 0.02, "#f0b429")
    for y, colour, way in ((0.28, "#d9472b", 1), (0.4, "#e0795a", 1), (0.66, "#9cc3ff", -1)):
        left, right = (0.42, 1.08)
        tip = right if way > 0 else left
        c.line([(left, y), (right, y)], colour, 0.018)
        c.polygon([(tip + 0.05 * way, y), (tip, y - 0.035), (tip, y + 0.035)], colour)
    return c


def buoy() -> Canvas:
    """An orange buoy, grown over with barnacles, is lifted from a grey sea."""
    c = Canvas(WIDE, "#8793a1", "#b9c0c6", "#e3d5c6")
    c.band(0.56, 1.0, "#8b959d", "#5d6a75", "#414d58")
    chance = random.Random(2)
    for _ in range(90):
        x, y = chance.random() * 1.5, 0.58 + chance.random() * 0.42
        c.line([(x, y), (x + 0.04, y - 0.006), (x + 0.08, y)], "#a3adb3", 0.003)
    c.polygon([(0.0, 0.86), (0.5, 0.8), (0.5, 1.0), (0.0, 1.0)], "#38424a")
    c.line([(0.1, 0.84), (0.42, 0.02), (1.5, -0.2)], "#d4d0c4", 0.02)
    c.line([(0.86, -0.05), (0.86, 0.24)], "#2b2f33", 0.008)
    c.disc((0.86, 0.42), 0.19, "#e8622c")
    c.box(0.84, 0.2, 0.88, 0.26, "#2b2f33")
    c.disc((0.8, 0.36), 0.06, "#f08a57")
    for _ in range(110):
        angle, far = chance.random() * math.pi, chance.random() ** 0.5 * 0.18
        x, y = 0.86 + far * math.cos(angle), 0.44 + far * math.sin(angle) * 0.9
        c.disc(
            (x, y),
            0.008 + chance.random() * 0.008,
            chance.choice(("#efe9db", "#cfc8b6", "#8f9488")),
        )
    for x in (0.8, 0.86, 0.93):
        c.line([(x, 0.6), (x + 0.01, 0.74)], "#c9d3d8", 0.005)
    return c


def moss() -> Canvas:
    """A glass dish with tiny bright green cushions on black gravel."""
    c = Canvas(SQUARE, "#ded7c8", "#cfc6b4")
    c.disc((0.52, 0.54), 0.42, "#b5ab98")
    c.disc((0.5, 0.5), 0.42, "#eef3f1")
    c.disc((0.5, 0.5), 0.39, "#23262a")
    chance = random.Random(30)
    for _ in range(420):
        angle, far = chance.random() * math.tau, chance.random() ** 0.5 * 0.375
        place = (0.5 + far * math.cos(angle), 0.5 + far * math.sin(angle))
        c.disc(
            place, 0.007 + chance.random() * 0.006, chance.choice(("#33373c", "#1a1c1f", "#42464b"))
        )
    for _ in range(46):
        angle, far = chance.random() * math.tau, chance.random() ** 0.5 * 0.32
        x, y, r = (
            0.5 + far * math.cos(angle),
            0.5 + far * math.sin(angle),
            0.018 + chance.random() * 0.03,
        )
        for shade, part in (("#3f7f1f", 1.0), ("#64ad2b", 0.82), ("#8fd347", 0.5)):
            c.disc((x - (1 - part) * r * 0.4, y - (1 - part) * r * 0.4), r * part, shade)
    c.line([(0.2, 0.28), (0.28, 0.2), (0.38, 0.15)], "#ffffff", 0.008)
    return c


def stall() -> Canvas:
    """A market stall with a lamp, else only grey."""
    c = Canvas(WIDE, "#8f9499", "#a5a9ab", "#b3b4b2", "#9a9997")
    c.box(1.05, 0.16, 1.3, 0.74, "#989c9f")
    c.box(0.02, 0.22, 0.22, 0.72, "#9b9fa1")
    c.polygon([(0.52, 0.4), (0.96, 0.4), (1.02, 0.48), (0.46, 0.48)], "#6f6a64")
    for x in (0.5, 0.98):
        c.box(x - 0.008, 0.48, x + 0.008, 0.8, "#67635f")
    c.box(0.48, 0.66, 1.0, 0.78, "#746b60")
    chance = random.Random(6)
    for number in range(22):
        c.disc(
            (0.51 + number * 0.022, 0.655), 0.014, chance.choice(("#8f5a4a", "#93804c", "#7c8a5b"))
        )
    c.box(0.68, 0.53, 0.76, 0.66, "#5c5a59")
    c.disc((0.72, 0.52), 0.03, "#6a625c")
    c.mist(0.1, 0.95, "#a9acac", 0.42)
    c.glow((0.8, 0.52), 0.2, "#f8dda0", 0.75)
    c.disc((0.8, 0.51), 0.022, "#fff6da")
    return c


def batteries() -> Canvas:
    """Long rows of white containers in snow, wind turbines behind them."""
    c = Canvas(WIDE, "#7fa7cf", "#bcd3e2", "#eaf0f1")
    c.hills(0.5, 0.16, "#b9c9d3", 14)
    for x, foot, size in (
        (0.25, 0.42, 0.2),
        (0.62, 0.46, 0.16),
        (0.98, 0.4, 0.22),
        (1.32, 0.45, 0.15),
    ):
        c.line([(x, foot), (x, foot - size)], "#f6f8f8", 0.008)
        for arm in range(3):
            angle = arm * math.tau / 3 + x * 4
            tip = (x + math.sin(angle) * size * 0.55, foot - size - math.cos(angle) * size * 0.55)
            c.line([(x, foot - size), tip], "#f6f8f8", 0.006)
    c.band(0.5, 1.0, "#e6edf0", "#f7f9f8", "#dde6ea")
    for row in range(5):
        y, scale = 0.54 + row * row * 0.024 + row * 0.015, 0.5 + row * 0.28
        for number in range(9):
            x = 0.75 + (number - 4.3) * 0.21 * scale
            c.box(x, y - 0.055 * scale, x + 0.17 * scale, y, "#f4f5f2")
            c.box(x, y - 0.055 * scale, x + 0.17 * scale, y - 0.045 * scale, "#ffffff")
            c.box(x, y - 0.012 * scale, x + 0.17 * scale, y, "#9aa9b1")
            c.box(
                x + 0.02 * scale, y - 0.038 * scale, x + 0.05 * scale, y - 0.02 * scale, "#3f7d55"
            )
    return c


def hall() -> Canvas:
    """A tall hall with rows of empty shelves; discs of sunlight lie on the floor."""
    c = Canvas(WIDE, "#8a5f3c", "#b98a5c", "#cfa473")
    c.polygon([(0.0, 0.0), (0.45, 0.28), (0.45, 0.64), (0.0, 1.0)], "#9c6f47")
    c.polygon([(1.5, 0.0), (1.05, 0.28), (1.05, 0.64), (1.5, 1.0)], "#8a5f3c")
    c.polygon([(0.0, 1.0), (0.45, 0.64), (1.05, 0.64), (1.5, 1.0)], "#c79c6b")
    c.polygon([(0.0, 0.0), (0.45, 0.28), (1.05, 0.28), (1.5, 0.0)], "#74502f")
    for row in range(3):
        for column in range(7):
            depth = row / 2
            x = 0.75 + (column - 3) * (0.19 - 0.09 * depth)
            c.disc((x, 0.05 + 0.085 * row), 0.026 - 0.006 * row, "#fff3cf", 0.6)
    for side in (0, 1):
        for number in range(5):
            near, far = number / 5, (number + 0.82) / 5
            xs = [0.04 + 0.4 * near, 0.04 + 0.4 * far]
            xs = xs if side == 0 else [1.5 - x for x in xs]
            for board in range(4):
                tops = [0.28 + 0.14 * board + (0.1 - 0.035 * board) * part for part in (near, far)]
                c.line(list(zip(xs, tops, strict=True)), "#5a3c22", 0.009)
            c.line([(xs[0], 0.26 + near * 0.1), (xs[0], 0.88 - near * 0.22)], "#5a3c22", 0.012)
    for row in range(3):
        for column in range(6):
            y = 0.7 + row * 0.1
            x = 0.75 + (column - 2.5) * (0.13 + row * 0.055)
            c.disc((x, y), 0.028 + row * 0.012, "#ffe7ab", 0.5)
    return c


def door() -> Canvas:
    """A blue door in a street of grey doors, half open."""
    c = Canvas(WIDE, "#cfcac2", "#bdb7ae")
    c.band(0.84, 1.0, "#8e8a84", "#716d68")
    for number in range(5):
        x = 0.06 + number * 0.29
        blue = number == 2
        c.box(x - 0.02, 0.28, x + 0.22, 0.84, "#a8a299")
        c.box(x, 0.3, x + 0.2, 0.84, "#20242c" if blue else "#8d9095")
        if blue:
            c.glow((x + 0.15, 0.6), 0.1, "#f1d79b", 0.5)
            c.polygon([(x, 0.3), (x + 0.12, 0.34), (x + 0.12, 0.9), (x, 0.84)], "#1f63c4")
            c.polygon(
                [(x + 0.02, 0.37), (x + 0.1, 0.395), (x + 0.1, 0.58), (x + 0.02, 0.56)], "#2f78da"
            )
            c.polygon(
                [(x + 0.02, 0.62), (x + 0.1, 0.64), (x + 0.1, 0.82), (x + 0.02, 0.785)], "#2f78da"
            )
            c.disc((x + 0.105, 0.61), 0.009, "#e5c76b")
        else:
            c.box(x + 0.03, 0.35, x + 0.17, 0.54, "#7c7f85")
            c.box(x + 0.03, 0.6, x + 0.17, 0.78, "#7c7f85")
            c.disc((x + 0.178, 0.58), 0.008, "#55585d")
        c.box(x + 0.02, 0.06, x + 0.18, 0.2, "#93a0a8")
        c.box(x + 0.095, 0.06, x + 0.105, 0.2, "#e3dfd7")
    return c


def glacier() -> Canvas:
    """Black and white: a mighty glacier fills the valley up to the edge of the picture."""
    c = Canvas(WIDE, "#9a9a9a", "#cfcfcf", "#e6e6e6")
    c.hills(0.5, 0.36, "#6a6a6a", 17, 5)
    c.polygon([(0.62, 0.34), (0.86, 0.34), (1.5, 1.0), (0.0, 1.0)], "#f3f3f3")
    c.polygon([(0.0, 0.32), (0.3, 0.36), (0.6, 0.5), (0.16, 0.84), (0.0, 0.9)], "#4d4d4d")
    c.polygon([(1.5, 0.28), (1.14, 0.36), (0.9, 0.5), (1.34, 0.86), (1.5, 0.94)], "#3f3f3f")
    chance = random.Random(19)
    for number in range(24):
        y = 0.42 + number * 0.025
        half = 0.1 + (y - 0.4) * 1.05
        for _ in range(3):
            x = 0.75 + (chance.random() - 0.5) * half * 1.6
            c.line([(x, y), (x + 0.05 + chance.random() * 0.05, y + 0.012)], "#b9b9b9", 0.004)
    for offset in (-0.06, 0.05):
        c.line(
            [(0.74 + offset * 0.4, 0.4), (0.74 + offset * 2, 0.66), (0.74 + offset * 5, 1.0)],
            "#8f8f8f",
            0.012,
        )
    c.grey()
    return c


def jetty() -> Canvas:
    """A wooden jetty at dawn with a row of shoes."""
    c = Canvas(WIDE, "#5f7396", "#b493a7", "#f0b896", "#fbdcae")
    c.glow((0.75, 0.5), 0.1, "#fff0cd")
    c.hills(0.5, 0.07, "#57607f", 23)
    c.band(0.5, 1.0, "#edbf9f", "#8f8fae", "#4c5f82")
    c.polygon([(0.69, 0.52), (0.81, 0.52), (1.16, 1.0), (0.34, 1.0)], "#6b5140")
    for number in range(18):
        y = 0.53 + number * number * 0.0016
        half = 0.06 + (y - 0.52) * 0.73
        c.line([(0.75 - half, y), (0.75 + half, y)], "#4d392c", 0.002 + number * 0.0002)
    for number, colour in enumerate(("#c1453c", "#e8e2d2", "#2f4f73", "#d9a441", "#32302f")):
        y, size = 0.6 + number * 0.075, 0.018 + number * 0.006
        x = 0.72 - number * 0.035
        for foot in (0.0, size * 2.4):
            c.disc((x + foot, y), size, colour, 0.55)
            c.disc((x + foot + size * 0.2, y - size * 0.1), size * 0.5, "#241f1d", 0.5)
    return c


def arcs() -> Canvas:
    """Bright arcs of the sun pass over a dark roof ridge: half a year in one picture."""
    c = Canvas(SQUARE, "#2a1d2b", "#5a3444", "#a0553f")
    for number in range(16):
        rise = 0.34 + number * 0.032
        points = [
            (x / 40, 0.86 - rise * math.sin(math.pi * (x / 40 * 0.9 + 0.05)) ** 1.2)
            for x in range(41)
        ]
        c.line(points, ("#ffdf9a", "#ffc86b", "#f6a95a")[number % 3], 0.006)
    c.soften(0.002)
    c.polygon(
        [(0.0, 0.8), (0.3, 0.62), (0.56, 0.78), (1.0, 0.7), (1.0, 1.0), (0.0, 1.0)], "#120d14"
    )
    c.box(0.4, 0.6, 0.45, 0.76, "#120d14")
    return c


def risotto() -> Canvas:
    """A deep plate of yellow barley risotto with fried sage leaves."""
    c = Canvas(SQUARE, "#6d5138", "#5b422d")
    c.disc((0.53, 0.54), 0.43, "#3f2d1e")
    c.disc((0.5, 0.5), 0.43, "#f1ece1")
    c.disc((0.5, 0.5), 0.33, "#dcd4c4")
    c.disc((0.5, 0.5), 0.31, "#e2ac3c")
    chance = random.Random(77)
    for _ in range(420):
        angle, far = chance.random() * math.tau, chance.random() ** 0.5 * 0.295
        place = (0.5 + far * math.cos(angle), 0.5 + far * math.sin(angle))
        c.disc(place, 0.012, chance.choice(("#efc766", "#d99a2b", "#f5d988", "#c9861f")), 0.7)
    for number in range(7):
        angle = number * math.tau / 7 + 0.3
        x, y = 0.5 + 0.13 * math.cos(angle), 0.5 + 0.13 * math.sin(angle)
        tip = (x + 0.1 * math.cos(angle + 0.6), y + 0.1 * math.sin(angle + 0.6))
        side = (0.028 * math.sin(angle + 0.6), -0.028 * math.cos(angle + 0.6))
        middle = ((x + tip[0]) / 2, (y + tip[1]) / 2)
        leaf = [(x, y), (middle[0] + side[0], middle[1] + side[1]), tip]
        leaf += [(middle[0] - side[0], middle[1] - side[1])]
        c.polygon(leaf, "#5d6b3a")
        c.line([(x, y), tip], "#93a069", 0.004)
    return c


PICTURES: dict[str, Callable[[], Canvas]] = {
    "arcs": arcs,
    "barge": barge,
    "batteries": batteries,
    "bridge": bridge,
    "buoy": buoy,
    "cranes": cranes,
    "crater": crater,
    "door": door,
    "glacier": glacier,
    "hall": hall,
    "jetty": jetty,
    "moss": moss,
    "risotto": risotto,
    "section": section,
    "sleeper": sleeper,
    "stall": stall,
    "trace": trace,
    "tram": tram,
    "tugs": tugs,
}


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for name, draw in PICTURES.items():
        image = draw().image
        small = image.resize((image.width // 2, image.height // 2), Image.Resampling.LANCZOS)
        path = FOLDER / f"{name}.webp"
        small.save(path, "WEBP", quality=70, method=6)
        print(f"{path.name} {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
