"""compile() of trees: places, names that no text has, constants of all sorts, what a tree must be."""
import ast
import traceback

tree = ast.parse("def f(x):\n    return x / 0\n\n\nprint(f.__name__)\n")
ast.increment_lineno(tree, 10)
space = {}
exec(compile(tree, "made.py", "exec"), space)
print(space["f"].__code__.co_firstlineno)
try:
    space["f"](1)
except ZeroDivisionError as error:
    print([(entry.lineno, entry.name) for entry in traceback.extract_tb(error.__traceback__)][1:])


def module(*body):
    return ast.fix_missing_locations(ast.Module(list(body), []))


def store(name, value):
    return ast.Assign([ast.Name(name, ast.Store())], value)


def run(*body):
    space = {}
    exec(compile(module(*body), "made.py", "exec"), space)
    return {name: value for name, value in space.items() if name != "__builtins__"}


print(run(ast.Import([ast.alias("math", "@math")]),
          store("@py", ast.Call(ast.Attribute(ast.Name("@math"), "floor"), [ast.Constant(2.5)])))["@py"])
for constant in (-5, 2 ** 100, 1 + 2j, (1, "a", (b"b", None)), frozenset([3]), ..., -0.0):
    print(run(store("x", ast.Constant(constant))))
print(eval(compile(ast.Expression(ast.BinOp(ast.Constant(6, lineno=1, col_offset=0), ast.Mult(),
                                            ast.Constant(7, lineno=1, col_offset=0),
                                            lineno=1, col_offset=0)), "made.py", "eval")))


class Twice(ast.NodeTransformer):
    def visit_Constant(self, node):
        return ast.copy_location(ast.Constant(node.value * 2), node)


exec(compile(Twice().visit(ast.parse("print(1, 'ab', [2])")), "made.py", "exec"))
print(compile(ast.parse("x"), "made.py", "exec", ast.PyCF_ONLY_AST))


class Renamed(ast.Name):
    "A class of the guest's is taken for its base."


print(run(store("x", ast.Constant(1)), store("y", Renamed("x", ast.Load())))["y"])

name = ast.Name("x", ast.Load())
for body in (
    [ast.Expr(ast.Name("x", ast.Store()))],
    [ast.Assign([name], name)],
    [ast.Assign([ast.Constant(1)], name)],
    [ast.Assign([], name)],
    [ast.Delete([ast.Tuple([name], ast.Del())])],
    [ast.While(name, [], [])],
    [ast.Expr(None)],
    [ast.Expr("x")],
    [None],
    [ast.Expr(ast.Constant(object))],
    [ast.Expr(ast.Constant((1, [])))],
    [ast.Expr(ast.Name(1, ast.Load()))],
    [ast.Expr(ast.Name("None", ast.Load()))],
    [ast.Expr(ast.BoolOp(ast.And(), [name]))],
    [ast.Expr(ast.Compare(name, [ast.Eq()], []))],
    [ast.Expr(ast.Compare(name, [], [name]))],
    [ast.Expr(ast.Dict([name], []))],
    [ast.Expr(ast.ListComp(name, []))],
    [ast.Raise(None, name)],
    [ast.Try([ast.Pass()], [], [], [])],
    [ast.Try([ast.Pass()], [], [ast.Pass()], [ast.Pass()])],
    [ast.ImportFrom("x", [ast.alias("y")], -1)],
    [ast.ImportFrom("x", [ast.alias("y")], "1")],
    [ast.Match(name, [ast.match_case(ast.MatchSingleton(1), None, [ast.Pass()])])],
    [ast.Match(name, [ast.match_case(ast.MatchStar("x"), None, [ast.Pass()])])],
    [ast.Match(name, [ast.match_case(ast.MatchValue(name), None, [ast.Pass()])])],
    [ast.Match(name, [ast.match_case(ast.MatchOr([ast.MatchAs()]), None, [ast.Pass()])])],
    [ast.Return(name)],
    [ast.Expr(ast.Starred(name, ast.Load()))],
    [ast.Nonlocal(["x"])],
    (ast.Pass(),),
):
    tree = ast.fix_missing_locations(ast.Module([], []))
    tree.body = body
    for node in body:
        if isinstance(node, ast.AST):
            ast.fix_missing_locations(node)
    try:
        compile(tree, "made.py", "exec")
    except SyntaxError as error:
        print("SyntaxError:", error.msg)
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print("compiled")

for place in ({}, {"lineno": 1}, {"lineno": 2, "col_offset": 0, "end_lineno": 1}, {"lineno": "1", "col_offset": 0},
              {"lineno": 1, "col_offset": 5, "end_lineno": 1, "end_col_offset": 2}, {"lineno": 2 ** 40, "col_offset": 0}):
    try:
        compile(ast.Module([ast.Pass(**place)], []), "made.py", "exec")
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
for tree, mode in ((ast.Module([], []), "eval"), (ast.Expression(name), "exec"), (ast.Pass(), "exec"), (3, "exec")):
    try:
        compile(tree, "made.py", mode)
    except TypeError as error:
        print(error)
