# Unusual but valid layout: continuation lines, semicolons, comments everywhere, blank lines, deep and mixed indentation.
# comment at the top


import sys; import math; x = 1; \
y = 2

if x:pass
if x: y = 3; z = 4
else: y = 5
print(x, y, z)
if (x
    and
    y):   # comment after colon
    # comment before body
    print("parenthesised condition")
    # comment after body
  # comment with odd indentation
# comment at column zero
    print("still in the if")

def f(a,
      b
      =
      2,
      *args
      , c = (
          3
      ), **kw
      ): return (a
                 , b, args, c,
                 kw)
print(f(1), f(
    1, 2,
    3,
    c=4, d=5,
))

def g():

    # a function body that starts after a comment

    a = 1

# a comment at column zero inside a function

    return a
print(g())

class A: x = 1; y = 2; z = (x +
    y)
print(A.z)
class B(A
        ,):

    """doc"""

    def m(self): return self.x; return "never"

    n = m
print(B().n(), B.__doc__)

for i in [1,
2,
    3]: print(i, end=' ') ; print(i*i,end=';')
print()
while x < 3: x += 1
else: print("while else", x)
try: 1/0
except ZeroDivisionError: print("one line except")
else: print("never")
finally: print("one line finally")
with type("CM", (), {"__enter__": lambda s: 5, "__exit__": lambda s, *a: None})() as cm: print("one line with", cm)

value = [  # comment in a list
    1,  # one

    2,
    # nothing here
    3
    , ]
print(value)
text = ("one "
        'two '   # comment between strings
        """three """
        f"four{1
               +
               2}")
print(text)
total = 1 + \
    2 + \
    3
print(total)
print("backslash in a string: \
continued", '''triple
  keeps   its \
spaces''')
d = {
    "a": 1
    ,
    "b"
    :
    2
}
print(d["a"
        ], d
      ["b"])
result = (lambda
          q: q
          * 2)(
    21)
print(result)
print((1,), (1
             ,
             2), [], [
], {
}, ())
if True:
  if True:
      if True:
         print("three different indentations")
      else:
                    print("never")
  print("back to two")
def outer():
	def inner():
		return "tabs"
	return inner()
print(outer())
if 1:
        a = 1
        if 2:
                b = 2
print(a, b)
assert x, \
    "message"
from math import (floor, # comment
    ceil,
    )
print(floor(1.5), ceil(1.5))
del a, \
    b
x = y = \
    z = 0
print(x, y, z)
def decorated(): pass
@ (lambda
   f: f)
# comment between decorators

@staticmethod
def decorated(): return "decorated"
print(decorated())
return_value = (yield_ := 5) if x == 0 else \
    6
print(return_value)
print(not(x), not(not(y)), -(1), +(+1), (-1)**2, ((((5)))))
print(1 if x else 2 if y else 3, [a for a in range(3)if a], [a for a in"xy"], {a:a for a in(1,2)})
print("a"if 1 else"b", [1]if[]else{2})
lst=[1,2,3];print(lst[0],lst [1],lst[ 2 ],lst[-1:][0])
print(lst
      .copy()
      .pop(0), "chained".
      upper())
if x == 0:
    ...
elif x == 1: ...
else:
    pass
def empty(): ...
class Empty: ...
print(empty(), Empty.__name__)

# the last line has a comment and no newline characters but one
print("end")  # comment
