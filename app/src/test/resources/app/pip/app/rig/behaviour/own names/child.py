import os
import sys

print(sys.argv[1:], os.path.basename(__file__), os.path.basename(sys.path[0]), sys.stdin.encoding)
sys.exit(6)
