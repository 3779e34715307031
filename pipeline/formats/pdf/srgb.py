"""The ICC profile of sRGB (IEC 61966-2-1), written by its own figures: version 2, which every part of PDF/A takes, and
the same bytes whatever library is installed."""

from __future__ import annotations

import struct

WHITE = (0.9642, 1.0, 0.8249)
RED = (0.43607, 0.22249, 0.01392)
GREEN = (0.38515, 0.71687, 0.09708)
BLUE = (0.14307, 0.06061, 0.71410)
"""The primaries, adapted to the white of print (D50) as ICC wants them."""
STEPS = 1024


def srgb() -> bytes:
    """The profile's content."""
    curve = struct.pack(
        f">4sII{STEPS}H", b"curv", 0, STEPS, *(round(65535 * _light(i / (STEPS - 1))) for i in range(STEPS))
    )
    name = b"sRGB IEC61966-2.1\0"
    parts = {
        b"desc": struct.pack(">4sII", b"desc", 0, len(name)) + name + bytes(4 + 4 + 2 + 1 + 67),
        b"cprt": struct.pack(">4sI", b"text", 0) + b"No copyright, use freely\0",
        b"wtpt": _xyz(WHITE),
        b"rXYZ": _xyz(RED),
        b"gXYZ": _xyz(GREEN),
        b"bXYZ": _xyz(BLUE),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    at = 128 + 4 + 12 * len(parts)
    places: dict[bytes, int] = {}
    entries, body = struct.pack(">I", len(parts)), b""
    for tag, content in parts.items():
        if content not in places:  # the three curves are one
            places[content] = at + len(body)
            body += content + bytes(-len(content) % 4)
        entries += struct.pack(">4sII", tag, places[content], len(content))
    head = struct.pack(
        ">I4sI4s4s4s6H4s4sI4s4sQI3i4s44s",
        at + len(body),
        bytes(4),
        0x02100000,
        b"mntr",
        b"RGB ",
        b"XYZ ",
        *(2024, 1, 1, 0, 0, 0),
        b"acsp",
        bytes(4),
        0,
        bytes(4),
        bytes(4),
        0,
        0,
        *map(_fixed, WHITE),
        bytes(4),
        bytes(44),
    )
    return head + entries + body


def _light(value: float) -> float:
    """The light of a value of sRGB, both 0..1."""
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _xyz(value: tuple[float, float, float]) -> bytes:
    return struct.pack(">4sI3i", b"XYZ ", 0, *map(_fixed, value))


def _fixed(value: float) -> int:
    return round(value * 65536)
