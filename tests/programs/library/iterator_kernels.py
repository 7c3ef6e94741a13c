"""Iterators of itertools read by for loops, list() and next() alike, through what kernels know and what they do not."""

from itertools import (
    accumulate, chain, combinations, combinations_with_replacement, count, cycle, islice, pairwise, permutations, product,
    repeat,
)


def both(f):
    a=[]
    for x in f(): a.append(x)
    assert a==list(f()), (a,list(f()))
    b=[]; it=f()
    while True:
        try: b.append(next(it))
        except StopIteration: break
    assert a==b
    return a
print(both(lambda: combinations("abcde",3)), both(lambda: combinations_with_replacement("abc",2)))
print(both(lambda: permutations("abcd",2)), len(both(lambda: permutations(range(6)))))
print(both(lambda: product("ab",[1,2],(3,))), both(lambda: product("ab",[],(3,))), both(lambda:product(repeat=0)),both(lambda:permutations("ab",0)),both(lambda:permutations("ab",3)))
print(both(lambda: islice(cycle([1,2,3]),10)), both(lambda: islice(count(5,3),2,20,4)), both(lambda: islice(count(2**30-4),8)))
print(both(lambda: chain([1],"ab",(3,4),range(2),{5:6})), both(lambda: chain.from_iterable([[1,2],[],"x"])))
print(both(lambda: pairwise([1,2,3,4])), both(lambda: accumulate([1,2,2**29,2**29,2**30,5,1.5,2])), both(lambda: accumulate(["a","b"])), both(lambda: accumulate([1,2,3],initial=10)), both(lambda: accumulate([1,2,3,4],lambda a,b:a*b)))
print(both(lambda: repeat("x",3)), both(lambda: repeat("x",0)), both(lambda:enumerate(combinations(range(4),2))), both(lambda:enumerate(pairwise("abcd"))))
print(both(lambda: accumulate(islice(cycle(chain([1,2],[3])),7))))
it=accumulate([1,"a",2])
print(next(it))
for i in range(3):
    try: print(next(it))
    except (TypeError, StopIteration) as e: print(repr(e))
