"""Reads the questions from the data folder of this package."""

import csv
import json
from dataclasses import dataclass
from pathlib import Path

import quiz

DATA = Path(quiz.__file__).parent / "data"


@dataclass
class Question:
    text: str
    answers: list[str]

    def is_right(self, answer):
        return answer.strip().casefold() in [right.casefold() for right in self.answers]


def capitals():
    """capitals.csv has two columns: country and capital."""
    with open(DATA / "capitals.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield Question(f"What is the capital of {row['country']}?", row["capital"].split("/"))


def planets():
    """planets.json is a list of questions with all the answers that count."""
    with open(DATA / "planets.json", encoding="utf-8") as file:
        for entry in json.load(file):
            yield Question(entry["question"], entry["answers"])


def all_questions():
    return [*capitals(), *planets()]
