"""A timeline written down, for people and for tools."""

from typing import Any

from coach.routine.terms import Kind
from coach.session.timeline import Segment, SegmentKind, Timeline


def clock_text(ms: int) -> str:
    """Write a time as minutes, seconds and tenths: 01:05.3."""
    tenths = ms // 100
    return f"{tenths // 600:02}:{tenths // 10 % 60:02}.{tenths % 10}"


def as_text(timeline: Timeline) -> str:
    """Write a line for each segment, its cues below it, and the total."""
    lines = [f"{timeline.routine.name} ({timeline.routine.id})"]
    before = ""
    for segment in timeline.segments:
        rhythm = _rhythm(timeline, segment)
        if not rhythm or rhythm != before:
            lines.append(f"{clock_text(segment.start_ms)}  {rhythm or _title(timeline, segment)}")
        before = rhythm
        lines += [f"{clock_text(cue.at_ms)}      “{cue.text}”" for cue in segment.cues]
    gates = sum(segment.gate for segment in timeline.segments)
    lines.append(f"{clock_text(timeline.length_ms)}  total, and it waits {gates} times for the person")
    return "\n".join(lines)


def _rhythm(timeline: Timeline, segment: Segment) -> str:
    """Return one title for all that is moved in a bout of a rhythm, which nobody reads beat by beat."""
    if segment.kind is not SegmentKind.MOVE or segment.bout is None:
        return ""
    bout = timeline.bouts[segment.bout]
    item = timeline.prescription(bout)
    if item.exercise.kind is not Kind.RHYTHM:
        return ""
    begin_ms, end_ms = timeline.span_of_bout(segment.bout)
    count = sum(bout.reps(side) for side in bout.sides)
    parts = [segment.kind.value, item.exercise.id, *(leg.value for leg in bout.legs)]
    parts.append(f"{count} {'steps' if item.walks else 'reps'}")
    if item.beat is not None:
        parts.append(f"a beat every {item.beat.every_seconds:.3g} s")
    return f"{', '.join(parts)} ({(end_ms - begin_ms) / 1000:g} s)"


def _title(timeline: Timeline, segment: Segment) -> str:
    parts = [segment.kind.value]
    if segment.track is not None:
        parts.append(segment.track.exercise.id)
        parts.append(segment.track.side.value)
    if segment.rep:
        parts.append(f"{_which(timeline, segment)}{segment.phase}")
    if segment.gate:
        parts.append("waits for the person")
    return f"{', '.join(parts)} ({segment.length_ms / 1000:g} s)"


def _which(timeline: Timeline, segment: Segment) -> str:
    """Return which reps or steps of how many a segment of a movement is a part of."""
    if segment.bout is None or segment.kind is SegmentKind.DEMONSTRATION:
        return ""
    bout = timeline.bouts[segment.bout]
    each = bout.counts_per_rep
    first, last = (segment.rep - 1) * each + 1, segment.rep * each
    nouns = {Kind.STEPS: "step", Kind.HOLD: "hold", Kind.STRETCH: "stretch"}
    noun = nouns.get(timeline.prescription(bout).exercise.kind, "rep")
    which = f"{noun} {first}" if first == last else f"{noun}s {first} and {last}"
    return f"{which} of {segment.of * each}: "


def as_json(timeline: Timeline) -> dict[str, Any]:
    """Return plain values for JSON; times in milliseconds from the beginning."""
    return {
        "routine": timeline.routine.id,
        "name": timeline.routine.name,
        "content_hash": timeline.routine.content_hash,
        "length_ms": timeline.length_ms,
        "segments": [
            {
                "kind": segment.kind.value,
                "start_ms": segment.start_ms,
                "length_ms": segment.length_ms,
                "exercise": segment.track.exercise.id if segment.track else None,
                "side": segment.track.side.value if segment.track else None,
                "rep": segment.rep or None,
                "of": segment.of or None,
                "phase": segment.phase or None,
                "waits": segment.gate,
                "cues": [
                    {"at_ms": cue.at_ms, "length_ms": cue.length_ms, "text": cue.text} for cue in segment.cues
                ],
                "beats_ms": list(segment.beats),
            }
            for segment in timeline.segments
        ],
    }
