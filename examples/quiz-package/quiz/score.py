"""Counts points and turns them into a mark."""

MARKS = [(1.0, "A+"), (0.8, "A"), (0.6, "B"), (0.4, "C")]


class Score:
    def __init__(self):
        self.right = 0
        self.asked = 0

    def count(self, was_right):
        self.asked += 1
        if was_right:
            self.right += 1

    def mark(self):
        share = self.right / self.asked
        for least, mark in MARKS:
            if share >= least:
                return mark
        return "try again"

    def __str__(self):
        return f"{self.right} of {self.asked}"
