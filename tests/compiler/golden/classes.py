class Empty:
    pass


class Full(Base, metaclass=Meta):
    """Documentation."""

    attribute = 1
    __private = 2

    def __init__(self, x):
        self.x = x
        self.__y = __class__

    def outer(self):
        class attribute:
            inner = attribute, self
            return_value = self

        return attribute
