"""A module in a package.

>>> hello()
'hello from inner'
"""

ANSWER = 42


def hello():
    return "hello from inner"


def fail():
    return 1 / 0
