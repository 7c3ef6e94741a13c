# A one-way constraint solver: strengths, constraint classes, plans, incremental change.
class Strength:
    made = []

    def __init__(self, value, name):
        self.value, self.name = value, name
        Strength.made.append(self)

    def __lt__(self, other):
        return self.value > other.value

    def __repr__(self):
        return self.name


REQUIRED, PREFERRED, NORMAL, DEFAULT, WEAKEST = (Strength(i, n) for i, n in enumerate(["required", "preferred", "normal", "default", "weakest"]))


def stronger(a, b):
    return a.value < b.value


def weakest_of(a, b):
    return a if stronger(b, a) else b


class Variable:
    def __init__(self, name, value=0):
        self.name, self.value, self.constraints, self.determined_by, self.mark, self.walk_strength, self.stay = name, value, [], None, 0, WEAKEST, True

    def __repr__(self):
        return f"{self.name}={self.value}"


class Constraint:
    def __init__(self, strength):
        self.strength = strength

    def add(self, planner):
        for v in self.variables():
            v.constraints.append(self)
        self.unsatisfy()
        planner.incremental_add(self)

    def destroy(self, planner):
        if self.is_satisfied():
            planner.incremental_remove(self)
        for v in self.variables():
            if self in v.constraints:
                v.constraints.remove(self)

    def satisfy(self, mark, planner):
        self.choose_method(mark)
        if not self.is_satisfied():
            if self.strength is REQUIRED:
                raise RuntimeError("could not satisfy a required constraint")
            return None
        for v in self.inputs():
            v.mark = mark
        out = self.output()
        overridden = out.determined_by
        if overridden is not None:
            overridden.unsatisfy()
        out.determined_by = self
        if not planner.add_propagate(self, mark):
            raise RuntimeError("cycle encountered")
        out.mark = mark
        return overridden

    def inputs_known(self, mark):
        return all(v.mark == mark or v.stay or v.determined_by is None for v in self.inputs())


class Unary(Constraint):
    def __init__(self, variable, strength, planner):
        super().__init__(strength)
        self.my_output, self.satisfied = variable, False
        self.add(planner)

    def variables(self):
        return [self.my_output]

    def choose_method(self, mark):
        self.satisfied = self.my_output.mark != mark and stronger(self.strength, self.my_output.walk_strength)

    def is_satisfied(self):
        return self.satisfied

    def inputs(self):
        return []

    def output(self):
        return self.my_output

    def unsatisfy(self):
        self.satisfied = False

    def recalculate(self):
        self.my_output.walk_strength = self.strength
        self.my_output.stay = not self.is_input()
        if self.my_output.stay:
            self.execute()

    def is_input(self):
        return False

    def execute(self):
        pass


class Stay(Unary):
    pass


class Edit(Unary):
    def is_input(self):
        return True


class Binary(Constraint):
    def __init__(self, v1, v2, strength, planner):
        super().__init__(strength)
        self.v1, self.v2, self.direction = v1, v2, 0
        self.add(planner)

    def variables(self):
        return [self.v1, self.v2]

    def choose_method(self, mark):
        a, b = self.v1, self.v2
        if a.mark == mark:
            self.direction = 1 if b.mark != mark and stronger(self.strength, b.walk_strength) else 0
        elif b.mark == mark:
            self.direction = -1 if stronger(self.strength, a.walk_strength) else 0
        elif stronger(b.walk_strength, a.walk_strength):
            self.direction = -1 if stronger(self.strength, a.walk_strength) else 0
        else:
            self.direction = 1 if stronger(self.strength, b.walk_strength) else -1 if stronger(self.strength, a.walk_strength) else 0

    def is_satisfied(self):
        return self.direction != 0

    def is_input(self):
        return False

    def inputs(self):
        return [self.v1 if self.direction == 1 else self.v2]

    def output(self):
        return self.v2 if self.direction == 1 else self.v1

    def unsatisfy(self):
        self.direction = 0

    def recalculate(self):
        i, o = self.inputs()[0], self.output()
        o.walk_strength = weakest_of(self.strength, i.walk_strength)
        o.stay = i.stay
        if o.stay:
            self.execute()


class Equal(Binary):
    def execute(self):
        self.output().value = self.inputs()[0].value


