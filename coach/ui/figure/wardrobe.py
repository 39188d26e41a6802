"""What there is to choose from for the figure, and how it looks in each theme's light."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Final

from coach.settings import Clothes, FigureChoice, HairColour, Skin
from coach.ui.figure.look import LIGHT, Cloth, Complexion, Look


@dataclass(frozen=True, slots=True)
class Outfit:
    """Clothes that go together; the scarf is for hair that is covered."""

    jumper: Cloth
    ribbing: Cloth
    trousers: Cloth
    scarf: Cloth


@dataclass(frozen=True, slots=True)
class Wardrobe:
    """All that can be chosen, for one light, and the look that the rest has in it."""

    base: Look
    skins: Mapping[Skin, Complexion]
    hair: Mapping[HairColour, Cloth]
    outfits: Mapping[Clothes, Outfit]


def look_for(theme: str, choice: FigureChoice) -> Look:
    """Return how the chosen figure looks in one of `coach.settings.THEMES`; in another as in "light"."""
    wardrobe = _WARDROBES.get(theme, _DAYLIGHT)
    complexion, outfit = wardrobe.skins[choice.skin], wardrobe.outfits[choice.clothes]
    hair = wardrobe.hair[choice.hair_colour]
    look = replace(
        wardrobe.base,
        skin=complexion.skin,
        cheek=complexion.cheek,
        features=complexion.features,
        white=complexion.white,
        lips=complexion.lips,
        hair=hair,
        brow=_brow(choice, hair),
        jumper=outfit.jumper,
        ribbing=outfit.ribbing,
        trousers=outfit.trousers,
        scarf=outfit.scarf,
        hair_style=choice.hair_style,
        has_glasses=choice.glasses,
    )
    return _in_ink(look) if theme == "high-contrast" else look


def _brow(choice: FigureChoice, hair: Cloth) -> str:
    """Return the colour of the brows: dark ones, but pale on a dark skin under pale hair."""
    if choice.skin in _DARK_SKIN and choice.hair_colour in _PALE_HAIR:
        return hair.light
    return min(hair.light, hair.edge, key=lambda colour: sum(bytes.fromhex(colour[1:])))


_DARK_SKIN: Final = (Skin.BROWN, Skin.DARK, Skin.VERY_DARK)
_PALE_HAIR: Final = (HairColour.WHITE, HairColour.GREY, HairColour.BLOND)

_DAYLIGHT: Final = Wardrobe(
    LIGHT,
    {
        Skin.VERY_LIGHT: Complexion(
            Cloth("#F3D3BD", "#E7BEA2", "#452510"), "#E08F80", "#2B1C15", "#FFF8F0", "#8F4E40"
        ),
        Skin.LIGHT: Complexion(LIGHT.skin, LIGHT.cheek, LIGHT.features, LIGHT.white, LIGHT.lips),
        Skin.TAN: Complexion(
            Cloth("#CF9568", "#C08350", "#3C2616"), "#C06A4C", "#22140D", "#F4E6D6", "#733822"
        ),
        Skin.BROWN: Complexion(
            Cloth("#A66E46", "#93603C", "#362519"), "#9A4A34", "#1A0E08", "#F0E0CE", "#4E2213"
        ),
        Skin.DARK: Complexion(
            Cloth("#7B4E33", "#6B432B", "#221710"), "#8E3F30", "#120905", "#EBDAC8", "#D8A391"
        ),
        Skin.VERY_DARK: Complexion(
            Cloth("#553525", "#482C1F", "#120C08"), "#7A352B", "#0A0503", "#E6D5C4", "#B98070"
        ),
    },
    {
        HairColour.WHITE: LIGHT.hair,
        HairColour.GREY: Cloth("#ABA8A4", "#959290", "#4A4846"),
        HairColour.BLOND: Cloth("#DDBE85", "#CFA962", "#6B4F1B"),
        HairColour.AUBURN: Cloth("#96502F", "#7E4226", "#2E160B"),
        HairColour.BROWN: Cloth("#6B4A33", "#5A3D2A", "#22150C"),
        HairColour.BLACK: Cloth("#34302E", "#282523", "#0A0A09"),
    },
    {
        Clothes.BLUE: Outfit(LIGHT.jumper, LIGHT.ribbing, LIGHT.trousers, LIGHT.scarf),
        Clothes.GREEN: Outfit(
            Cloth("#6B8E5E", "#5E7D52", "#232F1F"),
            Cloth("#57744C", "#4F6845", "#232F1F"),
            Cloth("#B5AB97", "#A2967F", "#3A3429"),
            Cloth("#D5C6CF", "#BFABB8", "#30262C"),
        ),
        Clothes.PLUM: Outfit(
            Cloth("#9A6C96", "#885D84", "#352433"),
            Cloth("#7E577B", "#724E6F", "#352433"),
            Cloth("#A9A9B2", "#96969F", "#2C2C30"),
            Cloth("#CFCBDD", "#B5AFCA", "#2A2735"),
        ),
        Clothes.CREAM: Outfit(
            Cloth("#E3D5B4", "#D2C094", "#4A3D24"),
            Cloth("#CDB98C", "#BCA676", "#4A3D24"),
            Cloth("#93A3BC", "#8092AF", "#2A3344"),
            Cloth("#86AAAE", "#6D9599", "#192A2B"),
        ),
    },
)

_EVENING: Final = Wardrobe(
    replace(
        LIGHT,
        working=Cloth("#F0834A", "#DB6C32", "#FFE9D6"),
        outline="#FFE9D6",
        shoe=Cloth("#7E655B", "#6B544B", "#120D0B"),
        sole=Cloth("#B5AC9C", "#9C9383", "#181611"),
        sock=Cloth("#A9A294", "#938C7E", "#171613"),
        wood=Cloth("#82664A", "#6E563E", "#1B150E"),
        cushion=Cloth("#5B705A", "#4D604C", "#131813"),
        worktop=Cloth("#746757", "#82664A", "#181511"),
        panel=Cloth("#716A5B", "#5F594C", "#171613"),
        bedding=Cloth("#948C7C", "#7F7868", "#171513"),
        pillow=Cloth("#A8A195", "#928B7E", "#171614"),
        metal=Cloth("#8B949C", "#747C84", "#141718"),
        rubber=Cloth("#6F6965", "#5C5753", "#131211"),
        step=Cloth("#7E6744", "#6B5739", "#1A150E"),
        wall=Cloth("#736A57", "#625A4A", "#181612"),
        strap=Cloth("#A98BBB", "#9273A6", "#1A131E"),
        ball=Cloth("#6A9C85", "#57856F", "#0F1713"),
        weight=Cloth("#5C6C7E", "#4D5B6B", "#0E1215"),
        floor="#7D7566",
        shadow="#000000",
        glasses="#15110F",
    ),
    {
        Skin.VERY_LIGHT: Complexion(
            Cloth("#EDCBB4", "#DEB598", "#241308"), "#D98577", "#20140E", "#FFF8F0", "#8A4A3C"
        ),
        Skin.LIGHT: Complexion(
            Cloth("#E0AB87", "#D0946C", "#22130A"), "#CF7862", "#20140E", "#F7EBDD", "#82452F"
        ),
        Skin.TAN: Complexion(
            Cloth("#C98F62", "#B97D4B", "#20130A"), "#B86448", "#1C100A", "#F4E6D6", "#6A321D"
        ),
        Skin.BROWN: Complexion(
            Cloth("#A87048", "#95623E", "#1C110A"), "#9A4A34", "#180D07", "#F0E0CE", "#47200F"
        ),
        Skin.DARK: Complexion(
            Cloth("#8D5C3E", "#7A4E34", "#140C07"), "#964635", "#120905", "#EBDAC8", "#E6B8A6"
        ),
        Skin.VERY_DARK: Complexion(
            Cloth("#553525", "#482C1F", "#DCC3AE"), "#7A352B", "#0A0503", "#E6D5C4", "#B98070"
        ),
    },
    {
        HairColour.WHITE: Cloth("#DEDAD4", "#C4BEB4", "#4A443C"),
        HairColour.GREY: Cloth("#A5A29E", "#8F8C88", "#2A2827"),
        HairColour.BLOND: Cloth("#D3B47B", "#C29E58", "#3E2E10"),
        HairColour.AUBURN: Cloth("#A85B37", "#90492A", "#1C0C05"),
        HairColour.BROWN: Cloth("#86603F", "#714F33", "#140C06"),
        HairColour.BLACK: Cloth("#34302E", "#282523", "#9A938B"),
    },
    {
        Clothes.BLUE: Outfit(
            Cloth("#5D96B9", "#4F86A9", "#0F1C24"),
            Cloth("#4C80A0", "#43738F", "#0F1C24"),
            Cloth("#5E6C80", "#515E70", "#0B0D10"),
            Cloth("#CDBC9E", "#B8A57F", "#2A2213"),
        ),
        Clothes.GREEN: Outfit(
            Cloth("#739868", "#648458", "#141B11"),
            Cloth("#638558", "#58764E", "#141B11"),
            Cloth("#756953", "#655A47", "#100E0A"),
            Cloth("#C4B4BE", "#AD98A5", "#281E24"),
        ),
        Clothes.PLUM: Outfit(
            Cloth("#AC83A8", "#9A6D96", "#1D131C"),
            Cloth("#95708F", "#855F80", "#1D131C"),
            Cloth("#696975", "#5A5A65", "#0E0E10"),
            Cloth("#BDB8CC", "#A29CB8", "#25222F"),
        ),
        Clothes.CREAM: Outfit(
            Cloth("#D3C19B", "#BDA97E", "#2A2212"),
            Cloth("#B5A075", "#A28D62", "#2A2212"),
            Cloth("#5C6C84", "#4F5E74", "#0B0D11"),
            Cloth("#86AAAE", "#6D9599", "#102022"),
        ),
    },
)

_WARDROBES: Final = {"light": _DAYLIGHT, "dark": _EVENING}

_INK: Final = "#000000"
_IN_WHITE: Final = ("sole", "sock", "bedding", "pillow", "wall", "worktop", "panel", "cushion")
_IN_GREY: Final = ("wood", "step", "metal", "strap", "ball", "trousers")


def _in_ink(look: Look) -> Look:
    """Return `look` in few flat colours inside bold black outlines, all but the person white or grey."""
    inked: dict[str, Any] = {
        field.name: _flat(cloth.light)
        for field in fields(look)
        if isinstance(cloth := getattr(look, field.name), Cloth)
    }
    inked |= {name: _flat("#FFFFFF") for name in _IN_WHITE} | {name: _flat("#DADADA") for name in _IN_GREY}
    inked |= {"working": _flat("#C24A00"), "outline": _INK, "floor": "#767676", "glasses": _INK}
    return replace(look, **inked, line=0.0085, working_line=0.020)


def _flat(colour: str) -> Cloth:
    return Cloth(colour, colour, _INK)
