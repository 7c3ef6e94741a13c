# A misspelled attribute gets a suggestion, one of self does for a name.
class Shape:
    def __init__(self):
        self.colour = "red"

    def area(self):
        return 5

    def show(self):
        try:
            return self.color
        except AttributeError as e:
            print("str has none:", e)
        return colour


try:
    Shape().show()
except NameError:
    "text".uper()
