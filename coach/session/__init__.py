"""What happens: a routine compiled into a timeline, and the playback that walks along it."""
