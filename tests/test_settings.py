"""Settings: whatever is in the file, the program starts; what was chosen is written whole or not at all."""

import pytest

from coach.routine.terms import Pace
from coach.settings import (
    REST_DAY,
    Clothes,
    FigureChoice,
    HairColour,
    HairStyle,
    Settings,
    Skin,
    read_settings,
    write_settings,
)


def test_what_is_written_is_read_back(tmp_path):
    chosen = Settings(
        name='Rosa "R"',
        sitting_distance_m=2.5,
        words_per_minute=110,
        theme="dark",
        mirror=True,
        pace=Pace.GENTLE_EVEN,
        ask_first=("recent-fracture",),
        plan={"monday": "gentle-seated-legs", "tuesday": REST_DAY},
        speeds={"knee-extension": 90},
        figure=FigureChoice(Skin.DARK, HairStyle.SCARF, HairColour.BLACK, Clothes.PLUM, glasses=True),
    )
    write_settings(chosen, tmp_path / "new" / "settings.toml")
    assert read_settings(tmp_path / "new" / "settings.toml") == chosen


@pytest.mark.parametrize(
    "content", [b"\xff\xfe", b"name = ", b"", b"[name]\nx = 1", b"volume = true\nname = 3"]
)
def test_a_file_that_can_not_be_used_gives_the_usual_settings(tmp_path, content):
    file = tmp_path / "settings.toml"
    file.write_bytes(content)
    assert read_settings(file) == Settings()


def test_a_value_out_of_bounds_becomes_the_nearest_that_is_sensible(tmp_path):
    file = tmp_path / "settings.toml"
    file.write_text('sitting_distance_m = 900\nwords_per_minute = 5\nvolume = nan\ntheme = "pink"\n')
    found = read_settings(file)
    assert (found.sitting_distance_m, found.words_per_minute, found.theme) == (3.5, 100, "system")
    assert found.volume == Settings().volume


def test_a_word_that_nobody_knows_leaves_the_rest_of_the_figure_as_it_was_chosen(tmp_path):
    file = tmp_path / "settings.toml"
    file.write_text('mirror = 1\nvolume = 1\n[figure]\nskin = "pink"\nhair_style = "bob"\nglasses = "yes"\n')
    assert read_settings(file) == Settings(volume=1.0, figure=FigureChoice(hair_style=HairStyle.BOB))


@pytest.mark.parametrize("written", ['figure = "tall"', "volume = 1" + 400 * "0", "figure = [1]"])
def test_a_value_of_another_kind_leaves_the_usual_one(tmp_path, written):
    file = tmp_path / "settings.toml"
    file.write_text(written)
    assert read_settings(file) == Settings()


def test_a_write_that_fails_leaves_the_old_settings(tmp_path):
    file = tmp_path / "settings.toml"
    write_settings(Settings(name="Rosa"), file)
    (tmp_path / "settings.new").mkdir()  # what is written aside can't be made
    with pytest.raises(IsADirectoryError):
        write_settings(Settings(name="Other"), file)
    assert read_settings(file).name == "Rosa"


def test_a_plan_and_speeds_keep_only_what_makes_sense(tmp_path):
    file = tmp_path / "settings.toml"
    file.write_text(
        '[plan]\nmonday = "x"\nsomeday = "y"\ntuesday = 3\n[speeds]\na = 90\nb = 20\nc = true\nd = "90"\n'
    )
    found = read_settings(file)
    assert (dict(found.plan), dict(found.speeds)) == ({"monday": "x"}, {"a": 90})
