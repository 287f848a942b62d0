"""The quiz: questions, the game itself and the list of results."""

__version__ = "1.2"
