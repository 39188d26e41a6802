"""The reviewer's book: a page for each exercise, for a physiotherapist with a pencil."""
