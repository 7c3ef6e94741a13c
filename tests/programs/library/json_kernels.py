"""json.loads of texts of every width: what the fast path reads, and each place where it must stop."""

import json

TEXTS = [
    "{}", "[]", " [ ] ", "{ }", "[1,2,-3,0,-0,1.5,-0.0,1e5,12345678901234567890,123456789012345,1234567890123456]",
    "[0.1,3.14159,1073741823,1073741824,-1073741824,-1073741825,0.000000000000001,1.0000000000000001]",
    "[123456.789012345,99999999999999.9,9999999999999999.5,1e400,-1e400,1E-5,2.5E+3]",
    '{"a":1,"b":[true,false,null],"":"x","c":{"d":{}},"e":[[],[[]],{}]}',
    '{"a":"\\u00e9\\n","\u00e9":1,"\u00e9\u00e9":"\u00ff"}', "[1,]", '{"a":1,}', '{"a":1 , }', '{"a"}', '{"a":}', "{a:1}", "{1:1}",
    "[1 2]", "[tru]", "[true,falsey]", '"abc', '"ab\nc"', "", "  ", "-", "[-]", "[1.]", "[1.e5]", "[.5]", "[01]", "[1e]",
    "nul", "NaN", "[Infinity,-Infinity,NaN]", '{"a":1 "b":2}', "[[[[]]]", '{"a":1}}', "[1", '{"a":1', '{"a":', "{", "[",
    '{"k1":1,"k2":2,"k3":3,"k4":4,"k5":5,"k6":6,"k7":7,"k8":8,"k1":9,"k9":0,"k10":1,"k11":2,"k12":3}',
    "[" * 30 + "]" * 30, '{"a":' * 20 + "1" + "}" * 20, '"' + "x" * 2000 + '"', '["' + "y" * 1023 + '","' + "z" * 1024 + '"]',
    '{"' + "k" * 100 + '":1,"' + "k" * 100 + '":2}', '{"' + "k" * 1500 + '":1}',
    '\t{"a" :\r\n1 , "b" : [ 1 ,\t2 ] }\n', '["\\ud83d\\ude00","\\ud83d","\\/\\b\\f\\t"]', '["\\u00zz"]', '["\\x"]', '["\\',
    '["a\\"b"]', "[1,2]x", "[null,nullx]", "[\x00]", '["\x1f"]', '["\x7f\x80\xff"]',
]


def show(text):
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        print("error", error, error.pos, error.lineno, error.colno)
        return
    shown = ascii(value)
    print(type(value).__name__, len(shown), shown[:150], shown[-20:], hash(shown) == hash(ascii(json.loads(json.dumps(value)))))


for text in TEXTS:
    print("--", ascii(text[:50]))
    show(text)
    for wide in "\u6771\U0001f600":
        show('["%s",%s]' % (wide, text))
        show('{"%s":1, "k":%s}' % (wide, text))
        show('[%s,"%s\\n%s"]' % (text, wide, wide))


# Long ones: keys that recur, many containers, more keys than a first table holds, values behind each other.
records = [
    {f"key{n % (i % 90 + 1)}": [n, n / 8, str(n), None, n % 2 == 0, {"n": {"m": -n}}] for n in range(i % 97)}
    for i in range(0, 120, 7)
]
for options in ({}, {"indent": 1}, {"separators": (",", ":")}):
    for text in ("", "\u00e9", "\u6771", "\U0001f600"):
        dumped = json.dumps([records, text], ensure_ascii=False, **options)
        print(len(dumped), json.loads(dumped) == [records, text], json.loads(dumped.encode()) == [records, text])
loaded = json.loads(json.dumps(records))
print([len(record) for record in loaded], list(loaded[10])[:5])

# Hooks see the containers inside out and in order, and get the texts of numbers.
seen = []


def note(given):
    seen.append(ascii(given))
    return given if len(seen) % 2 else list(given)


for text in ('{"a":{},"b":[{"c":1},{}],"d":2.5}', '[{"a":{"b":{"\u6771":"x"}}}]'):
    print(ascii(json.loads(text, object_hook=note)), ascii(json.loads(text, object_pairs_hook=note)))
    print(ascii(json.loads(text, parse_int=note)), ascii(json.loads(text, parse_float=note)))
    print(ascii(json.loads(text, parse_int=str, parse_float=repr, object_hook=len)))
print(seen)
print(json.loads("[1,NaN,-Infinity,1.5,-0.5,-7]", parse_constant=note, parse_int=lambda t: t + "!", parse_float=lambda t: t))

try:
    json.loads('{"a":{}}', object_hook=lambda fields: 1 // 0)
except ZeroDivisionError as error:
    print("hook", error)
decoder = json.JSONDecoder(strict=False)
print(ascii(decoder.decode('["a\nb\t", "\u6771\n"]')), decoder.raw_decode('  {"a":1} x'.strip()), decoder.raw_decode("xx[1]", 2))
