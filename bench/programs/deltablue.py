"""An incremental solver of one-way constraints with strengths, after the DeltaBlue algorithm.

A web of small objects with polymorphic methods. Variables are linked by constraints, each of which
can be satisfied by one of its methods (the variable that it computes); a stronger constraint may
take a variable over from a weaker one. Sannella, Freeman-Benson, Maloney and Borning, "Multi-way
versus one-way constraints in user interfaces", 1993, describe the algorithm.
"""

REQUIRED, STRONG_PREFERRED, PREFERRED, STRONG_DEFAULT, NORMAL, WEAK_DEFAULT, WEAKEST = range(7)


class Variable:
    def __init__(self, name, value=0):
        self.name = name
        self.value = value
        self.constraints = []
        self.determined_by = None
        self.walk_strength = WEAKEST
        self.stay = True
        self.mark = 0


class Constraint:
    def __init__(self, strength):
        self.strength = strength

    is_input = False

    def add(self, planner):
        self.connect()
        planner.incremental_add(self)

    def destroy(self, planner):
        if self.is_satisfied():
            planner.incremental_remove(self)
        self.disconnect()

    def satisfy(self, mark, planner):
        """Makes this constraint hold if it can; returns the constraint that it pushed out."""
        self.choose_method(mark)
        if not self.is_satisfied():
            if self.strength == REQUIRED:
                raise RuntimeError("cannot satisfy a required constraint")
            return None
        for variable in self.inputs():
            variable.mark = mark
        output = self.output()
        overridden = output.determined_by
        if overridden is not None:
            overridden.unsatisfy()
        output.determined_by = self
        if not planner.add_propagate(self, mark):
            raise RuntimeError("cycle")
        output.mark = mark
        return overridden

    def inputs_known(self, mark):
        for variable in self.inputs():
            if not (variable.mark == mark or variable.stay or variable.determined_by is None):
                return False
        return True


class UnaryConstraint(Constraint):
    def __init__(self, variable, strength, planner):
        super().__init__(strength)
        self.variable = variable
        self.satisfied = False
        self.add(planner)

    def connect(self):
        self.variable.constraints.append(self)
        self.satisfied = False

    def disconnect(self):
        self.variable.constraints.remove(self)
        self.satisfied = False

    def choose_method(self, mark):
        variable = self.variable
        self.satisfied = variable.mark != mark and self.strength < variable.walk_strength

    def is_satisfied(self):
        return self.satisfied

    def unsatisfy(self):
        self.satisfied = False

    def inputs(self):
        return ()

    def output(self):
        return self.variable

    def recalculate(self):
        variable = self.variable
        variable.walk_strength = self.strength
        variable.stay = not self.is_input
        if variable.stay:
            self.execute()


class Stay(UnaryConstraint):
    def execute(self):
        pass


class Edit(UnaryConstraint):
    is_input = True

    def execute(self):
        pass


class BinaryConstraint(Constraint):
    def __init__(self, first, second, strength, planner):
        super().__init__(strength)
        self.first = first
        self.second = second
        self.target = None
        self.add(planner)

    def connect(self):
        self.first.constraints.append(self)
        self.second.constraints.append(self)
        self.target = None

    def disconnect(self):
        self.first.constraints.remove(self)
        self.second.constraints.remove(self)
        self.target = None

    def choose_method(self, mark):
        first, second = self.first, self.second
        if first.mark == mark:
            may = second.mark != mark and self.strength < second.walk_strength
            self.target = second if may else None
        elif second.mark == mark:
            self.target = first if self.strength < first.walk_strength else None
        elif first.walk_strength > second.walk_strength:
            self.target = first if self.strength < first.walk_strength else None
        else:
            self.target = second if self.strength < second.walk_strength else None

    def is_satisfied(self):
        return self.target is not None

    def unsatisfy(self):
        self.target = None

    def source(self):
        return self.first if self.target is self.second else self.second

    def inputs(self):
        return (self.source(),)

    def output(self):
        return self.target

    def recalculate(self):
        source, target = self.source(), self.target
        target.walk_strength = max(self.strength, source.walk_strength)
        target.stay = source.stay
        if target.stay:
            self.execute()


class Equality(BinaryConstraint):
    def execute(self):
        self.target.value = self.source().value


