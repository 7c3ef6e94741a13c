import difflib

print("-- SequenceMatcher")
s = difflib.SequenceMatcher(lambda x: x == " ", "private Thread currentThread;", "private volatile Thread currentThread;")
print(round(s.ratio(), 3), s.quick_ratio(), s.real_quick_ratio())
for block in s.get_matching_blocks():
    print(block)
for code in s.get_opcodes():
    print(code)
print(difflib.SequenceMatcher(None, " abcd", "abcd abcd").find_longest_match(0, 5, 0, 9))
print(difflib.SequenceMatcher(lambda x: x == " ", " abcd", "abcd abcd").find_longest_match(0, 5, 0, 9))
print(difflib.SequenceMatcher(None, "ab", "c").find_longest_match())
print(difflib.SequenceMatcher(None, "", "").ratio(), difflib.SequenceMatcher(None, [], [1]).ratio())
print(difflib.SequenceMatcher(None, [1, 2, 3, (4,)], [2, 3, (4,), 5]).get_opcodes())
long = difflib.SequenceMatcher(None, "b" * 250 + "a", "b" * 250)
print(long.ratio(), long.bpopular, difflib.SequenceMatcher(None, "b" * 250 + "a", "b" * 250, autojunk=False).ratio())
junk = difflib.SequenceMatcher(lambda c: c in " \t", "a b c", "a  b\tc")
print(sorted(junk.bjunk), junk.ratio(), junk.get_matching_blocks())
many = difflib.SequenceMatcher(None, list(map(str, range(1, 40))), [str(i) for i in range(1, 40) if i not in (8, 9, 30)] + ["x"])
for group in many.get_grouped_opcodes(2):
    print(group)
s.set_seq1("private")
print(s.ratio(), s.get_opcodes())
try:
    difflib.SequenceMatcher(None, [[]], [[]])
except TypeError as error:
    print("TypeError")

print("-- close matches")
words = ["ape", "apple", "peach", "puppy", "appeal", "maple"]
print(difflib.get_close_matches("appel", words), difflib.get_close_matches("appel", words, 1),
      difflib.get_close_matches("zzz", words), difflib.get_close_matches("aple", words, cutoff=0.8))
for arguments in ({"n": 0}, {"cutoff": 1.5}):
    try:
        difflib.get_close_matches("x", words, **arguments)
    except ValueError as error:
        print(error)

one = """Beautiful is better than ugly.
Explicit is better than implicit.
Simple is better than complex.
Complex is better than complicated.
\tTabs are here.
""".splitlines(keepends=True)
two = """Beautiful is better than ugly.
Simple is better than complex.
Complicated is better than complex.
Flat is better than nested.
\tTabs were here.
""".splitlines(keepends=True)

print("-- ndiff")
delta = list(difflib.ndiff(one, two))
print("".join(delta), end="")
print("".join(difflib.restore(delta, 1)) == "".join(one), "".join(difflib.restore(delta, 2)) == "".join(two))
try:
    list(difflib.restore(delta, 3))
except ValueError as error:
    print(error)
print(list(difflib.Differ().compare(["one\n", "two\n", "three\n"], ["ore\n", "tree\n", "emu\n"])))
print(list(difflib.ndiff("abcDefghiJkl\n qwerty\n".splitlines(1), "abcdefGhijkl\n qwertz\nnew\n".splitlines(1))))
print(list(difflib.ndiff(["a\n"] * 3, ["b\n"] * 2)), list(difflib.ndiff([], ["x"])), list(difflib.ndiff(["x"], [])))
print(difflib.IS_LINE_JUNK("  #  \n"), difflib.IS_LINE_JUNK("x"), difflib.IS_CHARACTER_JUNK("\t"), difflib.IS_CHARACTER_JUNK("x"))
print("".join(difflib.ndiff(one, two, linejunk=difflib.IS_LINE_JUNK, charjunk=None)), end="")
near = [f"line number {i} of the file\n" for i in range(12)]
far = [f"line numbers {i + 5} of the file\n" for i in range(12)]
print("".join(difflib.ndiff(near, far)), end="")

print("-- unified and context")
print("".join(difflib.unified_diff(one, two, "before.py", "after.py", "2024-01-01", "2024-01-02")), end="")
print("".join(difflib.unified_diff(one, two, n=0)), end="")
print("".join(difflib.context_diff(one, two, "before.py", "after.py")), end="")
print("".join(difflib.context_diff(one, two, "a", "b", "then", "now", n=1)), end="")
print(list(difflib.unified_diff(one, one)), list(difflib.context_diff([], [])))
print(list(difflib.unified_diff(["a"], ["b"], lineterm="")), list(difflib.unified_diff([], ["b"], lineterm="")))
print(list(difflib.diff_bytes(difflib.unified_diff, [b"caf\xe9"], [b"cafe"], b"a", b"b", lineterm=b"")))
for wrong in (lambda: list(difflib.unified_diff([b"a"], ["b"])), lambda: list(difflib.unified_diff("a", ["b"])),
              lambda: list(difflib.unified_diff(["a"], ["b"], 1)),
              lambda: list(difflib.diff_bytes(difflib.unified_diff, ["a"], [b"b"]))):
    try:
        wrong()
    except TypeError as error:
        print(error)
