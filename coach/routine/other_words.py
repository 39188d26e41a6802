"""What people call the names of the format, in their own words, and in other languages.

Spelling alone leads astray: "sitting" is nearer to "standing" than to "seated",
and "weight" to "right".
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_BY_NAME: Final[Mapping[str, str]] = MappingProxyType(
    {
        # keys
        "reps": "strength repetitions repetition repeats wiederholungen wdh whl répétitions count",
        "sets": "set series serie serien séries sätze saetze satz rounds",
        "load_kg": "load weight weights kg kilo gewicht last poids charge resistance",
        "rest_seconds": "rest rest-time break pause pausen repos pause-time pausenzeit",
        "duration_seconds": "duration time dauer zeit durée",
        "cadence_per_minute": "cadence bpm beat kadenz",
        "times_per_week": "frequency days-per-week per-week sessions-per-week",
        "tempo": "speed timing",
        "sides": "side",
        "note": "notes comment remark hint hinweis anmerkung remarque message",
        "say": "cue cues speak spoken text words",
        "name": "title",
        "summary": "description about beschreibung",
        "author": "therapist physio physiotherapist set-by",
        "reviewed": "date review-date last-reviewed checked datum",
        "step": "exercise exercises rest item block übung schritt",
        "phase": "phases movement",
        "seconds": "duration time secs sec sek sekunden",
        "clinical_name": "clinical medical-name",
        "setup": "set-up instructions instruction position-text start-position",
        "stop_if": "stop stop-when",
        "cautions": "contraindications precautions warnings care",
        "avoid_if": "contraindications not-for",
        # words for a value
        "seated": "sitting sit sitzend sitzen assis",
        "standing": "stand stehend stehen debout",
        "bed": "lying supine prone sidelying side-lying liegend lying-down floor couché",
        "walking": "gait gehend gehen marche",
        "left": "links gauche l lt lhs",
        "right": "rechts droite r rt rhs",
        "both": "bilateral together beide",
        "alternating": "alternate alternately in-turn reciprocal",
        "none": "nwb non-weight-bearing no nothing keine",
        "partial": "pwb ttwb partial-weight-bearing toe-touch touch-down teilbelastung",
        "full": "fwb full-weight-bearing vollbelastung",
        "hold": "isometric isometrisch holds static",
        "walker": "rollator frame walking-frame zimmer-frame",
        "cane": "stick walking-stick",
        "counter": "worktop kitchen-counter table",
        "side": "lateral sagittal",
        "front": "frontal anterior",
        "flat": "floor ground foot-flat",
        "three-quarter": "3/4 oblique",
        # phases that many exercises have
        "lift": "up raise concentric rise",
        "lower": "down eccentric",
    }
)

OTHER_WORDS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        word: tuple(name for name, others in _BY_NAME.items() if word in others.split())
        for word in " ".join(_BY_NAME.values()).split()
    }
)
"""The names that each word may stand for, the word in small letters and with hyphens."""
