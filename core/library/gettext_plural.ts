/** The plural of gettext's catalogues: a C expression of n becomes a function (GNU gettext manual, "Plural forms"). */
export const PLURAL_SOURCE = String.raw`
from operator import index as _index

def _warn_of_number(n):
    _warnings.warn(f"Plural value must be an integer, got {n.__class__.__name__}", DeprecationWarning,
                   skip_file_prefixes=(_warn_of_number.__code__.co_filename,))
    return n


def _count(n):
    "A number that chooses between one and many: an index, or anything else with a warning."
    try:
        return _index(n)
    except TypeError:
        return _warn_of_number(n)


def _integer(n):
    "A number for a plural expression: what cannot be rounded is refused, what is no int warned of."
    if isinstance(n, int):
        return n
    try:
        round(n)
    except TypeError:
        raise TypeError(f"Plural value must be an integer, got {n.__class__.__name__}") from None
    return _warn_of_number(n)


def _germanic(n):
    return int(n != 1)


# How tightly the operators with two sides bind.
_BINDING = {"||": 1, "&&": 2, "==": 3, "!=": 3, "<": 4, ">": 4, "<=": 4, ">=": 4, "+": 5, "-": 5, "*": 6, "/": 6, "%": 6}
# Python's operators for C's, where they differ; int() keeps comparisons numbers.
_WRITTEN = {"||": "or", "&&": "and", "/": "//"}
_DEEPEST = 100


class _PluralReader:
    "Reads a plural expression and writes it in Python, with all its parentheses."

    def __init__(self, text):
        import re
        token = re.compile(r"\s*(?:(\d+\b|n\b|[=!<>]=|&&|\|\||[-*/%+?:<>()!])|(\w+|.))", re.DOTALL)
        self.tokens = []
        for found in token.finditer(text.rstrip()):
            if found[2]:
                raise ValueError(f"invalid token in plural form: {found[2]}")
            self.tokens.append(found[1])
        self.tokens.append("")
        self.at = 0
        self.depth = 0

    @property
    def next(self):
        return self.tokens[self.at]

    def take(self):
        self.at += 1
        return self.tokens[self.at - 1]

    def refuse(self):
        raise ValueError(f"unexpected token in plural form: {self.next}" if self.next
                         else "unexpected end of plural form")

    def whole(self):
        result = self.choice()
        if self.next:
            self.refuse()
        return result

    def choice(self):
        self.depth += 1
        if self.depth > _DEEPEST:
            raise RecursionError
        result = self.sides(1)
        if self.next == "?":
            self.take()
            chosen = self.choice()
            if self.next != ":":
                self.refuse()
            self.take()
            result = f"({chosen} if {result} else {self.choice()})"
        self.depth -= 1
        return result

    def sides(self, least):
        left = self.operand()
        while _BINDING.get(self.next, 0) >= least:
            operator = self.take()
            right = self.sides(_BINDING[operator] + 1)
            left = f"({left} {_WRITTEN.get(operator, operator)} {right})"
            if _BINDING[operator] in (3, 4):
                left = f"int{left}"
        return left

    def operand(self):
        nots = 0
        while self.next == "!":
            self.take()
            nots += 1
        if self.next == "(":
            self.take()
            result = self.choice()
            if self.next != ")":
                raise ValueError("unbalanced parenthesis in plural form")
            self.take()
        elif self.next == "n" or self.next.isdigit():
            token = self.take()
            result = token if token == "n" else str(int(token))
        else:
            self.refuse()
        return "int(not " * nots + result + ")" * nots


def c2py(plural):
    """Gets a C expression as used in PO files for plural forms and returns a
    Python function that implements an equivalent expression."""
    if len(plural) > 1000:
        raise ValueError("plural form expression is too long")
    try:
        compute = eval("lambda n: " + _PluralReader(plural).whole(), {"__builtins__": {"int": int}})
    except RecursionError:
        raise ValueError("plural form expression is too complex") from None
    return lambda n: int(compute(_integer(n)))
`;
