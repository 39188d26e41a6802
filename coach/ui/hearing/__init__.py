"""What is heard, by which voice and loudspeaker: found out step by step."""
