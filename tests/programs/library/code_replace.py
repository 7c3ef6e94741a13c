"""code.replace, and the widths that re._parser tells."""
def f(n):
    s=0
    for i in range(n): s+=i
    return s
f(1000)
c=f.__code__.replace(co_name='g', co_firstlineno=50)
import types
g=types.FunctionType(c, globals())
print(c.co_name, c.co_firstlineno, f.__code__.co_name, g(10), f(10), c.co_filename==f.__code__.co_filename)
for i in range(3): print(g(1000), f(2000))
try: c.replace(co_name=5)
except TypeError as e: print('TE')
e=compile('raise ValueError("x")','<t>','exec').replace(co_name='tmpl', co_filename='other')
try: exec(e)
except ValueError as x: print(x.__traceback__.tb_next.tb_frame.f_code.co_name, x.__traceback__.tb_next.tb_frame.f_code.co_filename)
import re._parser as p, re._constants as k
for r in ['a','a*','a+b?','(ab|c){2,3}','[^]]x','(?i:ab)c','(?=x)a','a|','(?P<n>ab)(?P=n)\\1','\\d{3}','(?x) a b # c','(a)?(?(1)b|cd)','^$','.{,4}','a{2}','\\bfoo\\b','(?:a|bc|def)*?', '(?>ab)','x{a}', '"(?:[^"\\\\]|\\\\.)*"', '']:
    print(r, p.parse(r).getwidth())
try: p.parse('(')
except k.error as e: print(e)
