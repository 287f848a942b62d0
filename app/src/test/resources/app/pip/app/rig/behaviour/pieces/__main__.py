import sys

from pieces.inner import hello

print(hello(), sys.argv[1:], __package__)
