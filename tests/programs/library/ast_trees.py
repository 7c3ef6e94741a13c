"""ast: parsing, dumps, visitors, literal_eval, unparse, compiling trees."""
import ast


def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


tree = ast.parse("x = 1 + y\nprint(x, *a, k=2)")
print(ast.dump(tree))
print(ast.dump(tree, indent=2))
print(ast.dump(tree, annotate_fields=False))
print(ast.dump(ast.parse("é = 'ü'; b"), include_attributes=True))
print(ast.dump(ast.parse("a.b[1:2]", mode="eval")), ast.dump(ast.parse("f(x) if y else z", mode="single")))
print(ast.dump(ast.parse("def f(a, /, b: int = 1, *c, d, e=2, **g) -> str: pass"), show_empty=True))
node = tree.body[0]
print(type(node), node._fields, node._attributes, node.lineno, node.col_offset, node.end_lineno, node.end_col_offset, isinstance(node, ast.stmt), node.targets[0].id, node.value.op, type(node.value.op) is ast.Add)
print(tree.body[0].value.left.value, tree.body[1].value.args[1], isinstance(tree.body[0].targets[0].ctx, ast.Store))
attempt(ast.parse, "1 +")
attempt(ast.parse, "x", mode="nope")

for text in ("1", "-2.5", "'a'", "b'x'", "[1, (2, 3), {4}, {'k': None, 5: True}]", "()", "1 + 2j", "-1 - 2j", "set()", "...", "  [1]", "{'a': [1, {'b': (2,)}]}"):
    print(text, "->", ast.literal_eval(text))
for text in ("f()", "a", "1 + 1", "[x for x in y]", "'%s' % 1", "1 +", "{**a}", "-'a'", "lambda: 0"):
    try:
        ast.literal_eval(text)
    except (ValueError, SyntaxError, TypeError) as error:
        print(text, type(error).__name__, str(error).split(" <")[0].split(": ")[0])


class Names(ast.NodeVisitor):
    def __init__(self):
        self.found = []

    def visit_Name(self, node):
        self.found.append((node.id, type(node.ctx).__name__))

    def visit_FunctionDef(self, node):
        self.found.append(node.name)
        self.generic_visit(node)


v = Names()
v.visit(ast.parse("def f(a):\n    b = a + c\n    return [d for d in b]"))
print(v.found)


class Double(ast.NodeTransformer):
    def visit_Constant(self, node):
        if isinstance(node.value, int):
            return ast.copy_location(ast.Constant(node.value * 2), node)
        return node

    def visit_Pass(self, node):
        return None

    def visit_Expr(self, node):
        return [node, node]


t = Double().visit(ast.parse("x = 1\npass\nprint(x + 2)"))
ast.fix_missing_locations(t)
print(ast.unparse(t))
exec(compile(t, "<tree>", "exec"))
print(eval(compile(ast.fix_missing_locations(ast.Expression(ast.BinOp(ast.Constant(2), ast.Mult(), ast.Constant(21)))), "<e>", "eval")))
print(type(compile("x = 1", "<s>", "exec", ast.PyCF_ONLY_AST)).__name__)
print(sorted({type(n).__name__ for n in ast.walk(tree)}), len(list(ast.walk(tree))))
print([type(n).__name__ for n in ast.iter_child_nodes(node)], [name for name, _ in ast.iter_fields(node)])
print(ast.get_docstring(ast.parse('"""Doc\n    string."""')), ast.get_docstring(ast.parse("x")), ast.get_docstring(ast.parse("def f():\n    'inner'").body[0]))
source = "a = (1 +\n     2)\nbé = c(d)"
parsed = ast.parse(source)
print(ast.get_source_segment(source, parsed.body[0]), ast.get_source_segment(source, parsed.body[1].value), ast.get_source_segment(source, parsed.body[0].value.right))
ast.increment_lineno(parsed, 10)
print(parsed.body[0].lineno, parsed.body[1].value.lineno)
new = ast.Name("z", ast.Load())
print(ast.dump(new), ast.dump(ast.Name(id="q")), ast.dump(ast.Call(new, [], [])), ast.Name("r").id)
attempt(ast.Name, "a", "b", "c", "d")
attempt(ast.dump, 5)
attempt(ast.Name, "a", id="b")
attempt(compile, 5, "x", "exec")
match new:
    case ast.Name(id):
        print("matched", id)

PROGRAM = '''
"""Module docs."""
import a, b.c as d
from .e import f as g, h
from .. import i
x: int = 1
(y): str
z += 2 ** -3 ** 2
a, b = b, a
a = b = (yield_ := 3)
t = (1,)
e = ()
del x, y[0], z.w
global q
assert x, 'message'
raise E('x') from None
@decorator(1)
class C(Base, metaclass=M):
    "Class docs"
    attr = not (a and b or c) and d
    async def m(self, a, /, b=1, *args: int, c, d=2, **kw) -> 'R':
        """Method
        docs."""
        async with x as y, z:
            await w
        async for i in j:
            yield i
        else:
            return
        return [k async for k in l if m if n]
    @property
    def p[T: int, *Ts, **P](self): return lambda: (yield)
type Alias[T] = list[T]
if a:
    pass
elif b < c <= d != e is not f not in g:
    x = 1 if y else 2
else:
    while True:
        break
    else:
        continue
for a, *b in c, d:
    try:
        x()
    except (A, B) as e:
        pass
    except:
        raise
    else:
        f(*a, b=1, **c)
    finally:
        nonlocal_ = {**a, 'b': 1, **c}
try:
    pass
except* E:
    pass
with open('x') as f, (yield):
    pass
match x:
    case 1 | 'a' | None:
        pass
    case [a, *_, b] if a > b:
        pass
    case {'k': v, **rest}:
        pass
    case C(1, name=y) as z:
        pass
    case -1 | a.b:
        pass
    case _:
        pass
s = f"a{x!r:>{width}}b{{}}{y}" 'c' + f'{d["k"]}\\n' + rf'{z:%H:%M}'
u = x[1:2, ::3, ...], y[:], z[a,]
v = {1, 2}, {a: b for a, b in c}, {d for d in e}, (g for g in h), f(i for i in j)
w = -(-1), ~+x, not not y, (-1) ** 2, (a + b) * c - d / (e % f) // g @ h << 1 >> 2 & 3 | 4 ^ 5
n = 1 .real, 1.5, 1e400, 2j, b'bytes', "it's", 'quo"te', 'new\\nline', True, None
l = lambda a, *b, c=1, **d: a, (lambda: 0)()
c = (a := 1), [b := 2], f((c := 3))
'''
text = ast.unparse(ast.parse(PROGRAM))
print(text)
print(ast.dump(ast.parse(text)) == ast.dump(ast.parse(PROGRAM)), ast.unparse(ast.parse(text)) == text)
