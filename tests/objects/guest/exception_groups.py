def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e, e.args)
e=UnicodeDecodeError('a',b'abcdefg',3,4,'5')
t(lambda: setattr(e,'start','x'))
t(lambda: setattr(e,'reason',1))
t(lambda: e.reason)
t(lambda: setattr(e,'object',1))
t(lambda: delattr(e,'object'))
t(lambda: delattr(e,'start'))
t(lambda: UnicodeDecodeError.__new__(UnicodeDecodeError).reason)
t(lambda: UnicodeDecodeError.__new__(UnicodeDecodeError).start)
t(lambda: str(UnicodeDecodeError.__new__(UnicodeDecodeError)))
eg=ExceptionGroup('a',[ValueError(1)])
t(lambda: setattr(eg,'exceptions',1))
t(lambda: ExceptionGroup('a',[ValueError(1)],x=1))
class E(ExceptionGroup):
    def __new__(cls, a, b, c): return super().__new__(cls, a, b)
    def __init__(self, a, b, c): self.c=c
    def derive(self, excs): return E(self.message, excs, self.c)
t(lambda: E('x',[ValueError(1),TypeError(1)],5).split(ValueError)[0].c)
t(lambda: repr(E('x',[ValueError(1),TypeError(1)],5)))
class E2(ExceptionGroup):
    def derive(self, excs): return 5
t(lambda: E2('x',[ValueError(1),TypeError(1)]).split(ValueError))
def f(excs, how):
    try:
        try:
            raise ExceptionGroup('eg',excs)
        except* ValueError as e:
            print('V', repr(e))
            if how: raise
        except* TypeError as e:
            print('T', repr(e))
            if how==2: raise KeyError('new')
    except BaseException as e:
        print('caught', repr(e), repr(e.__context__), repr(e.__cause__))
for how in (0,1,2):
    f([ValueError(1),TypeError(2),OSError(3), ExceptionGroup('n',[ValueError(4),OSError(5)])],how)
    f([ValueError(1)],how)
    f([TypeError(1)],how)
    f([OSError(1)],how)
try:
    try: raise ValueError(1)
    except* ValueError as e: print(repr(e)); raise
except BaseException as e: print(repr(e))
try:
    try: raise ValueError(1)
    except* TypeError as e: print(repr(e)); raise
except BaseException as e: print(repr(e))
try:
    try: raise ValueError(1)
    except* ValueError as e: raise TypeError(2)
except BaseException as e: print(repr(e), repr(e.__context__))