class Scale(Binary):
    def __init__(self, v1, v2, scale, offset, strength, planner):
        self.scale, self.offset = scale, offset
        super().__init__(v1, v2, strength, planner)

    def execute(self):
        if self.direction == 1:
            self.v2.value = self.v1.value * self.scale + self.offset
        else:
            self.v1.value = (self.v2.value - self.offset) // self.scale


class Planner:
    current_mark = 0

    def new_mark(self):
        Planner.current_mark += 1
        return Planner.current_mark

    def incremental_add(self, constraint):
        mark = self.new_mark()
        overridden = constraint.satisfy(mark, self)
        while overridden is not None:
            overridden = overridden.satisfy(mark, self)

    def incremental_remove(self, constraint):
        out = constraint.output()
        out.determined_by = None
        constraint.unsatisfy()
        unsatisfied = self.remove_propagate(out)
        for strength in (REQUIRED, PREFERRED, NORMAL, DEFAULT):
            for c in unsatisfied:
                if c.strength is strength and not c.is_satisfied():
                    self.incremental_add(c)

    def add_propagate(self, constraint, mark):
        todo = [constraint]
        while todo:
            c = todo.pop()
            if c.output().mark == mark:
                return False
            c.recalculate()
            todo.extend(d for d in c.output().constraints if d is not c.output().determined_by and d.is_satisfied())
        return True

    def remove_propagate(self, out):
        out.determined_by, out.walk_strength, out.stay = None, WEAKEST, True
        unsatisfied, todo = [], [out]
        while todo:
            v = todo.pop()
            for c in v.constraints:
                if not c.is_satisfied():
                    unsatisfied.append(c)
                elif c is not v.determined_by:
                    c.recalculate()
                    todo.append(c.output())
        return unsatisfied

    def plan(self, sources):
        mark, plan, todo = self.new_mark(), [], [c for c in sources if c.is_input() and c.is_satisfied()]
        while todo:
            c = todo.pop()
            if c.output().mark != mark and c.inputs_known(mark):
                plan.append(c)
                c.output().mark = mark
                todo.extend(d for d in c.output().constraints if d is not c.output().determined_by and d.is_satisfied())
        return plan


def change(planner, variable, value):
    edit = Edit(variable, PREFERRED, planner)
    plan = planner.plan([edit])
    for _ in range(3):
        variable.value = value
        for c in plan:
            c.execute()
    edit.destroy(planner)
    return len(plan)


def chain(n):
    planner = Planner()
    variables = [Variable(f"v{i}") for i in range(n + 1)]
    for a, b in zip(variables, variables[1:]):
        Equal(a, b, REQUIRED, planner)
    Stay(variables[-1], DEFAULT, planner)
    edit = Edit(variables[0], PREFERRED, planner)
    plan = planner.plan([edit])
    for i in range(20):
        variables[0].value = i
        for c in plan:
            c.execute()
        assert variables[-1].value == i
    edit.destroy(planner)
    return len(plan), variables[-1]


def projection(n):
    planner = Planner()
    scale, offset = Variable("scale", 10), Variable("offset", 1000)
    sources, targets = [], []
    for i in range(n):
        s, d = Variable(f"s{i}", i), Variable(f"d{i}", i)
        sources.append(s)
        targets.append(d)
        Stay(s, NORMAL, planner)
        Scale(s, d, 10, 1000, REQUIRED, planner)
    before = [d.value for d in targets]
    steps = change(planner, sources[2], 17)
    after = targets[2].value
    change(planner, targets[3], 1050)
    return before, steps, after, sources[3].value, [d.value for d in targets]


print(chain(5), chain(60))
print(projection(6))
print(Strength.made, sorted(Strength.made), stronger(NORMAL, WEAKEST), weakest_of(REQUIRED, DEFAULT))
planner = Planner()
a, b, c = Variable("a", 1), Variable("b", 2), Variable("c", 3)
Stay(a, REQUIRED, planner)
Equal(a, b, REQUIRED, planner)
Equal(b, c, NORMAL, planner)
print(a, b, c, [type(x).__name__ for x in b.constraints], c.walk_strength, b.walk_strength)
try:
    Equal(c, a, REQUIRED, planner)
    print("added", a, b, c)
except RuntimeError as e:
    print("RuntimeError", e)
