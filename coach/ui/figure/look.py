"""The figure's colours and lines; another look is another value."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cloth:
    """What something is made of, as "#rrggbb": in the light, in the shade, and its outline."""

    light: str
    shade: str
    edge: str


@dataclass(frozen=True, slots=True)
class Look:
    """How the figure is painted; widths of lines are in metres of the body."""

    working: Cloth = Cloth("#C8531C", "#AC400E", "#5E1F02")
    trousers: Cloth = Cloth("#5A6B82", "#4A5970", "#333F52")
    jumper: Cloth = Cloth("#4D85A8", "#3F7291", "#2A536D")
    ribbing: Cloth = Cloth("#3C6C8A", "#33607C", "#2A536D")
    skin: Cloth = Cloth("#E6B28E", "#D69C76", "#8E5B3C")
    hair: Cloth = Cloth("#DCD9D4", "#C3BFB9", "#85807A")
    shoe: Cloth = Cloth("#4A3B35", "#3A2D28", "#251B17")
    sole: Cloth = Cloth("#E9DFCB", "#D8CCB4", "#8B7D66")
    sock: Cloth = Cloth("#EFE9DD", "#DCD4C4", "#9C9281")
    wood: Cloth = Cloth("#C49A6A", "#A97F51", "#7A5933")
    cushion: Cloth = Cloth("#B5C4B4", "#9DB09E", "#6C806E")
    worktop: Cloth = Cloth("#EADFCB", "#C49A6A", "#8A6840")
    panel: Cloth = Cloth("#E3D8C4", "#D3C6AE", "#A39476")
    shadow: str = "#2A2115"
    features: str = "#3B2A22"
    cheek: str = "#D9826B"
    line: float = 0.0055
    working_line: float = 0.0125


LIGHT = Look()
"""The figure on warm paper."""
