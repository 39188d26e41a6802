"""Points and axes in space, as light tuples of floats.

The frame of everything here: x to the person's right, y forward, z up; metres.
The origin lies on the floor, under the middle of the hips in the start pose.
"""

from math import cos, radians, sin, sqrt
from typing import Final, TypeAlias

Vec: TypeAlias = tuple[float, float, float]
Axes: TypeAlias = tuple[Vec, Vec, Vec]
"""What a body part calls right, forward and up: three unit vectors."""

ORIGIN: Final[Vec] = (0.0, 0.0, 0.0)
UPRIGHT: Final[Axes] = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))


def add(a: Vec, b: Vec) -> Vec:
    """Return a + b."""
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def sub(a: Vec, b: Vec) -> Vec:
    """Return a - b."""
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def along(a: Vec, b: Vec, length: float) -> Vec:
    """Return the point `length` times b away from a."""
    return (a[0] + b[0] * length, a[1] + b[1] * length, a[2] + b[2] * length)


def scaled(a: Vec, factor: float) -> Vec:
    """Return a, `factor` times as long."""
    return (a[0] * factor, a[1] * factor, a[2] * factor)


def between(a: Vec, b: Vec, fraction: float) -> Vec:
    """Return the point at `fraction` of the way from a to b; a itself where both are one."""
    if a == b:
        return a
    rest = 1.0 - fraction
    return (a[0] * rest + b[0] * fraction, a[1] * rest + b[1] * fraction, a[2] * rest + b[2] * fraction)


def dot(a: Vec, b: Vec) -> float:
    """Return the scalar product."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vec, b: Vec) -> Vec:
    """Return the vector product."""
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def length(a: Vec) -> float:
    """Return how long a is."""
    return sqrt(a[0] * a[0] + a[1] * a[1] + a[2] * a[2])


def dist(a: Vec, b: Vec) -> float:
    """Return how far a is from b."""
    return length(sub(a, b))


def unit(a: Vec) -> Vec:
    """Return a with length 1; a vector without length is returned as it is."""
    size = length(a)
    return scaled(a, 1.0 / size) if size > 1e-12 else a


def local(origin: Vec, axes: Axes, right: float, forward: float, up: float) -> Vec:
    """Return the point that lies so many metres to the right, forward and up in `axes` from `origin`."""
    r, f, u = axes
    return (
        origin[0] + r[0] * right + f[0] * forward + u[0] * up,
        origin[1] + r[1] * right + f[1] * forward + u[1] * up,
        origin[2] + r[2] * right + f[2] * forward + u[2] * up,
    )


def pitched(axes: Axes, degrees: float) -> Axes:
    """Turn about the own right axis: positive lifts what is forward."""
    if degrees == 0.0:
        return axes
    r, f, u = axes
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return (r, _mix(f, c, u, s), _mix(u, c, f, -s))


def rolled(axes: Axes, degrees: float) -> Axes:
    """Turn about the own forward axis: positive swings what is below to the right."""
    if degrees == 0.0:
        return axes
    r, f, u = axes
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return (_mix(r, c, u, s), f, _mix(u, c, r, -s))


def turned(axes: Axes, degrees: float) -> Axes:
    """Turn about the own up axis: positive turns what is forward to the right."""
    if degrees == 0.0:
        return axes
    r, f, u = axes
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return (_mix(r, c, f, -s), _mix(f, c, r, s), u)


def turned_towards(a: Vec, before: Vec, after: Vec) -> Vec:
    """Return `a`, turned by the shortest turn that takes the direction `before` to `after`."""
    axis = cross(unit(before), unit(after))
    cosine = dot(unit(before), unit(after))
    if cosine < -1.0 + 1e-9:
        return a
    # Rodrigues' formula, with the sine within the axis' length.
    along_axis = scaled(axis, dot(axis, a) / (1.0 + cosine))
    return add(add(scaled(a, cosine), cross(axis, a)), along_axis)


def axes_facing(forward: Vec, up: Vec) -> Axes:
    """Return axes that face `forward`, with their up as near to `up` as that allows."""
    f = unit(forward)
    r = unit(cross(f, up))
    return (r, f, cross(r, f))


def _mix(a: Vec, of_a: float, b: Vec, of_b: float) -> Vec:
    return (a[0] * of_a + b[0] * of_b, a[1] * of_a + b[1] * of_b, a[2] * of_a + b[2] * of_b)
