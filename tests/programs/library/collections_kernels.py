"""Deques, dict subclasses, named tuples, counters and sorted pairs, through what kernels know and what they do not."""

from collections import Counter, defaultdict, OrderedDict, deque, namedtuple
from itertools import chain
print(Counter("mississippi"), Counter(chain.from_iterable(str(n) for n in range(300))), Counter([1,1.0,True,"a",(1,2),(1,2)]))
c=Counter("aab"); c.update("abz"); c["q"]=2**30-17; c.update("q"*40); print(c)
print(Counter(x%7 for x in range(5000)), Counter(range(200)).total())
class D(dict):
    def __setitem__(s,k,v): print("set",k,v); dict.__setitem__(s,k,v)
d=D(); 
from collections import _count_elements
_count_elements(d,"aab"); print(d)
d=defaultdict(list); d[1].append(2); d[1].append(3); print(d, 1 in d, 2 in d, bool(d), bool(defaultdict(int)))
o=OrderedDict(a=1); o["b"]=2; o["a"]=3; print(o, "a" in o, o["b"], bool(o))
try: o["z"]
except KeyError as e: print(repr(e))
o.move_to_end("a"); print(list(o)); o["c"]=1; print(list(o), o.popitem(last=False), list(o))
q=deque(); out=[]
for i in range(50):
    q.append(i); q.append(-i)
    out.append(q.popleft())
print(out, list(q))
while q: q.popleft()
try: q.popleft()
except IndexError as e: print(e)
m=deque(maxlen=3)
for i in range(6): m.append(i)
print(m)
P=namedtuple("P","x y")
class Q(P): pass
def f(p): return p.x, p.y
for i in range(3): print(f(P(1,i)), f(Q(3,i)))
short=tuple.__new__(P,(1,))
for i in range(2):
    try: f(short)
    except IndexError as e: print(e)
P.x = property(lambda s: "new")
print(f(P(1,2)), f(Q(1,2)))
it=iter(deque([1,2])); 
try:
    dd=deque([1,2,3])
    for x in dd: dd.append(1)
except RuntimeError as e: print(e)
def gen():
    try:
        yield 1; raise ValueError
    except ValueError: 
        yield 2
        yield sum(x for x in (y for y in range(3)))
print(list(gen()), sum(x for x in range(10)), sorted(range(5), key=lambda x: -x), any(x>3 for x in range(9)))
import random
random.seed(5)
for n in (3, 40, 4100):
    for lim in (3, 2**21):
        for sec in (2**30-1,):
            a=[(random.randint(-lim,lim), random.randint(-sec,sec)) for _ in range(n)]
            for rev in (0,1):
                s=sorted(a, reverse=rev)
                t=sorted(range(n), key=a.__getitem__, reverse=rev)
                assert all((s[i]<=s[i+1]) if not rev else (s[i]>=s[i+1]) for i in range(n-1))
                assert [a[i] for i in t]==s
                assert all(a[t[i]]!=a[t[i+1]] or t[i]<t[i+1] for i in range(n-1))
print("ok", sorted([(1,2),(1,-2),(0,5),(-1,3),(1,2.5)]), sorted([(1,2,3),(1,2),(0,)]))
