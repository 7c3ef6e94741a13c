# A small Lisp: reader, environments, lambdas, macros-like special forms, tail calls, errors.
class Symbol(str):
    def __repr__(self):
        return str(self)


class Env(dict):
    def __init__(self, names=(), values=(), outer=None):
        super().__init__(zip(names, values))
        self.outer = outer

    def find(self, name):
        env = self
        while env is not None:
            if name in env:
                return env
            env = env.outer
        raise NameError(f"unbound symbol: {name}")


class Lambda:
    def __init__(self, params, body, env):
        self.params, self.body, self.env = params, body, env

    def __call__(self, *args):
        return evaluate(self.body, self.bind(args))

    def bind(self, args):
        if "." in self.params:
            i = self.params.index(Symbol("."))
            return Env(self.params[:i] + self.params[i + 1:], list(args[:i]) + [list(args[i:])], self.env)
        if len(args) != len(self.params):
            raise TypeError(f"expected {len(self.params)} arguments, got {len(args)}")
        return Env(self.params, args, self.env)


def tokenize(text):
    return text.replace("(", " ( ").replace(")", " ) ").replace("'", " ' ").split()


def read(tokens):
    if not tokens:
        raise SyntaxError("unexpected end")
    token = tokens.pop(0)
    if token == "(":
        form = []
        while tokens and tokens[0] != ")":
            form.append(read(tokens))
        if not tokens:
            raise SyntaxError("missing )")
        tokens.pop(0)
        return form
    if token == ")":
        raise SyntaxError("unexpected )")
    if token == "'":
        return [Symbol("quote"), read(tokens)]
    for convert in (int, float):
        try:
            return convert(token)
        except ValueError:
            pass
    return {"#t": True, "#f": False}.get(token, Symbol(token))


def show(x):
    if x is True:
        return "#t"
    if x is False:
        return "#f"
    if isinstance(x, list):
        return "(" + " ".join(map(show, x)) + ")"
    if isinstance(x, Lambda):
        return "#<lambda>"
    return str(x)


def evaluate(x, env):
    while True:
        if isinstance(x, Symbol):
            return env.find(x)[x]
        if not isinstance(x, list):
            return x
        if not x:
            return []
        head = x[0]
        if head == "quote":
            return x[1]
        if head == "if":
            x = x[2] if evaluate(x[1], env) is not False else (x[3] if len(x) > 3 else False)
            continue
        if head == "define":
            if isinstance(x[1], list):
                env[x[1][0]] = Lambda(x[1][1:], [Symbol("begin")] + x[2:], env)
                return x[1][0]
            env[x[1]] = evaluate(x[2], env)
            return x[1]
        if head == "set!":
            env.find(x[1])[x[1]] = evaluate(x[2], env)
            return x[1]
        if head == "lambda":
            return Lambda(x[1], [Symbol("begin")] + x[2:], env)
        if head == "begin":
            for form in x[1:-1]:
                evaluate(form, env)
            x = x[-1]
            continue
        if head == "let":
            x = [[Symbol("lambda"), [b[0] for b in x[1]]] + x[2:]] + [b[1] for b in x[1]]
            continue
        if head == "cond":
            for test, *body in x[1:]:
                if test == "else" or evaluate(test, env) is not False:
                    x = [Symbol("begin")] + body
                    break
            else:
                return False
            continue
        function, *args = [evaluate(part, env) for part in x]
        if isinstance(function, Lambda):
            x, env = function.body, function.bind(args)
            continue
        return function(*args)


def fold(f, start):
    def run(*args):
        result = args[0] if len(args) > 1 else start
        for a in (args[1:] if len(args) > 1 else args):
            result = f(result, a)
        return result

    return run


def make_global():
    env = Env()
    env.update({
        "+": fold(lambda a, b: a + b, 0), "*": fold(lambda a, b: a * b, 1), "-": fold(lambda a, b: a - b, 0), "/": lambda a, b: a / b, "=": lambda a, b: a == b,
        "<": lambda a, b: a < b, ">": lambda a, b: a > b, "remainder": lambda a, b: a % b, "car": lambda l: l[0], "cdr": lambda l: l[1:], "cons": lambda a, l: [a] + l, "list": lambda *a: list(a), "null?": lambda l: l == [], "length": len, "not": lambda a: a is False, "eq?": lambda a, b: a is b or a == b,
        "map": lambda f, l: [f(i) for i in l], "apply": lambda f, l: f(*l), "display": lambda a: print(show(a)),
    })
    return env


program = """
(define (fact n) (if (< n 2) 1 (* n (fact (- n 1)))))
(fact 20)
(define (loop n acc) (if (= n 0) acc (loop (- n 1) (+ acc n))))
(loop 2000 0)
(define (make-counter) (let ((n 0)) (lambda () (set! n (+ n 1)) n)))
(define c (make-counter))
(c) (c) (c)
(map (lambda (x) (* x x)) '(1 2 3 4))
(define (filter p l) (cond ((null? l) '()) ((p (car l)) (cons (car l) (filter p (cdr l)))) (else (filter p (cdr l)))))
(filter (lambda (x) (= 0 (remainder x 2))) '(1 2 3 4 5 6))
(define (compose f g) (lambda (x) (f (g x))))
((compose car cdr) '(a b c))
(define (sum . xs) (apply + xs))
(sum 1 2 3 4)
(let ((x 2) (y 3)) (display (list x y '(nested (list))))  (* x y))
(define (fib n) (cond ((< n 2) n) (else (+ (fib (- n 1)) (fib (- n 2))))))
(map fib '(1 2 3 4 5 6 7 8 9 10))
(if (not #f) 'yes 'no)
(undefined 1)
(fact 1 2)
(car '())
(+ 1 'a)
(/ 1 0)
lambda
"""
env = make_global()
tokens = tokenize(program)
while tokens:
    form = read(tokens)
    try:
        print(show(form)[:50].ljust(52), "=>", show(evaluate(form, env)))
    except Exception as e:
        print(show(form)[:50].ljust(52), "=>", type(e).__name__, e)
for bad in ("(1 2", ")", "'", "(a (b)"):
    try:
        print(read(tokenize(bad)))
    except SyntaxError as e:
        print(repr(bad), "SyntaxError", e)
