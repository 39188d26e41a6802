"""The figure's colours and lines; another look is another value."""

from dataclasses import dataclass

from coach.settings import HairStyle


@dataclass(frozen=True, slots=True)
class Cloth:
    """What something is made of, as "#rrggbb": in the light, in the shade, and its outline."""

    light: str
    shade: str
    edge: str


@dataclass(frozen=True, slots=True)
class Complexion:
    """A skin with what is drawn on it: cheeks, eyes and the whites around them, and lips."""

    skin: Cloth
    cheek: str
    features: str
    white: str
    lips: str


@dataclass(frozen=True, slots=True)
class Look:
    """How the figure is painted; widths of lines are in metres of the body.

    Whatever is painted over something else stands out from it by its colour or
    by its edge, at least 3:1 (WCAG 2.2, 1.4.11). `outline` is the bold outline
    of the leg that works.
    """

    working: Cloth = Cloth("#C8531C", "#AC400E", "#5E1F02")
    trousers: Cloth = Cloth("#9CA7B6", "#8996A9", "#2E353F")
    jumper: Cloth = Cloth("#4D85A8", "#437593", "#1B2E3B")
    ribbing: Cloth = Cloth("#3E6C88", "#39627B", "#1B2E3B")
    skin: Cloth = Cloth("#E6B28E", "#DB9D73", "#432712")
    hair: Cloth = Cloth("#E6E3DE", "#CDC8BE", "#6F675C")
    brow: str = "#857B6E"
    scarf: Cloth = Cloth("#DFCFB4", "#CDB88F", "#302717")
    shoe: Cloth = Cloth("#4A3B35", "#3A2D28", "#1B1411")
    sole: Cloth = Cloth("#E9DFCB", "#D8CCB4", "#75674F")
    sock: Cloth = Cloth("#EFE9DD", "#DCD4C4", "#575045")
    wood: Cloth = Cloth("#C49A6A", "#A97F51", "#68492A")
    cushion: Cloth = Cloth("#B5C4B4", "#9DB09E", "#5A6E58")
    worktop: Cloth = Cloth("#EADFCB", "#C49A6A", "#7A5C36")
    panel: Cloth = Cloth("#E3D8C4", "#D3C6AE", "#857553")
    bedding: Cloth = Cloth("#F1ECE1", "#DDD5C5", "#857B69")
    pillow: Cloth = Cloth("#FDFBF6", "#E9E2D4", "#857B69")
    metal: Cloth = Cloth("#C3C8CC", "#9BA2A8", "#5B6269")
    rubber: Cloth = Cloth("#4B4744", "#393532", "#1C1A18")
    step: Cloth = Cloth("#C9A878", "#AD8B5C", "#6B4F2C")
    wall: Cloth = Cloth("#F2EADB", "#E3D8C4", "#8A7C62")
    strap: Cloth = Cloth("#7A5A8C", "#654876", "#2A1C33")
    ball: Cloth = Cloth("#6FA58C", "#588B73", "#1D3028")
    weight: Cloth = Cloth("#3F4A56", "#323B45", "#14181D")
    floor: str = "#A2967F"
    outline: str = "#5E1F02"
    shadow: str = "#2A2115"
    cheek: str = "#D9826B"
    features: str = "#2B1C15"
    white: str = "#F7EBDD"
    lips: str = "#8A4B36"
    glasses: str = "#3B3430"
    hair_style: HairStyle = HairStyle.SHORT
    has_glasses: bool = False
    line: float = 0.0055
    working_line: float = 0.0125


LIGHT = Look()
"""The figure on warm paper."""
