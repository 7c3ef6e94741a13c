# SyntaxError raised by the program itself, with and without a place.
try:
    raise SyntaxError("only a message")
except SyntaxError as e:
    print(e, e.lineno, e.filename)
raise SyntaxError("custom place", ("other.txt", 7, 5, "some  source text\n", 7, 9))
