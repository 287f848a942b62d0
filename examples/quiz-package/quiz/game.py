"""Asks the questions one after the other."""

from . import __version__, questions
from .score import Score


def run():
    print(f"=== Quiz {__version__} ===")
    score = Score()
    for number, question in enumerate(questions.all_questions(), start=1):
        answer = input(f"{number}. {question.text} ")
        if question.is_right(answer):
            print("   Right!")
        else:
            print(f"   Sorry, it is {question.answers[0]}.")
        score.count(question.is_right(answer))
    print(f"You got {score}. Your mark: {score.mark()}")
