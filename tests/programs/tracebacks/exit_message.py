# sys.exit with a message: on stderr, status 1.
import sys
print("before")
sys.exit("error: something\nis wrong")
