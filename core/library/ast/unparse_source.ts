/** The Python source of ast.unparse (Lib/_ast_unparse.py): a tree as a program again. */

export const UNPARSE_SOURCE = String.raw`
# How tightly expressions bind, from the loosest.
(_NAMED, _TUPLE, _YIELD, _TEST, _OR, _AND, _NOT, _CMP, _BOR, _BXOR, _BAND, _SHIFT, _ARITH, _TERM, _FACTOR,
 _POWER, _AWAIT, _ATOM) = range(18)

_BINARY = {"Add": ("+", _ARITH), "Sub": ("-", _ARITH), "Mult": ("*", _TERM), "MatMult": ("@", _TERM),
           "Div": ("/", _TERM), "Mod": ("%", _TERM), "LShift": ("<<", _SHIFT), "RShift": (">>", _SHIFT),
           "BitOr": ("|", _BOR), "BitXor": ("^", _BXOR), "BitAnd": ("&", _BAND), "FloorDiv": ("//", _TERM),
           "Pow": ("**", _POWER)}
_UNARY = {"Invert": ("~", _FACTOR), "Not": ("not ", _NOT), "UAdd": ("+", _FACTOR), "USub": ("-", _FACTOR)}
_COMPARE = {"Eq": "==", "NotEq": "!=", "Lt": "<", "LtE": "<=", "Gt": ">", "GtE": ">=", "Is": "is",
            "IsNot": "is not", "In": "in", "NotIn": "not in"}
_INFINITY = "1e309"


class _Unparser:
    def text(self, node):
        if isinstance(node, Module):
            return "\n".join(self.block(node.body, 0, True)).strip("\n")
        if isinstance(node, Interactive):
            return "\n".join(self.block(node.body, 0)).strip("\n")
        if isinstance(node, Expression):
            return self.expr(node.body, _TUPLE)
        if isinstance(node, stmt):
            return "\n".join(self.block([node], 0)).strip("\n")
        if isinstance(node, expr):
            return self.expr(node, _TUPLE)
        if isinstance(node, list):
            return "\n".join(self.block(node, 0)).strip("\n")
        method = getattr(self, "part_" + type(node).__name__, None)
        if method is not None:
            return method(node)
        if isinstance(node, pattern):
            return self.pattern(node, 0)
        return ""

    # --- statements

    def block(self, body, level, documented=False):
        lines = []
        for i, node in enumerate(body):
            if (documented and i == 0 and isinstance(node, Expr) and isinstance(node.value, Constant)
                    and isinstance(node.value.value, str)):
                lines.append("    " * level + self.docstring(node.value.value))
                continue
            lines.extend(getattr(self, "stmt_" + type(node).__name__)(node, level))
        return lines

    def docstring(self, text):
        # Between triple quotes, with its lines as they are.
        text, quotes = self.literal(text, ('"""', "'''"), False)
        return f"{quotes[0]}{text}{quotes[0]}"

    def literal(self, text, quotes, escapes_lines):
        # The text between quotes, and the quotes that it may stand between, the best first.
        escaped = "".join(
            c if c in "\n\t" and not escapes_lines
            else c.encode("unicode_escape").decode() if c == "\\" or not c.isprintable() else c
            for c in text)
        possible = quotes
        if "\n" in escaped:
            possible = [quote for quote in possible if len(quote) == 3]
        possible = [quote for quote in possible if quote not in escaped]
        if not possible:
            plain = repr(text)
            quote = next((quote for quote in quotes if plain[0] in quote), quotes[0])
            return plain[1:-1], [quote]
        if escaped:
            possible.sort(key=lambda quote: quote[0] == escaped[-1])
            if possible[0][0] == escaped[-1]:
                escaped = escaped[:-1] + "\\" + escaped[-1]
        return escaped, possible

    def line(self, level, text):
        return ["    " * level + text]

    def suite(self, level, head, body, documented=False):
        return self.line(level, head + ":") + self.block(body, level + 1, documented)

    def stmt_Expr(self, node, level):
        return self.line(level, self.expr(node.value, _YIELD))

    def stmt_Assign(self, node, level):
        targets = "".join(self.expr(target, _TUPLE) + " = " for target in node.targets)
        return self.line(level, targets + self.expr(node.value, _TEST if not isinstance(node.value, (Yield, YieldFrom)) else _YIELD))

    def stmt_AugAssign(self, node, level):
        return self.line(level, f"{self.expr(node.target, _TUPLE)} {_BINARY[type(node.op).__name__][0]}= "
                                f"{self.expr(node.value, _TEST)}")

    def stmt_AnnAssign(self, node, level):
        target = self.expr(node.target, _TUPLE)
        if not node.simple and isinstance(node.target, Name):
            target = f"({target})"
        value = f" = {self.expr(node.value, _TEST)}" if node.value else ""
        return self.line(level, f"{target}: {self.expr(node.annotation, _TEST)}{value}")

    def stmt_Return(self, node, level):
        return self.line(level, "return" + (f" {self.expr(node.value, _TEST)}" if node.value else ""))

    def stmt_Delete(self, node, level):
        return self.line(level, "del " + ", ".join(self.expr(target, _TEST) for target in node.targets))

    def stmt_Pass(self, node, level):
        return self.line(level, "pass")

    def stmt_Break(self, node, level):
        return self.line(level, "break")

    def stmt_Continue(self, node, level):
        return self.line(level, "continue")

    def stmt_Global(self, node, level):
        return self.line(level, "global " + ", ".join(node.names))

    def stmt_Nonlocal(self, node, level):
        return self.line(level, "nonlocal " + ", ".join(node.names))

    def stmt_Import(self, node, level):
        return self.line(level, "import " + ", ".join(map(self.part_alias, node.names)))

    def stmt_ImportFrom(self, node, level):
        return self.line(level, f"from {'.' * (node.level or 0)}{node.module or ''} import "
                                + ", ".join(map(self.part_alias, node.names)))

    def stmt_Raise(self, node, level):
        text = "raise"
        if node.exc:
            text += f" {self.expr(node.exc, _TEST)}"
        if node.cause:
            text += f" from {self.expr(node.cause, _TEST)}"
        return self.line(level, text)

    def stmt_Assert(self, node, level):
        message = f", {self.expr(node.msg, _TEST)}" if node.msg else ""
        return self.line(level, f"assert {self.expr(node.test, _TEST)}{message}")

    def stmt_TypeAlias(self, node, level):
        return self.line(level, f"type {self.expr(node.name, _TEST)}{self.params(node.type_params)} = "
                                f"{self.expr(node.value, _TEST)}")

    def params(self, params):
        return f"[{', '.join(self.text(param) for param in params)}]" if params else ""

    def part_TypeVar(self, node):
        bound = f": {self.expr(node.bound, _TEST)}" if node.bound else ""
        default = f" = {self.expr(node.default_value, _TEST)}" if node.default_value else ""
        return node.name + bound + default

    def part_TypeVarTuple(self, node):
        return "*" + node.name + (f" = {self.expr(node.default_value, _TEST)}" if node.default_value else "")

    def part_ParamSpec(self, node):
        return "**" + node.name + (f" = {self.expr(node.default_value, _TEST)}" if node.default_value else "")

    def decorated(self, node, level):
        lines = [""]
        for one in node.decorator_list:
            lines += self.line(level, "@" + self.expr(one, _TEST))
        return lines

    def function(self, node, level, word):
        returns = f" -> {self.expr(node.returns, _TEST)}" if node.returns else ""
        head = f"{word} {node.name}{self.params(node.type_params)}({self.part_arguments(node.args)}){returns}"
        return self.decorated(node, level) + self.suite(level, head, node.body, True)

    def stmt_FunctionDef(self, node, level):
        return self.function(node, level, "def")

    def stmt_AsyncFunctionDef(self, node, level):
        return self.function(node, level, "async def")

    def stmt_ClassDef(self, node, level):
        parts = [self.expr(base, _TEST) for base in node.bases] + [self.part_keyword(k) for k in node.keywords]
        head = f"class {node.name}{self.params(node.type_params)}" + (f"({', '.join(parts)})" if parts else "")
        return self.decorated(node, level) + self.suite(level, head, node.body, True)

    def stmt_If(self, node, level):
        lines = self.suite(level, f"if {self.expr(node.test, _TEST)}", node.body)
        rest = node.orelse
        while len(rest) == 1 and isinstance(rest[0], If):
            lines += self.suite(level, f"elif {self.expr(rest[0].test, _TEST)}", rest[0].body)
            rest = rest[0].orelse
        if rest:
            lines += self.suite(level, "else", rest)
        return lines

    def stmt_While(self, node, level):
        return self.suite(level, f"while {self.expr(node.test, _TEST)}", node.body) + self.otherwise(node, level)

    def otherwise(self, node, level):
        return self.suite(level, "else", node.orelse) if node.orelse else []

    def loop(self, node, level, word):
        head = f"{word} {self.expr(node.target, _TUPLE)} in {self.expr(node.iter, _TEST)}"
        return self.suite(level, head, node.body) + self.otherwise(node, level)

    def stmt_For(self, node, level):
        return self.loop(node, level, "for")

    def stmt_AsyncFor(self, node, level):
        return self.loop(node, level, "async for")

    def stmt_With(self, node, level):
        return self.suite(level, "with " + ", ".join(map(self.part_withitem, node.items)), node.body)

    def stmt_AsyncWith(self, node, level):
        return self.suite(level, "async with " + ", ".join(map(self.part_withitem, node.items)), node.body)

    def attempt(self, node, level, star):
        lines = self.suite(level, "try", node.body)
        for handler in node.handlers:
            head = "except" + star
            if handler.type:
                unwrapped = isinstance(handler.type, Tuple) and handler.name is None and handler.type.elts
                head += f" {self.expr(handler.type, _TUPLE if unwrapped else _TEST)}"
            if handler.name:
                head += f" as {handler.name}"
            lines += self.suite(level, head, handler.body)
        lines += self.otherwise(node, level)
        return lines + (self.suite(level, "finally", node.finalbody) if node.finalbody else [])

    def stmt_Try(self, node, level):
        return self.attempt(node, level, "")

    def stmt_TryStar(self, node, level):
        return self.attempt(node, level, "*")

    def stmt_Match(self, node, level):
        lines = self.line(level, f"match {self.expr(node.subject, _TEST)}:")
        for case in node.cases:
            guard = f" if {self.expr(case.guard, _TEST)}" if case.guard else ""
            lines += self.suite(level + 1, f"case {self.pattern(case.pattern, 0)}{guard}", case.body)
        return lines

    def pattern(self, node, tight):
        name = type(node).__name__
        if name == "MatchValue":
            return self.expr(node.value, _TEST)
        if name == "MatchSingleton":
            return repr(node.value)
        if name == "MatchSequence":
            return f"[{', '.join(self.pattern(p, 0) for p in node.patterns)}]"
        if name == "MatchStar":
            return f"*{node.name or '_'}"
        if name == "MatchMapping":
            parts = [f"{self.expr(key, _TEST)}: {self.pattern(p, 0)}" for key, p in zip(node.keys, node.patterns)]
            if node.rest is not None:
                parts.append(f"**{node.rest}")
            return "{" + ", ".join(parts) + "}"
        if name == "MatchClass":
            parts = [self.pattern(p, 0) for p in node.patterns]
            parts += [f"{attr}={self.pattern(p, 0)}" for attr, p in zip(node.kwd_attrs, node.kwd_patterns)]
            return f"{self.expr(node.cls, _ATOM)}({', '.join(parts)})"
        if name == "MatchAs":
            if node.pattern is None:
                return node.name or "_"
            text = f"{self.pattern(node.pattern, 1)} as {node.name}"
            return f"({text})" if tight >= 1 else text
        text = " | ".join(self.pattern(p, 2) for p in node.patterns)
        return f"({text})" if tight >= 2 else text

    # --- parts

    def part_alias(self, node):
        return node.name + (f" as {node.asname}" if node.asname else "")

    def part_withitem(self, node):
        text = self.expr(node.context_expr, _TEST)
        return text + (f" as {self.expr(node.optional_vars, _TEST)}" if node.optional_vars else "")

    def part_keyword(self, node):
        value = self.expr(node.value, _TEST)
        return f"**{value}" if node.arg is None else f"{node.arg}={value}"

    def part_arg(self, node):
        if not node.annotation:
            return node.arg
        return f"{node.arg}: {self.expr(node.annotation, _TEST)}"

    def part_comprehension(self, node):
        text = f" {'async ' if node.is_async else ''}for {self.expr(node.target, _TUPLE)} in {self.expr(node.iter, _TEST + 1)}"
        return text + "".join(f" if {self.expr(test, _TEST + 1)}" for test in node.ifs)

    def part_arguments(self, node):
        parts = []
        plain = node.posonlyargs + node.args
        defaults = [None] * (len(plain) - len(node.defaults)) + node.defaults
        for i, (one, default) in enumerate(zip(plain, defaults), 1):
            parts.append(self.part_arg(one) + (f"={self.expr(default, _TEST)}" if default else ""))
            if i == len(node.posonlyargs):
                parts.append("/")
        if node.vararg:
            annotation = ""
            if node.vararg.annotation:
                annotation = f": {self.expr(node.vararg.annotation, _TEST)}"
            parts.append(f"*{node.vararg.arg}{annotation}")
        elif node.kwonlyargs:
            parts.append("*")
        for one, default in zip(node.kwonlyargs, node.kw_defaults):
            parts.append(self.part_arg(one) + (f"={self.expr(default, _TEST)}" if default else ""))
        if node.kwarg:
            parts.append("**" + self.part_arg(node.kwarg))
        return ", ".join(parts)

    # --- expressions: the text, in parentheses when what is around binds tighter

    def expr(self, node, around):
        text, own = getattr(self, "expr_" + type(node).__name__)(node)
        return f"({text})" if around > own else text

    def expr_Name(self, node):
        return node.id, _ATOM

    def expr_Constant(self, node):
        value = node.value
        if value is ...:
            return "...", _ATOM
        if isinstance(value, tuple):
            items = ", ".join(self.expr_Constant(Constant(item))[0] for item in value)
            return f"({items}{',' if len(value) == 1 else ''})", _ATOM
        text = repr(value)
        if isinstance(value, (float, complex)):
            text = text.replace("inf", _INFINITY).replace("nan", f"({_INFINITY}-{_INFINITY})")
        if node.kind == "u":
            text = "u" + text
        return text, _ATOM

    def expr_NamedExpr(self, node):
        return f"{self.expr(node.target, _ATOM)} := {self.expr(node.value, _ATOM)}", _NAMED

    def expr_Tuple(self, node):
        items = ", ".join(self.expr(item, _TEST) for item in node.elts)
        if not node.elts:
            return "()", _ATOM
        return items + ("," if len(node.elts) == 1 else ""), _TUPLE

    def expr_List(self, node):
        return f"[{', '.join(self.expr(item, _TEST) for item in node.elts)}]", _ATOM

    def expr_Set(self, node):
        if not node.elts:
            return "{*()}", _ATOM
        return f"{{{', '.join(self.expr(item, _TEST) for item in node.elts)}}}", _ATOM

    def expr_Dict(self, node):
        parts = [f"**{self.expr(value, _BOR)}" if key is None else
                 f"{self.expr(key, _TEST)}: {self.expr(value, _TEST)}" for key, value in zip(node.keys, node.values)]
        return f"{{{', '.join(parts)}}}", _ATOM

    def comprehension(self, node, left, right, item):
        return left + item + "".join(map(self.part_comprehension, node.generators)) + right, _ATOM

    def expr_ListComp(self, node):
        return self.comprehension(node, "[", "]", self.expr(node.elt, _TEST))

    def expr_SetComp(self, node):
        return self.comprehension(node, "{", "}", self.expr(node.elt, _TEST))

    def expr_GeneratorExp(self, node):
        return self.comprehension(node, "(", ")", self.expr(node.elt, _TEST))

    def expr_DictComp(self, node):
        return self.comprehension(node, "{", "}", f"{self.expr(node.key, _TEST)}: {self.expr(node.value, _TEST)}")

    def expr_BoolOp(self, node):
        word, own = (" and ", _AND) if isinstance(node.op, And) else (" or ", _OR)
        return word.join(self.expr(value, own + 1) for value in node.values), own

    def expr_BinOp(self, node):
        sign, own = _BINARY[type(node.op).__name__]
        left, right = (own + 1, own) if sign == "**" else (own, own + 1)
        return f"{self.expr(node.left, left)} {sign} {self.expr(node.right, right)}", own

    def expr_UnaryOp(self, node):
        sign, own = _UNARY[type(node.op).__name__]
        return sign + self.expr(node.operand, own), own

    def expr_Compare(self, node):
        text = self.expr(node.left, _CMP + 1)
        for op, value in zip(node.ops, node.comparators):
            text += f" {_COMPARE[type(op).__name__]} {self.expr(value, _CMP + 1)}"
        return text, _CMP

    def expr_IfExp(self, node):
        return (f"{self.expr(node.body, _TEST + 1)} if {self.expr(node.test, _TEST + 1)} else "
                f"{self.expr(node.orelse, _TEST)}"), _TEST

    def expr_Lambda(self, node):
        arguments = self.part_arguments(node.args)
        return f"lambda{' ' if arguments else ''}{arguments}: {self.expr(node.body, _TEST)}", _TEST

    def expr_Await(self, node):
        return f"await {self.expr(node.value, _ATOM)}", _AWAIT

    def expr_Yield(self, node):
        return "yield" + (f" {self.expr(node.value, _ATOM)}" if node.value else ""), _YIELD

    def expr_YieldFrom(self, node):
        return f"yield from {self.expr(node.value, _ATOM)}", _YIELD

    def expr_Starred(self, node):
        return f"*{self.expr(node.value, _BOR)}", _ATOM

    def expr_Call(self, node):
        parts = [self.expr(arg, _TEST) for arg in node.args]
        parts += map(self.part_keyword, node.keywords)
        return f"{self.expr(node.func, _ATOM)}({', '.join(parts)})", _ATOM

    def expr_Attribute(self, node):
        value = self.expr(node.value, _ATOM)
        if isinstance(node.value, Constant) and type(node.value.value) is int:
            value += " "
        return f"{value}.{node.attr}", _ATOM

    def expr_Subscript(self, node):
        inside = node.slice
        if isinstance(inside, Tuple) and inside.elts:
            text = ", ".join(self.expr(item, _TEST) for item in inside.elts)
            if len(inside.elts) == 1:
                text += ","
        else:
            text = self.expr(inside, _TEST)
        return f"{self.expr(node.value, _ATOM)}[{text}]", _ATOM

    def expr_Slice(self, node):
        text = f"{self.expr(node.lower, _TEST) if node.lower else ''}:{self.expr(node.upper, _TEST) if node.upper else ''}"
        return text + (f":{self.expr(node.step, _TEST)}" if node.step else ""), _ATOM

    # --- f-strings and t-strings

    def expr_JoinedStr(self, node):
        return self.quoted(node, "f"), _ATOM

    def expr_TemplateStr(self, node):
        return self.quoted(node, "t"), _ATOM

    def quoted(self, node, letter):
        quotes = ["'", '"', '"""', "'''"]
        parts = []
        for text, literal in self.pieces(node):
            if literal:
                text, quotes = self.literal(text, quotes, True)
            else:
                if "\n" in text:
                    quotes = [quote for quote in quotes if len(quote) == 3]
                quotes = [quote for quote in quotes if quote not in text] or quotes
            parts.append(text)
        return f"{letter}{quotes[0]}{''.join(parts)}{quotes[0]}"

    def pieces(self, node):
        for value in node.values:
            if isinstance(value, Constant):
                yield value.value.replace("{", "{{").replace("}", "}}"), True
            elif isinstance(value, (FormattedValue, Interpolation)):
                yield self.field(value), False
            elif isinstance(value, (JoinedStr, TemplateStr)):
                yield from self.pieces(value)
            else:
                # Made by a program: what is compiled is joined as it is.
                text = self.expr(value, _TEST + 1)
                yield "{" + (" " + text if text.startswith("{") else text) + "}", False

    def field(self, node):
        if isinstance(node, Interpolation):
            text = node.str
        else:
            text = self.expr(node.value, _TEST + 1)
        if text.startswith("{"):
            text = " " + text
        if node.conversion != -1:
            text += f"!{chr(node.conversion)}"
        if node.format_spec:
            text += ":" + "".join(piece for piece, _ in self.pieces(node.format_spec))
        return f"{{{text}}}"

    def expr_FormattedValue(self, node):
        return self.quoted(JoinedStr([node]), "f"), _ATOM

    def expr_Interpolation(self, node):
        return self.quoted(TemplateStr([node]), "t"), _ATOM
`;
