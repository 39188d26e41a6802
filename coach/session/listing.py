"""A timeline written down, for people and for tools."""

from typing import Any

from coach.session.timeline import Segment, Timeline


def clock_text(ms: int) -> str:
    """Write a time as minutes, seconds and tenths: 01:05.3."""
    tenths = ms // 100
    return f"{tenths // 600:02}:{tenths // 10 % 60:02}.{tenths % 10}"


def as_text(timeline: Timeline) -> str:
    """Write a line for each segment, its cues below it, and the total."""
    lines = [f"{timeline.routine.name} ({timeline.routine.id})"]
    for segment in timeline.segments:
        lines.append(f"{clock_text(segment.start_ms)}  {_title(segment)}")
        lines += [f"{clock_text(cue.at_ms)}      “{cue.text}”" for cue in segment.cues]
    gates = sum(segment.gate for segment in timeline.segments)
    lines.append(f"{clock_text(timeline.length_ms)}  total, and it waits {gates} times for the person")
    return "\n".join(lines)


def _title(segment: Segment) -> str:
    parts = [segment.kind.value]
    if segment.track is not None:
        parts.append(segment.track.exercise.id)
        parts.append(segment.track.side.value)
    if segment.rep:
        parts.append(f"rep {segment.rep} of {segment.of}: {segment.phase}")
    if segment.gate:
        parts.append("waits for the person")
    return f"{', '.join(parts)} ({segment.length_ms / 1000:g} s)"


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
                "phase": segment.phase or None,
                "waits": segment.gate,
                "cues": [
                    {"at_ms": cue.at_ms, "length_ms": cue.length_ms, "text": cue.text} for cue in segment.cues
                ],
            }
            for segment in timeline.segments
        ],
    }
