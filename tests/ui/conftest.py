"""What the tests of the window stand on."""

import pytest


@pytest.fixture(autouse=True)
def _application(qapp):
    """Have an application before any widget is made: without one Qt ends the whole process."""
