"""The colour science the palette is checked with: contrast, lightness, difference, and sight without one cone.

Colours are ``#RRGGBB`` in sRGB (IEC 61966-2-1), white is D65. Nothing here is rounded.
"""

from __future__ import annotations

import math
from typing import NamedTuple

Linear = tuple[float, float, float]

_FROM_SRGB = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
_D65 = (0.95047, 1.0, 1.08883)

SIGHTS: dict[str, tuple[Linear, Linear, Linear]] = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""How a colour looks without one of the three cones: Machado, Oliveira and Fernandes 2009, severity 1, linear RGB."""


class Lab(NamedTuple):
    """CIE L*a*b*."""

    lightness: float
    a: float
    b: float


def linear(colour: str) -> Linear:
    """The colour's light, 0 to 1 a channel."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return _light(red), _light(green), _light(blue)


def _light(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def seen(colour: str, sight: str) -> Linear:
    """The light of ``colour`` as it looks in ``sight``, kept within what a screen can show."""
    light = linear(colour)
    red, green, blue = (
        min(1.0, max(0.0, sum(share * channel for share, channel in zip(row, light, strict=True))))
        for row in SIGHTS[sight]
    )
    return red, green, blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2, 1 to 21."""
    low, high = sorted(_luminance(linear(colour)) for colour in (one, other))
    return (high + 0.05) / (low + 0.05)


def _luminance(light: Linear) -> float:
    return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2]


def lab(colour: str, sight: str = "normal") -> Lab:
    """``colour`` as seen, in CIE L*a*b*."""
    light = seen(colour, sight)
    xyz = (sum(share * channel for share, channel in zip(row, light, strict=True)) for row in _FROM_SRGB)
    x, y, z = (_cube_root(part / white) for part, white in zip(xyz, _D65, strict=True))
    return Lab(116 * y - 16, 500 * (x - y), 200 * (y - z))


def _cube_root(share: float) -> float:
    return share ** (1 / 3) if share > 216 / 24389 else (841 / 108) * share + 4 / 29


def difference(one: Lab, other: Lab) -> float:
    """CIEDE2000 with unit weights (Sharma, Wu and Dalal 2005)."""
    chroma = (math.hypot(one.a, one.b) + math.hypot(other.a, other.b)) / 2
    stretch = 1.5 - 0.5 * _far(chroma)
    chroma1, hue1 = _polar(one.a * stretch, one.b)
    chroma2, hue2 = _polar(other.a * stretch, other.b)
    grey = chroma1 * chroma2 == 0
    turn = 0.0 if grey else (hue2 - hue1 + 180) % 360 - 180
    hue = hue1 + hue2 if grey else (hue1 + turn / 2) % 360
    mean_lightness, mean_chroma = (one.lightness + other.lightness) / 2, (chroma1 + chroma2) / 2
    middle = (mean_lightness - 50) ** 2
    lightness = (other.lightness - one.lightness) / (1 + 0.015 * middle / math.sqrt(20 + middle))
    saturation = (chroma2 - chroma1) / (1 + 0.045 * mean_chroma)
    around = 2 * math.sqrt(chroma1 * chroma2) * _sine(turn / 2)
    around /= 1 + 0.015 * mean_chroma * _hue_weight(hue)
    rotation = -2 * _far(mean_chroma) * _sine(60 * math.exp(-(((hue - 275) / 25) ** 2)))
    return math.sqrt(lightness**2 + saturation**2 + around**2 + rotation * saturation * around)


def _polar(a: float, b: float) -> tuple[float, float]:
    return math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360


def _far(chroma: float) -> float:
    return math.sqrt(chroma**7 / (chroma**7 + 25**7))


def _hue_weight(hue: float) -> float:
    return (
        1
        - 0.17 * _cosine(hue - 30)
        + 0.24 * _cosine(2 * hue)
        + 0.32 * _cosine(3 * hue + 6)
        - 0.20 * _cosine(4 * hue - 63)
    )


def _sine(degrees: float) -> float:
    return math.sin(math.radians(degrees))


def _cosine(degrees: float) -> float:
    return math.cos(math.radians(degrees))
