"""tokenize and token: every kind of token with its place, comments and line ends in gaps, errors, text made again."""
import io
import token
import tokenize

SOURCE = '''# hi
def f(x):  # c
    """doc
    more"""

    y = f"a{x!r:>{5}}b{{c}}" + 'q'  \\
        + 1.5
    # mid
    if x: return [1,
      2, # in
      3]
\t
z = t"{x}" "\\N{DASH}"
try: pass
except* E: ü = "😀" + x
@a
async def g(): await h; x := 1 # end'''

for each in tokenize.generate_tokens(io.StringIO(SOURCE).readline):
    print(token.tok_name[each.exact_type], each.string.encode("unicode_escape").decode(), each.start, each.end, len(each.line))
tokens = list(tokenize.tokenize(io.BytesIO(SOURCE.encode()).readline))
print(tokens[0], tokens[1], tokenize.untokenize(tokens).decode() == SOURCE)
print(tokenize.untokenize(each[:2] for each in tokens).decode())
for text in ("(1,", 'x = "abc', '"""abc', " x\n  y\n z", "a\\", "0x", "1_", "$", "", "\n", "#c", "  ", "x\r\ny\r\n", 'f"{a}{{b}}"', "if x:\n\ty"):
    try:
        print([tuple(each) for each in tokenize.generate_tokens(io.StringIO(text, newline="").readline)])
    except (tokenize.TokenError, IndentationError) as error:
        print(type(error).__name__, error.args[0])
for text in (b"# -*- coding: latin-1 -*-\n", b"\xef\xbb\xbfx\n", b"#\n# coding: nothing\n", b"x\n# coding: ascii", b"\xff\n", b""):
    try:
        print(tokenize.detect_encoding(io.BytesIO(text).readline))
    except SyntaxError as error:
        print(error)
print(token.EXACT_TOKEN_TYPES == tokenize.EXACT_TOKEN_TYPES, len(token.tok_name), token.ISEOF(0), token.ISTERMINAL(300))
