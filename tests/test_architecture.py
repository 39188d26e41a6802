"""The layers, as ARCHITECTURE.md has them: one way down."""

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

COACH = Path(__file__).parent.parent / "coach"
MODULES = sorted(COACH.rglob("*.py"))

MAY_IMPORT = {
    "routine": set(),
    "figure": {"routine"},
    "session": {"routine"},
    "voice": set(),
    "history": {"routine"},
    "progress": {"history", "routine"},
}
ONLY_IN = {
    "PySide6": ("ui/",),
    "sqlalchemy": ("history/",),
    "alembic": ("history/",),
    "pyttsx3": ("voice/engines/pyttsx3_engine.py",),
    "miniaudio": ("voice/player_child.py",),
    "pypdf": ("ui/sheet/tagged_pdf.py",),
}


@cache
def imports_of(module):
    """Return every module that `module` imports, at its top or within a function."""
    found = []
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [name.name for name in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: imports are absolute here"
            found.append(node.module)
            found += [f"{node.module}.{name.name}" for name in node.names]
    return found


def packages_of(module):
    """Return which of our packages `module` imports from."""
    names = [name.split(".") for name in imports_of(module)]
    return {
        parts[1] for parts in names if parts[0] == "coach" and len(parts) > 1 and (COACH / parts[1]).is_dir()
    }


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_a_layer_imports_only_what_lies_below_it(package):
    for module in (COACH / package).rglob("*.py"):
        assert packages_of(module) - {package} <= MAY_IMPORT[package], module


@pytest.mark.parametrize("library", ONLY_IN)
def test_a_library_is_imported_only_where_it_belongs(library):
    for module in MODULES:
        if any(name.split(".")[0] == library for name in imports_of(module)):
            place = module.relative_to(COACH).as_posix()
            assert place.startswith(ONLY_IN[library]), f"{place} imports {library}"


def test_progress_knows_of_history_only_its_records():
    for module in (COACH / "progress").rglob("*.py"):
        ours = {name for name in imports_of(module) if name.startswith("coach.history.")}
        plain = ("coach.history.records", "coach.history.sessions")
        assert all(name.startswith(plain) for name in ours), module


def test_screens_do_not_know_each_other():
    for module in (COACH / "ui" / "screens").rglob("*.py"):
        others = {
            name.split(".")[3]
            for name in imports_of(module)
            if name.startswith("coach.ui.screens.") and name.split(".")[3] != module.stem
        }
        assert others <= {"stop_panel"}, f"{module} imports {others}"  # the panel is a part of the player


def test_nothing_heavy_is_imported_before_the_first_paint():
    code = "import sys, coach.ui.app; print([name for name in sys.modules])"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    libraries = ("sqlalchemy", "alembic", "pyttsx3", "miniaudio", "tomlkit", "pypdf")
    for heavy in (*libraries, "PySide6.QtPrintSupport"):
        assert f"'{heavy}'" not in loaded
