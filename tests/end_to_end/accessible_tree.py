"""Prints what Leg Coach shows on the accessibility bus as JSON; `--press NAME` presses a button first.

Runs in the system's Python, where Debian's pyatspi is.
"""

import json
import sys

import pyatspi


def shown(accessible):
    """Yield every accessible that is shown, the window's first."""
    for child in accessible:
        if child is None:
            continue
        if child.getState().contains(pyatspi.STATE_SHOWING):
            yield child
            yield from shown(child)


def main():
    """Print the tree, or press."""
    found = []
    for application in pyatspi.Registry.getDesktop(0):
        if application is not None and application.name == "Leg Coach":
            found += list(shown(application))
    if sys.argv[1:2] == ["--press"]:
        pressed = (pyatspi.ROLE_PUSH_BUTTON, pyatspi.ROLE_TOGGLE_BUTTON, pyatspi.ROLE_CHECK_BOX)
        named = [item for item in found if item.name == sys.argv[2] and item.getRole() in pressed]
        for item in named[:1]:
            item.queryAction().doAction(0)
        print(json.dumps([item.name for item in named]))
        return
    print(
        json.dumps(
            [
                {
                    "role": item.getRoleName(),
                    "name": item.name,
                    "description": item.description,
                    "focused": item.getState().contains(pyatspi.STATE_FOCUSED),
                }
                for item in found
            ]
        )
    )


main()
