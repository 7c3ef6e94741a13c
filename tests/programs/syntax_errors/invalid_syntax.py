# The whole program is refused; nothing runs.
print("never printed")
x = 5 +* 3
print(x)
