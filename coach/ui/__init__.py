"""The only home of Qt: the window, its screens and widgets, the theme, and what they paint."""
