"""How the coach sounds: cue to clip (a child process and a cache), clip to ear (another child)."""
