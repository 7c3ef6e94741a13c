"""unittest.mock: mocks, what they record, patching, specs, async mocks."""
import asyncio
import os
import unittest
from unittest import mock
from unittest.mock import ANY, DEFAULT, AsyncMock, MagicMock, Mock, NonCallableMock, PropertyMock, call, create_autospec, mock_open, patch, seal, sentinel


def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")


m = Mock(return_value=3)
print(m(1, 2, key="v"), m.called, m.call_count, m.call_args, m.call_args.args, m.call_args.kwargs, m.call_args_list)
m()
print(m.call_args_list, m.mock_calls, m.call_args == call(), m.call_args_list == [call(1, 2, key="v"), call()])
m.assert_called()
m.assert_called_with()
m.assert_any_call(1, 2, key="v")
m.assert_has_calls([call(1, 2, key="v"), call()])
attempt(m.assert_called_once)
attempt(m.assert_called_with, 5)
attempt(m.assert_called_once_with, 5)
attempt(m.assert_not_called)
attempt(m.assert_any_call, 9)
attempt(m.assert_has_calls, [call(7)])
attempt(m.assert_has_calls, [call(7)], any_order=True)
m.reset_mock()
print(m.called, m.call_args, m.mock_calls, m())
attempt(Mock().assert_called_with, 1)
attempt(Mock(name="named").assert_called)

m = Mock(side_effect=[1, ValueError("no"), DEFAULT], return_value="d")
print(m())
attempt(m)
print(m())
attempt(m)
m.side_effect = KeyError("k")
attempt(m)
m.side_effect = lambda x: x * 2
print(m(4))
m.side_effect = None
print(m(4))

m = Mock()
m.method.return_value = 7
print(m.method(1), type(m.a.b.c("deep")).__name__, m.method_calls, m.mock_calls)
m.x = 5
print(m.x, isinstance(m.other, Mock), m.other is m.other, m() is m(), m.return_value is m())
m.chain().then(2).end()
print(m.mock_calls[-3:], call.chain().then(2).end().call_list() == m.mock_calls[-3:])
print(str(m.a.b)[:23], str(m())[:22], repr(Mock(name="n"))[:14])
attempt(lambda: m.assert_foo)
attempt(lambda: m.called_once)
del m.x
attempt(lambda: m.x)
configured = Mock(**{"a.b.return_value": 3, "c": 4}, name="conf")
print(configured.a.b(), configured.c)
print(call, call(1), call.foo, call.foo(1, a=2), call.foo.bar(3), call("x") == call("x"), call(1) == (1,), call(1) == ((1,),), call(1) == ((1,), {}))
print(sentinel.thing, sentinel.thing is sentinel.thing, ANY == 5, [1, "x"] == [ANY, ANY], call(ANY, k=1) == call("q", k=1), ANY)

g = MagicMock()
print(len(g), bool(g), list(g), int(g), float(g), 5 in g, g[1] is g[2], g == g, g == 5, g != g, str(g)[:15], hash(g) == hash(g), complex(g), os.fspath(g)[:9])
g.__len__.return_value = 9
g.__getitem__.side_effect = lambda key: key * 2
g.__iter__.return_value = [1, 2]
g.__contains__.return_value = True
g.__enter__.return_value = "entered"
with g as entered:
    print(entered, len(g), g["ab"], list(g), list(g), 5 in g)
print(g.__exit__.call_args, g.__getitem__.call_args)
g.__str__ = Mock(return_value="text")
g.__lt__ = lambda self, other: True
print(str(g), g < 5, (g + 1) is (g + 1), -g is -g)
attempt(lambda: g < None and g > 1)
attempt(lambda: len(Mock()))
plain = Mock()
plain.__len__ = Mock(return_value=2)
print(len(plain))


class Thing:
    attr = 1

    def method(self, a, b=2):
        return a + b

    @staticmethod
    def static(x):
        return x

    async def later(self):
        return 1


s = Mock(spec=Thing)
print(isinstance(s, Thing), s.method(1, 2, 3) is s.method(), s.attr is not None)
attempt(lambda: s.nope)
s.extra = 1
t = Mock(spec_set=Thing)
attempt(setattr, t, "extra", 1)
l = Mock(spec=["a", "b"])
print(l.a is l.a)
attempt(lambda: l.c)
auto = create_autospec(Thing)
attempt(lambda: type(auto()).__name__)
instance = auto()
instance.method(1)
instance.method.assert_called_with(1)
instance.method.assert_called_with(a=1)
attempt(instance.method)
attempt(instance.method, 1, 2, 3)
attempt(lambda: instance.nope)
print(isinstance(instance, Thing))


def function(x, y=1):
    return x + y


