"""Who the figure is can be chosen; whoever it is, and in whatever light, it can be made out."""

from dataclasses import replace
from itertools import product

import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, qGreen

from coach.figure.motion import Posture
from coach.routine.model import ExerciseStep
from coach.routine.terms import Side, Sides, View
from coach.session.moment import moment_at
from coach.session.timeline import SegmentKind
from coach.settings import SYSTEM, THEMES, Clothes, FigureChoice, HairColour, HairStyle, Settings, Skin
from coach.ui.figure.painter import FigurePainter, still
from coach.ui.figure.wardrobe import look_for
from coach.ui.screens.figure_choice import FigureChoiceScreen
from coach.ui.theme import LIGHT, PALETTES, Theme, stylesheet
from coach.ui.widgets.figure_view import FADE_MS, FigureView, breath_at
from coach.ui.widgets.labels import Button
from tests.builders import FakeClock, exercise, timeline

THEME = Theme(LIGHT, 96 / 25.4)
WHO = [FigureChoice(*each) for each in product(Skin, [HairStyle.SHORT], HairColour, Clothes)]
SURFACES = ("wood", "cushion", "worktop", "panel", "bedding", "pillow", "metal", "step", "wall")
PAINTED_OVER = {
    "skin": ("jumper", "trousers", "working", *SURFACES),
    "jumper": ("jumper", "trousers", "working", *SURFACES),
    "trousers": ("trousers", "jumper", *SURFACES),
    "hair": ("pillow",),
    "scarf": ("jumper", "pillow"),
    "shoe": ("trousers", "step"),
    **dict.fromkeys(("sock", "strap", "weight", "ball"), ("trousers", "working")),
}


def luminance(colour):
    """Return the relative luminance of WCAG 2.2, 0 to 1."""
    parts = [value / 255 for value in bytes.fromhex(colour[1:])]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def seen_on(cloth, ground):
    return max(contrast(cloth.light, ground), contrast(cloth.edge, ground))


def faint(look, palette):
    """Return what is hard to tell from what it is painted over, with how much it stands out."""
    pairs = [(above, getattr(look, below).light) for above, those in PAINTED_OVER.items() for below in those]
    pairs += [(above, ground) for above in PAINTED_OVER for ground in (palette.ground, palette.card)]
    pairs += [(surface, palette.ground) for surface in SURFACES]
    found = {(above, ground): seen_on(getattr(look, above), ground) for above, ground in pairs}
    return {pair: round(ratio, 2) for pair, ratio in found.items() if ratio < 3.0}


def test_every_theme_that_can_be_chosen_has_its_palette():
    assert [theme for theme in THEMES if theme != SYSTEM] == list(PALETTES)


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_every_figure_stands_out_from_all_that_it_is_painted_over(palette):
    assert {who: poor for who in WHO if (poor := faint(look_for(palette.name, who), palette))} == {}


LIGHTS = sorted({palette.name for palette in PALETTES.values()})


@pytest.mark.parametrize("theme", LIGHTS)
def test_eyes_and_lips_are_seen_on_every_skin(theme):
    for skin in Skin:
        look = look_for(theme, FigureChoice(skin))
        assert contrast(look.features, look.white) >= 7.0
        assert contrast(look.lips, look.skin.light) >= 3.0, skin


@pytest.mark.parametrize("theme", LIGHTS)
def test_the_leg_that_works_is_told_from_the_other_without_colour(theme):
    for clothes in Clothes:
        look = look_for(theme, FigureChoice(clothes=clothes))
        assert contrast(look.working.light, look.trousers.light) >= 1.6, clothes
        assert contrast(look.outline, look.trousers.light) >= 3.0, clothes
        assert contrast(look.outline, look.working.light) >= 2.0, clothes
        assert look.working_line >= 2 * look.line


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_text_and_borders_of_every_theme_have_their_contrast(palette):
    for ground in (palette.ground, palette.card):
        for text in (palette.ink, palette.quiet, palette.accent, palette.stop):
            assert contrast(text, ground) >= 7.0
        assert contrast(palette.line, ground) >= 3.0
    assert contrast(palette.on_accent, palette.accent) >= 7.0
    assert contrast(palette.ink, palette.track) >= 7.0  # while a button is pressed
    assert contrast(palette.accent, palette.track) >= 3.0


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("style", HairStyle)
def test_no_hair_is_cut_off_at_the_edge_of_the_picture(style):
    look = look_for("light", FigureChoice(hair_style=style, glasses=True))
    image = still(exercise(), "start", Side.RIGHT, QSize(320, 240), look)
    assert max(image.pixelColor(x, 0).alpha() for x in range(image.width())) < 128


