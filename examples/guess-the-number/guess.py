"""Guess the number! A game for one player.

Start it with a number behind its name (python guess.py 7) to play the same
game again and again: good for showing it to somebody.
"""

import random
import sys
from pathlib import Path

SCORE_FILE = "highscore.txt"
HIGHEST = 100


def load_words():
    """Read the words of praise. Each line is: most tries allowed, then the text."""
    praise = []
    with open("words.txt", encoding="utf-8") as file:
        for line in file:
            line = line.strip()
            if line and not line.startswith("#"):
                tries, text = line.split(maxsplit=1)
                praise.append((int(tries), text))
    return praise


def load_high_score():
    """Who was best, and with how many tries? Nobody yet: (None, None)."""
    try:
        with open(SCORE_FILE, encoding="utf-8") as file:
            tries, name = file.read().strip().split(maxsplit=1)
            return int(tries), name
    except FileNotFoundError:
        return None, None


def save_high_score(tries, name):
    with open(SCORE_FILE, "w", encoding="utf-8") as file:
        file.write(f"{tries} {name}\n")


def ask_number():
    while True:
        answer = input("Your guess: ")
        if answer.strip().isdecimal():
            return int(answer)
        print("That is not a number. Try again!")


def play():
    secret = random.randint(1, HIGHEST)
    tries = 0
    while True:
        guess = ask_number()
        tries += 1
        if guess < secret:
            print("Too low!")
        elif guess > secret:
            print("Too high!")
        else:
            return tries


def main():
    if len(sys.argv) > 1:
        random.seed(int(sys.argv[1]))

    banner = Path(__file__).parent / "banner.txt"
    print(banner.read_text(encoding="utf-8"))

    best, champion = load_high_score()
    if best is None:
        print("Nobody has played yet.")
    else:
        print(f"The best so far: {champion} with {best} tries.")

    name = input("What is your name? ").strip() or "Nobody"
    print(f"Hello, {name}! I am thinking of a number from 1 to {HIGHEST}.")

    tries = play()
    print(f"Yes! You needed {tries} tries.")
    for most, text in load_words():
        if tries <= most:
            print(text)
            break

    if best is None or tries < best:
        save_high_score(tries, name)
        print("That is a new high score!")


if __name__ == "__main__":
    main()
