"""What the coach says of its own accord, as whole sentences; the rest comes from the files."""

from dataclasses import dataclass

from coach.routine.terms import Side
from coach.session.prescription import Change


@dataclass(frozen=True, slots=True)
class Phrases:
    """The coach's own words in one language; short, kind, and easy to follow by ear."""

    language: str = "en"
    sides: tuple[tuple[Side, str], ...] = (
        (Side.LEFT, "Left leg."),
        (Side.RIGHT, "Right leg."),
        (Side.BOTH, "Both legs."),
    )
    taking_turns: tuple[tuple[Side, str], ...] = (
        (Side.LEFT, "One leg, then the other. Left leg first."),
        (Side.RIGHT, "One leg, then the other. Right leg first."),
    )
    leading: tuple[tuple[Side, str], ...] = (
        (Side.LEFT, "Left leg first."),
        (Side.RIGHT, "Right leg first."),
    )
    sideways: tuple[tuple[Side, str], ...] = (
        (Side.LEFT, "To the left first."),
        (Side.RIGHT, "To the right first."),
    )
    swaying: tuple[tuple[Side, str], ...] = (
        (Side.LEFT, "One side, then the other. To the left first."),
        (Side.RIGHT, "One side, then the other. To the right first."),
    )
    helped: str = "Have someone right beside you."
    watch: str = "Watch first."
    when_ready: str = "Press the big button when you are ready."
    soon: str = "We start soon."
    count_in: tuple[str, ...] = ("Ready.", "Three.", "Two.", "One.", "Go.")
    two_more: str = "Two more."
    last_one: str = "Last one."
    halfway: str = "Halfway."
    changes: tuple[tuple[Change, str], ...] = (
        (Change.LEGS, "Change legs."),
        (Change.TURN, "Turn round. Take small steps."),
        (Change.BACK, "Now the other way."),
        (Change.AGAIN, "And once again."),
    )
    weight_over: str = "Put the weight on the other leg."
    take_place: str = "Take your place."
    rest: str = "Rest."
    cool_down: str = "Cool down. Drink some water."
    one_minute: str = "One minute more."
    ten_seconds: str = "Ten seconds more."
    one_kilo: str = "With 1 kilo."
    load_template: str = "With {load} kilos."
    next_set_template: str = "Then set {number} of {total}."
    next_exercise_template: str = "Next comes: {name}."
    finish: str = "That was the last one. Well done."

    def side(self, side: Side) -> str:
        """Name the leg that works."""
        return dict(self.sides)[side]

    def sways(self, first: Side) -> str:
        """Say that the body goes from side to side, and where to first."""
        return dict(self.swaying)[first]

    def turns(self, first: Side) -> str:
        """Say that the legs take turns, and which is first."""
        return dict(self.taking_turns)[first]

    def leads(self, first: Side, *, sideways: bool) -> str:
        """Say which leg leads a walk, or which way it goes."""
        return dict(self.sideways if sideways else self.leading)[first]

    def change(self, change: Change) -> str:
        """Say what to change between two bouts of a set."""
        return dict(self.changes)[change]

    def load(self, load_kg: float) -> str:
        """Name the weight to put on."""
        if load_kg == 1:
            return self.one_kilo
        return self.load_template.format(load=f"{load_kg:g}")

    def next_set(self, number: int, total: int) -> str:
        """Announce the set after a rest; `number` counts from 1."""
        return self.next_set_template.format(number=number, total=total)

    def next_exercise(self, name: str) -> str:
        """Announce the exercise after a rest."""
        return self.next_exercise_template.format(name=name)


ENGLISH = Phrases()
