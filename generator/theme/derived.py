"""The colours that a fork gives -> those that follow from them, in light and in dark: whoever changes ``brand`` has
bars, tints and accents of that hue by night too, without a word more (ADR 0243).

Made when the site is built and not by the browser: ``color-mix()`` is unknown to browsers that citizens still have, and
one that does not know it would show white letters on white.
"""

from __future__ import annotations

import colorsys
from collections.abc import Mapping, Sequence

from generator.base.patterns import lazy_re

_HEX = lazy_re(r"#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
Shade = tuple[str, float, float]
"""From which token, at which lightness (0 to 1; below 0 a part of its own), with how much saturation at most."""

_EVER: Mapping[str, Shade] = {
    "brand-deep": ("brand", -0.68, 1.0),
    "brand-bright": ("brand", 0.72, 0.62),
    "seal-bright": ("seal", 0.78, 1.0),
}
"""Tokens that hold in every look."""
_LIGHT: Mapping[str, Shade] = {"tint": ("brand", 0.93, 0.4), "seal-tint": ("seal", 0.955, 0.65)}
_DARK: Mapping[str, Shade] = {
    "tint": ("brand", 0.16, 0.35),
    "bar": ("brand", 0.153, 0.55),
    "bar-deep": ("brand", 0.114, 0.55),
    "accent-hover": ("brand-bright", 0.84, 0.7),
    "on-accent": ("brand-bright", 0.1, 0.7),
    "seal-tint": ("seal", 0.16, 0.24),
}
"""The same lightness as in css/theme.css, so that what can be read there can be read in any hue."""
FOLLOWS: Mapping[str, str] = {name: shade[0] for shades in (_EVER, _LIGHT, _DARK) for name, shade in shades.items()}
"""Token -> that from which it follows."""
_DARK_LOOKS = (
    "@media (prefers-color-scheme: dark) {{ :root:not([data-look]) {{ {} }} }}\n",
    ':root[data-look="dark"] {{ {} }}\n',
)


def sheet(given: Sequence[Mapping[str, str]]) -> str:
    """The style sheet of what themes give, nearest first: what they say, then what follows from it. "" for nothing."""
    own = _said(given)
    known = own | _made(_EVER, own, own)
    light = {name: known[name] for name in _EVER if name in known and name not in own} | _made(_LIGHT, known, own)
    dark = _made(_DARK, known, own)
    text = (
        f":root:root {{\n{''.join(f'  --{name}: {value};{chr(10)}' for name, value in own.items())}}}\n" if own else ""
    )
    text += f":root {{ {_written(light)} }}\n" if light else ""
    return text + "".join(look.format(_written(dark)) for look in _DARK_LOOKS if dark)


def _said(given: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """The tokens of the nearest theme that says each, but for those that go with a colour which a nearer theme changed:
    a county's bright blue is not that of the town's green."""
    level: dict[str, int] = {}
    for number, tokens in enumerate(given):
        for name in tokens:
            level.setdefault(name, number)
    own = {}
    for name, number in sorted(level.items()):
        above = FOLLOWS.get(name, "")
        chain = (above, FOLLOWS.get(above, ""))
        if not any(one in level and level[one] < number for one in chain):
            own[name] = given[number][name]
    return own


def _made(shades: Mapping[str, Shade], known: Mapping[str, str], own: Mapping[str, str]) -> dict[str, str]:
    """What follows from known colours, where nobody has said it himself."""
    made = {}
    for name, (base, lightness, most) in shades.items():
        match = _HEX.fullmatch(known.get(base, "").strip()) if name not in own else None
        if match:
            digits = match[1] if len(match[1]) == 6 else "".join(2 * digit for digit in match[1])
            red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
            hue, own_lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
            wanted = lightness if lightness >= 0 else -lightness * own_lightness
            parts = colorsys.hls_to_rgb(hue, wanted, min(saturation, most))
            made[name] = "#" + "".join(f"{round(part * 255):02x}" for part in parts)
    return made


def _written(tokens: Mapping[str, str]) -> str:
    return " ".join(f"--{name}: {value};" for name, value in tokens.items())
