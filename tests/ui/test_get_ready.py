"""What is needed for a routine, in words and drawn."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QLabel

from coach.routine.library import load_library
from coach.routine.model import ExerciseStep, Routine
from coach.routine.terms import Helper, Pace, Position, Side
from coach.session.choices import Options
from coach.ui.cards import card_of
from coach.ui.needs import Need, Thing, needs_of
from coach.ui.screens.get_ready import GetReadyScreen
from coach.ui.theme import PALETTES
from coach.ui.widgets.things import PICTURE_MM, PICTURES, NeedTile, ThingPicture, paint_thing, path_of
from tests.builders import exercise, routine
from tests.routine.reading_level import grade
from tests.routine.test_library import ROUTINES
from tests.ui.whole import PX_PER_MM, cut_off, shown, themed


@pytest.fixture(scope="module")
def library():
    return load_library([ROUTINES])


def things(library, *ids, pace=None):
    made = Routine("test", "Test", "en", "", tuple(ExerciseStep(each) for each in ids))
    return {need.thing for need in needs_of(made, library.exercises, pace)}


NEEDED = [
    (("seated-march",), {Thing.CHAIR}),
    (("sit-to-stand-with-hands", "seated-march"), {Thing.ARMCHAIR, Thing.SHOES, Thing.HELPER}),
    (("bed-heel-slide",), {Thing.BED, Thing.CLOTH}),
    (("bed-pillow-squeeze",), {Thing.BED, Thing.PILLOW}),
    (("short-arc-knee-extension",), {Thing.BED, Thing.TOWEL_ROLL}),
    (("seated-calf-stretch",), {Thing.CHAIR, Thing.STRAP}),
    (("standing-heel-raise",), {Thing.COUNTER, Thing.SHOES, Thing.HELPER}),
    (("standing-calf-stretch",), {Thing.COUNTER, Thing.WALL, Thing.SHOES, Thing.HELPER}),
    (("step-up",), {Thing.COUNTER, Thing.STEP, Thing.RAIL, Thing.SHOES, Thing.HELPER}),
    (("mini-squat-no-hands",), {Thing.COUNTER, Thing.CHAIR, Thing.SHOES, Thing.HELPER}),
    (("walk-with-frame",), {Thing.FRAME, Thing.FLOOR, Thing.SHOES, Thing.HELPER}),
    (("walk-with-stick",), {Thing.STICK, Thing.FLOOR, Thing.SHOES, Thing.HELPER}),
    (("paced-walk",), {Thing.AID, Thing.FLOOR, Thing.SHOES, Thing.HELPER}),
    (("figure-of-eight-walk",), {Thing.FRAME, Thing.CUPS, Thing.FLOOR, Thing.SHOES, Thing.HELPER}),
]


@pytest.mark.parametrize(("ids", "wanted"), NEEDED, ids=["+".join(ids) for ids, _wanted in NEEDED])
def test_what_is_needed_follows_from_the_exercises(library, ids, wanted):
    assert things(library, *ids) == wanted | {Thing.WATER}


def test_whatever_is_done_on_ones_feet_has_shoes_and_standing_has_the_counter(library):
    for each in library.exercises.values():
        found = things(library, each.id)
        if each.position in (Position.STANDING, Position.WALKING):
            assert Thing.SHOES in found, each.id
        assert (Thing.HELPER in found) == (each.helper is not Helper.NO), each.id
        assert each.position is not Position.STANDING or Thing.COUNTER in found, each.id


def test_short_and_cool_has_a_fan(library):
    assert Thing.FAN in things(library, "seated-march", pace=Pace.SHORT_COOL)
    assert Thing.FAN not in things(library, "seated-march")


def test_ankle_weights_are_told_in_kilos_and_not_where_the_pace_takes_them_away():
    step = ExerciseStep("knee-extension", load_kg=1.5, left=_half_a_kilo())
    known = {"knee-extension": exercise()}

    def weights(pace=None):
        found = needs_of(routine(step), known, pace)
        return [need.words for need in found if need.thing is Thing.WEIGHTS]

    assert weights() == ["Ankle weights of 0.5 and 1.5 kilos"]
    assert weights(Pace.GENTLE_EVEN) == []


def _half_a_kilo():
    from coach.routine.model import SideDose  # noqa: PLC0415  (only here)

    return SideDose(load_kg=0.5)


def test_what_only_the_file_names_is_not_left_out():
    known = {"knee-extension": exercise(equipment=("wooden board", "sturdy chair"))}
    assert Need(Thing.OTHER, "Wooden board") in needs_of(routine(), known)
    assert len([need for need in needs_of(routine(), known) if need.thing is Thing.OTHER]) == 1


def test_someone_beside_is_more_than_someone_at_home():
    known = {"knee-extension": exercise(helper=Helper.BESIDE)}
    assert Need(Thing.HELPER, "Someone right beside you") in needs_of(routine(), known)


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_every_thing_is_drawn_in_its_own_way_and_within_its_square(palette):
    seen = set()
    for thing in Thing:
        image = QImage(120, 120, QImage.Format.Format_RGB32)
        image.fill(QColor(palette.card))
        with QPainter(image) as painter:
            paint_thing(painter, thing, QRectF(10, 10, 100, 100), palette)
        edge = {image.pixelColor(at, side).name() for at in range(120) for side in (2, 117)}
        edge |= {image.pixelColor(side, at).name() for at in range(120) for side in (2, 117)}
        assert edge == {QColor(palette.card).name()}, thing
        seen.add(bytes(image.constBits()))
    assert len(seen) == len(Thing) == len(PICTURES)


def test_a_path_that_makes_no_sense_is_told():
    with pytest.raises(ValueError, match="'Q'"):
        path_of("M 1 2 Q 3 4")


@pytest.mark.parametrize("text_scale", [1.0, 1.3, 1.6, 2.0, 2.5])
def test_everything_is_whole_and_large_enough_at_every_text_size(qtbot, library, text_scale):
    routine_id = "whole-legs-half-an-hour"
    screen = GetReadyScreen(themed(text_scale))
    shown_routine = library.routines[routine_id]
    needs = needs_of(shown_routine, library.exercises)
    screen.set_routine(card_of(shown_routine, library, Options()), needs)
    shown(qtbot, screen)
    assert cut_off(screen) == []
    assert [tile.words.text() for tile in screen.findChildren(NeedTile)] == [need.words for need in needs]
    assert all(each.width() >= screen.theme.mm(15) for each in screen.findChildren(ThingPicture))
    assert PICTURE_MM >= 15


@pytest.mark.parametrize("px_per_mm", PX_PER_MM)
def test_at_the_usual_size_the_longest_list_is_seen_at_once(qtbot, library, px_per_mm):
    screen = GetReadyScreen(themed(px_per_mm=px_per_mm))
    longest = library.routines["whole-legs-half-an-hour"]
    screen.set_routine(card_of(longest, library, Options()), needs_of(longest, library.exercises))
    shown(qtbot, screen)
    assert screen._areas[0].verticalScrollBar().maximum() == 0


def test_another_routine_shows_its_own_things_only(qtbot, library):
    screen = GetReadyScreen(themed())
    for routine_id in ("whole-legs-half-an-hour", "in-bed-morning"):
        chosen = library.routines[routine_id]
        screen.set_routine(card_of(chosen, library, Options()), needs_of(chosen, library.exercises))
    shown(qtbot, screen)
    words = [label.text() for label in screen.findChildren(QLabel) if label.isVisible()]
    assert "A firm bed" in words
    assert not any("counter" in text for text in words)


def test_a_ten_year_old_can_read_it(library):
    every = [need.words for each in library.routines.values() for need in needs_of(each, library.exercises)]
    assert grade(". ".join(dict.fromkeys(every))) <= 6


def test_weights_of_both_legs_are_one_thing(library):
    step = ExerciseStep("seated-march", load_kg=1.0, sides=Side.BOTH)
    made = Routine("test", "Test", "en", "", (step,))
    assert Need(Thing.WEIGHTS, "Ankle weights of 1 kilo") in needs_of(made, library.exercises)
