"""Paints the monthly sheet that `coach.progress` puts in words: on screen, paper and PDF."""
