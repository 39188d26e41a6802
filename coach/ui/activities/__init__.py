"""What else a person did: asked, kept, changed."""