def middle_of(image, colour):
    """Return how far right the middle of all spots of `colour` is, 0 to 1."""
    wanted = QColor(colour).rgb()
    width = image.width()
    spots = [x for x in range(width) for y in range(0, image.height(), 2) if image.pixel(x, y) == wanted]
    return sum(spots) / len(spots) / width


@pytest.mark.usefixtures("qapp")
def test_in_a_mirror_the_right_leg_is_on_the_right():
    step = exercise(figure=replace(exercise().figure, view=View.FRONT))
    found = []
    for mirrored in (False, True):
        image = QImage(320, 240, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        painter = QPainter(image)
        FigurePainter(mirrored=mirrored).paint(
            painter, QRectF(0, 0, 320, 240), Posture(step, Side.RIGHT, "straight")
        )
        painter.end()
        found.append(middle_of(image, look_for("light", FigureChoice()).working.light))
    assert found[0] < 0.45
    assert found[1] == pytest.approx(1.0 - found[0], abs=0.02)


def picture_of(view):
    return view.grab().toImage()


def differences(one, other):
    """Return how many pixels are plainly another colour."""
    return sum(
        abs(qGreen(one.pixel(x, y)) - qGreen(other.pixel(x, y))) > 8
        for x in range(one.width())
        for y in range(one.height())
    )


def two_exercises():
    """Return moments that talk of one exercise, and then of another."""
    steps = [ExerciseStep(name) for name in ("one", "other")]
    exercises = [exercise("one"), exercise("other", sides=Sides.BOTH)]
    session = timeline(*steps, exercises=exercises)
    talks = [each for each in session.segments if each.kind is SegmentKind.INTRODUCTION]
    return moment_at(session, talks[0].start_ms), moment_at(session, talks[-1].start_ms)


def test_another_exercise_fades_in_over_the_one_before_and_then_it_is_alone(qtbot):
    before, after = two_exercises()
    clock = FakeClock()
    view, fresh = FigureView(THEME, now_ms=clock.now_ms), FigureView(THEME)
    for each in (view, fresh):
        qtbot.addWidget(each)
        each.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        each.setStyleSheet(f"background: {LIGHT.ground}")
        each.resize(400, 300)
        each.show()
    fresh.show_moment(after)
    view.show_moment(before)
    first = picture_of(view)
    view.show_moment(after)
    assert differences(picture_of(view), first) == 0
    clock.ms += FADE_MS // 2
    assert min(differences(picture_of(view), each) for each in (first, picture_of(fresh))) > 1000
    clock.ms += FADE_MS // 2
    assert differences(picture_of(view), picture_of(fresh)) == 0


def test_where_nothing_changed_nothing_fades(qtbot):
    clock = FakeClock()
    view = FigureView(THEME, now_ms=clock.now_ms)
    qtbot.addWidget(view)
    view.show()
    before, _ = two_exercises()
    view.show_moment(before)
    first = picture_of(view)
    view.show_moment(replace(before, segment=replace(before.segment, phase="on")))
    clock.ms += FADE_MS // 2
    assert differences(picture_of(view), first) == 0


def test_out_of_sight_nothing_goes_on_fading(qtbot):
    before, after = two_exercises()
    view = FigureView(THEME, now_ms=FakeClock().now_ms)
    qtbot.addWidget(view)
    view.show()
    view.show_moment(before)
    view.show_moment(after)
    assert view.is_fading
    view.hide()
    assert not view.is_fading


def test_a_rest_has_whole_breaths_and_a_short_stop_none():
    assert {breath_at(at / 100, 1500) for at in range(101)} == {0.0}
    breaths = [breath_at(at / 100, 9000) for at in range(101)]
    assert (breaths[0], breaths[25], breaths[50], breaths[75], breaths[100]) == (0.0, 1.0, 0.0, 1.0, 0.0)


def test_what_is_chosen_is_handed_on_and_seen_at_once(qtbot):
    screen = FigureChoiceScreen(Settings(name="Rosa"), THEME, exercise())
    qtbot.addWidget(screen)
    screen.setStyleSheet(stylesheet(THEME))
    screen.resize(1366, 768)
    screen.show()
    before = picture_of(screen.figure)
    names = {each.accessibleName(): each for each in screen.findChildren(Button)}
    assert all(names)
    for name in ("Skin: very dark", "Hair: tied up", "Hair colour: grey", "Clothes: plum", "Glasses: yes"):
        names[name].click()
    names["Show it like a mirror? Yes"].click()
    assert picture_of(screen.figure) != before
    with qtbot.waitSignal(screen.chosen) as told:
        screen.main_button.click()
    who = FigureChoice(Skin.VERY_DARK, HairStyle.TIED, HairColour.GREY, Clothes.PLUM, glasses=True)
    assert told.args == [Settings(name="Rosa", mirror=True, figure=who)]
