"""Dicts of every builtin kind in hot loops: default and ordered ones, subclasses with methods of their own, missing keys."""

from collections import defaultdict, OrderedDict
def go():
    d=defaultdict(list); s=defaultdict(int); o=OrderedDict()
    for i in range(3000):
        k=("a",i%7)
        d[k].append(i); s[i%11]+=i
        if i%13 in o: o.move_to_end(i%13)
        o[i%13]=i
        if i%100==0 and (i%11) in s: del s[i%11]
        if len(o)>9: o.popitem(last=False)
    return len(d), sorted(s.items()), list(o.items())
for _ in range(3): print(go())
class D(defaultdict):
    def __getitem__(self,k): return 7
    def __setitem__(self,k,v): super().__setitem__(k,v+1)
def mixed(ds):
    t=0
    for i in range(500):
        for d in ds:
            d[i%5]=i; t+=d[i%5]
    return t
print(mixed([{},defaultdict(int),OrderedDict(),D(int)]))
def missing():
    d=defaultdict(lambda: 1//0)
    d["x"]=1
    for i in range(300):
        try: d["x" if i%50 else i]
        except ZeroDivisionError: yield i
print(list(missing()))