f = create_autospec(function, return_value="auto")
print(f(1), f(1, y=2))
attempt(f)
wrapped = Mock(wraps=function)
print(wrapped(2, 3), wrapped.call_args)
attempt(NonCallableMock())

import json

with patch("json.dumps", return_value="patched") as dumps:
    print(json.dumps({}), dumps.call_args)
print(json.dumps({}))
with patch.object(Thing, "method", return_value=9) as method:
    print(Thing().method(1), method.mock_calls)
print(Thing().method(1))
with patch.object(Thing, "attr", 100), patch.dict(os.environ, {"WHIP_MOCK": "1"}):
    print(Thing.attr, os.environ["WHIP_MOCK"])
print(Thing.attr, "WHIP_MOCK" in os.environ)
d = {"a": 1, "b": 2}
with patch.dict(d, {"a": 5, "c": 3}, clear=True):
    print(d)
print(d)
attempt(lambda: patch.object(Thing, "missing").start())
attempt(patch, "nodots")
with patch.object(Thing, "missing", create=True, new="made"):
    print(Thing.missing)
print(hasattr(Thing, "missing"))
with patch.multiple(Thing, attr=7, method=DEFAULT) as values:
    print(Thing.attr, list(values))
patcher = patch.object(Thing, "attr", 55)
patcher.start()
print(Thing.attr)
patcher.stop()
print(Thing.attr, patcher.stop())


@patch.object(Thing, "attr", "decorated")
@patch("json.loads")
def decorated(arg, loads, *, key):
    loads.return_value = "L"
    return arg, json.loads(""), Thing.attr, key


print(decorated("x", key="k"))
with patch("json.dumps", autospec=True) as spec:
    attempt(json.dumps)
    json.dumps(1, indent=2)
    print(spec.call_args)
with patch("builtins.open", mock_open(read_data="line 1\nline 2\n")) as opened:
    with open("any/file") as handle:
        print(handle.read())
    print([line for line in open("x")], open("y").readline(), opened.call_args_list)
    with open("out", "w") as handle:
        handle.write("data")
    opened().write.assert_called_once_with("data")
with patch.object(Thing, "attr", new_callable=PropertyMock) as prop:
    prop.return_value = "p"
    thing = Thing()
    print(thing.attr, prop.mock_calls)
    thing.attr = 3
    print(prop.mock_calls)
sealed = Mock()
sealed.known.return_value = 1
seal(sealed)
print(sealed.known())
attempt(lambda: sealed.unknown)
parent = Mock()
child1, child2 = Mock(), Mock()
parent.attach_mock(child1, "first")
parent.second = child2
child1(1)
child2(2)
print(parent.mock_calls)


async def main():
    a = AsyncMock(return_value=5)
    print(await a(1), a.await_count, a.await_args)
    a.assert_awaited_once_with(1)
    attempt(a.assert_not_awaited)
    a.side_effect = [1, 2]
    print(await a(), await a())
    print(await AsyncMock(side_effect=lambda x: x + 1)(4))
    manager = MagicMock()
    manager.__aenter__.return_value = "async entered"
    async with manager as value:
        print(value)
    stream = MagicMock()
    stream.__aiter__.return_value = [1, 2, 3]
    print([item async for item in stream])
    spec = Mock(spec=Thing)
    spec.later.return_value = "spec"
    print(await spec.later(), isinstance(spec.later, AsyncMock), isinstance(spec.method, AsyncMock))
    with patch.object(Thing, "later", return_value="patched"):
        print(await Thing().later())


asyncio.run(main())


@patch("json.dumps")
class Tests(unittest.TestCase):
    def test_one(self, dumps):
        json.dumps(1)
        dumps.assert_called_once_with(1)

    def other(self):
        pass


result = unittest.TestResult()
Tests("test_one").run(result)
print(result.wasSuccessful(), result.testsRun)
print(isinstance(mock.Mock(spec=int), int), MagicMock(spec=dict)["x"] is not None)
from unittest.mock import ANY, MagicMock, Mock, call
m = MagicMock()
for f in (lambda: 3 + m, lambda: divmod(5, m), lambda: [1] @ m, lambda: 2 ** m, lambda: m + 1, lambda: divmod(m, 2)):
    try: print(type(f()).__name__)
    except TypeError as e: print(e)
x = m
try:
    x += 1; print(type(x).__name__)
except TypeError as e: print(e)
class Foo:
    def __eq__(self, other): pass
    def __ne__(self, other): pass
k = Mock(); k(Foo(), 1)
try: k.assert_has_calls([call(ANY, 1)]); k.assert_any_call(ANY, 1); k.assert_called_with(ANY, 1); print("fine")
except AssertionError as e: print(e)
print(hasattr(m, "__getformat__"), hasattr(m, "__reversed__"), hasattr(m, "__missing__"))
