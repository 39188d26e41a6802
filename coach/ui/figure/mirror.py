"""What a mirror would show: the same, with left and right swapped."""

from dataclasses import replace

from coach.figure.camera import Lens, Shot
from coach.figure.vectors import scaled


def in_mirror(shot: Shot) -> Shot:
    """Return the shot that shows the same as `shot` with left and right swapped."""
    return replace(
        shot,
        camera=replace(shot.camera, right=scaled(shot.camera.right, -1.0)),
        frame=replace(shot.frame, left=-shot.frame.right, right=-shot.frame.left),
        lens=_swapped(shot.lens) if shot.lens else None,
    )


def _swapped(lens: Lens) -> Lens:
    (x, y), (at_x, at_y) = lens.centre, lens.shown_at
    return replace(lens, centre=(-x, y), shown_at=(-at_x, at_y))
