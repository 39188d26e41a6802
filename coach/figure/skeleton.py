"""How long the body's parts are, for a person of 1.7 m.

Fractions of body height are those of Drillis and Contini, as printed in Winter,
"Biomechanics and Motor Control of Human Movement" (figure 4.1): thigh 0.245,
shank 0.246, ankle above the sole 0.039, foot length 0.152, hip to shoulder
0.288 (0.818 - 0.530), upper arm 0.186, forearm 0.146, hand 0.108, chin to
crown 0.130. The figure gives breadths over the skin (hips 0.191, shoulders
0.259); the joints lie further in, at 0.052 and 0.095 from the midline (drawing
values). How a foot divides into heel, ball and toes is a drawing value too.
"""

from typing import Final

HEIGHT: Final = 1.7
"""Metres."""

THIGH: Final = 0.245 * HEIGHT
SHANK: Final = 0.246 * HEIGHT
ANKLE_HEIGHT: Final = 0.039 * HEIGHT
FOOT: Final = 0.152 * HEIGHT
HEEL_BEHIND_ANKLE: Final = 0.23 * FOOT
BALL_AHEAD_OF_ANKLE: Final = 0.47 * FOOT
TOE_AHEAD_OF_BALL: Final = FOOT - HEEL_BEHIND_ANKLE - BALL_AHEAD_OF_ANKLE

HALF_SOLE: Final = 0.035
"""Metres from the middle of the sole to the edge that a foot rolls over (drawing value)."""

TRUNK: Final = 0.288 * HEIGHT
HALF_HIPS: Final = 0.052 * HEIGHT
HALF_SHOULDERS: Final = 0.095 * HEIGHT

UPPER_ARM: Final = 0.186 * HEIGHT
FOREARM: Final = 0.146 * HEIGHT
HAND: Final = 0.108 * HEIGHT

HEAD: Final = 0.130 * HEIGHT
HEAD_CENTRE_ABOVE_SHOULDERS: Final = (0.870 - 0.818) * HEIGHT + HEAD / 2

SIT_BONE: Final = 0.075
"""Metres from the hip joint down to what one sits on (drawing value)."""

STEP_HEIGHT: Final = 0.15
"""Metres; a low exercise step (drawing value)."""