class Scale(BinaryConstraint):
    """second = first * scale + offset, solvable both ways."""

    def __init__(self, first, scale, offset, second, strength, planner):
        self.scale = scale
        self.offset = offset
        super().__init__(first, second, strength, planner)

    def connect(self):
        super().connect()
        self.scale.constraints.append(self)
        self.offset.constraints.append(self)

    def disconnect(self):
        super().disconnect()
        self.scale.constraints.remove(self)
        self.offset.constraints.remove(self)

    def inputs(self):
        return (self.source(), self.scale, self.offset)

    def execute(self):
        if self.target is self.second:
            self.second.value = self.first.value * self.scale.value + self.offset.value
        else:
            self.first.value = (self.second.value - self.offset.value) // self.scale.value

    def recalculate(self):
        source, target = self.source(), self.target
        target.walk_strength = max(self.strength, source.walk_strength)
        target.stay = source.stay and self.scale.stay and self.offset.stay
        if target.stay:
            self.execute()


class Planner:
    def __init__(self):
        self.current_mark = 0

    def new_mark(self):
        self.current_mark += 1
        return self.current_mark

    def incremental_add(self, constraint):
        mark = self.new_mark()
        overridden = constraint.satisfy(mark, self)
        while overridden is not None:
            overridden = overridden.satisfy(mark, self)

    def incremental_remove(self, constraint):
        output = constraint.output()
        constraint.unsatisfy()
        constraint.disconnect()
        unsatisfied = self.remove_propagate_from(output)
        constraint.connect()
        for strength in range(REQUIRED, WEAKEST + 1):
            for other in unsatisfied:
                if other.strength == strength:
                    self.incremental_add(other)

    def add_propagate(self, constraint, mark):
        todo = [constraint]
        while todo:
            current = todo.pop()
            if current.output().mark == mark:
                self.incremental_remove(constraint)
                return False
            current.recalculate()
            self.add_consumers(current.output(), todo)
        return True

    def remove_propagate_from(self, output):
        output.determined_by = None
        output.walk_strength = WEAKEST
        output.stay = True
        unsatisfied = []
        todo = [output]
        while todo:
            variable = todo.pop()
            for constraint in variable.constraints:
                if not constraint.is_satisfied():
                    unsatisfied.append(constraint)
            for constraint in variable.constraints:
                if constraint is not variable.determined_by and constraint.is_satisfied():
                    constraint.recalculate()
                    todo.append(constraint.output())
        return unsatisfied

    def add_consumers(self, variable, todo):
        determining = variable.determined_by
        for constraint in variable.constraints:
            if constraint is not determining and constraint.is_satisfied():
                todo.append(constraint)

    def make_plan(self, sources):
        mark = self.new_mark()
        plan = []
        todo = [source for source in sources if source.is_satisfied()]
        while todo:
            constraint = todo.pop()
            output = constraint.output()
            if output.mark != mark and constraint.inputs_known(mark):
                plan.append(constraint)
                output.mark = mark
                self.add_consumers(output, todo)
        return plan


def change(variable, value, planner):
    edit = Edit(variable, PREFERRED, planner)
    plan = planner.make_plan([edit])
    for _ in range(10):
        variable.value = value
        for constraint in plan:
            constraint.execute()
    edit.destroy(planner)


def chain_test(size):
    """A long chain of equalities with a stay at one end: edits at the other travel all along."""
    planner = Planner()
    chain = [Variable(f"v{index}") for index in range(size + 1)]
    for left, right in zip(chain, chain[1:]):
        Equality(left, right, REQUIRED, planner)
    Stay(chain[-1], STRONG_DEFAULT, planner)
    edit = Edit(chain[0], PREFERRED, planner)
    plan = planner.make_plan([edit])
    for value in range(100):
        chain[0].value = value
        for constraint in plan:
            constraint.execute()
        if chain[-1].value != value:
            raise AssertionError("chain broke")
    edit.destroy(planner)
    return len(plan) + chain[-1].value


def projection_test(size):
    """Many points mapped through one scale and offset, edited from all four sides."""
    planner = Planner()
    scale = Variable("scale", 10)
    offset = Variable("offset", 1000)
    sources, targets = [], []
    for index in range(size):
        source = Variable(f"s{index}", index)
        target = Variable(f"t{index}", index)
        sources.append(source)
        targets.append(target)
        Stay(source, NORMAL, planner)
        Scale(source, scale, offset, target, REQUIRED, planner)
    change(sources[0], 17, planner)
    if targets[0].value != 1170:
        raise AssertionError("projection 1")
    change(targets[0], 1050, planner)
    if sources[0].value != 5:
        raise AssertionError("projection 2")
    change(scale, 5, planner)
    for index in range(size - 1):
        if targets[index].value != sources[index].value * 5 + 1000:
            raise AssertionError("projection 3")
    change(offset, 2000, planner)
    checksum = 0
    for index in range(size - 1):
        if targets[index].value != sources[index].value * 5 + 2000:
            raise AssertionError("projection 4")
        checksum += targets[index].value
    return checksum


def main():
    total = 0
    for _ in range(16):
        total += chain_test(1500) + projection_test(1500)
    print("deltablue", total)


main()
