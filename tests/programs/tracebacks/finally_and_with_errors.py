# Errors raised by finally and by __exit__.
class Resource:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        print("enter", self.name)
        return self

    def __exit__(self, kind, value, tb):
        print("exit", self.name, kind.__name__ if kind else None)
        if self.name == "bad":
            raise OSError(f"cannot close {self.name}")


def use():
    with Resource("good") as g, Resource("bad"):
        print("using", g.name)
        raise ValueError("in the body")


def cleanup():
    try:
        use()
    finally:
        print("cleanup")
        undefined_cleanup()


cleanup()
