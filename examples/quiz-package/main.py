"""A small quiz about capitals and planets."""

from quiz import game

if __name__ == "__main__":
    game.run()
