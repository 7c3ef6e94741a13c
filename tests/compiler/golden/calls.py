def calls(f, a, k):
    f()
    f(1, x=2)
    f(*a)
    f(1, *a, x=1, **k)
    f(**k)
    f.m()
    f.m(1, y=2)
    f.m(*a)
    f.a.b().c[0](1)
    print(f)


class Child(Base):
    def method(self):
        super().method(1)
        super(Child, self).attribute
        return super().attribute
