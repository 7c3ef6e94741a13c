/** The modules that stand for what guest code cannot have. What they print is what CPython 3.14 prints. */
import { assertEquals, assertThrows } from "@std/assert";
import { PythonError, Runtime } from "../../mod.ts";

function outputOf(source: string): string {
  let output = "";
  using runtime = new Runtime({ standIns: true, stdout: (text) => output += text });
  runtime.run(source);
  return output.trimEnd();
}

Deno.test("stand-ins: threading's locks, events and locals of one thread", () => {
  const program = `
import threading, _thread
l = threading.Lock()
with l: print(l.locked(), l.acquire(False), l.acquire(timeout=0.001), repr(l)[:30])
try: l.release()
except RuntimeError as e: print(e)
r = threading.RLock()
with r:
    with r: print(repr(r)[:32])
try: r.release()
except RuntimeError as e: print(e)
ev = threading.Event(); print(ev.wait(0.001), ev.is_set()); ev.set(); print(ev.wait())
d = threading.local(); d.x = 5; print(d.x, vars(d))
try: threading.local(3)
except TypeError as e: print(e)
print(threading.current_thread().name, threading.current_thread() is threading.main_thread(), threading.active_count(), len(threading.enumerate()), threading.current_thread().is_alive())
t = threading.Thread(target=print, args=(1,)); print(t.name, t.daemon, t.is_alive(), t.ident); t.run()
try: t.join()
except RuntimeError as e: print(e)
s = threading.Semaphore(1)
with s: print(s.acquire(blocking=False), s.acquire(timeout=0.001))
b = threading.BoundedSemaphore(1)
try: b.release()
except ValueError as e: print(e)
c = threading.Condition()
with c: print(c.wait(0.001), c.wait_for(lambda: True)); c.notify_all()
try: c.notify()
except RuntimeError as e: print(e)
print(threading.Barrier(1).wait(), _thread.allocate_lock().locked(), threading.get_ident() == _thread.get_ident())
`;
  assertEquals(
    outputOf(program),
    `True False False <locked _thread.lock object at
release unlocked lock
<locked _thread.RLock object own
cannot release un-acquired lock
False False
True
5 {'x': 5}
Initialization arguments are not supported
MainThread True 1 1 True
Thread-1 (print) False False None
1
cannot join thread before it is started
False False
Semaphore released too many times
False True
cannot notify on un-acquired lock
0 False True`,
  );
});

Deno.test("stand-ins: ctypes' numbers and subprocess without processes", () => {
  const program = `
import ctypes, subprocess
from ctypes import *
print(c_uint32(-1).value, c_int8(200).value, c_int(2**31).value, c_ulonglong(-5).value, sizeof(c_int(3)), c_short(5), c_float(0.1).value, c_double(2), c_bool(5), c_char(b'a'), bool(c_int(0)), repr(c_uint8(3)))
x = c_int32(5); x.value += 2**31; print(x.value, bytes(c_uint16(258)), c_int16.from_buffer_copy(b'\\x01\\x02'))
for f in (lambda: c_int(1.5), lambda: c_int('a'), lambda: c_char(b'ab')):
    try: f()
    except TypeError as e: print(e)
print(c_int32(c_uint32(7).value).value, alignment(c_double))
print(subprocess.list2cmdline(['a b', 'c"d', 'e\\\\', '', 'x\\\\"y']), subprocess.CompletedProcess(['x'], 0, stdout=b''), subprocess.PIPE)
try: subprocess.CompletedProcess(['x'], 3).check_returncode()
except subprocess.CalledProcessError as e: print(e, e.stdout, e.returncode)
print(subprocess.TimeoutExpired('x', 5))
`;
  assertEquals(
    outputOf(program),
    `4294967295 -56 -2147483648 18446744073709551611 4 c_short(5) 0.10000000149011612 c_double(2.0) c_bool(True) c_char(b'a') False c_ubyte(3)
-2147483643 b'\\x02\\x01' c_short(513)
'float' object cannot be interpreted as an integer
'str' object cannot be interpreted as an integer
one character bytes, bytearray, or an integer in range(256) expected, not bytes of length 2
7 8
"a b" c\\"d e\\ "" x\\\\\\"y CompletedProcess(args=['x'], returncode=0, stdout=b'') -1
Command '['x']' returned non-zero exit status 3. None 3
Command 'x' timed out after 5 seconds`,
  );
});

Deno.test("stand-ins: what would need a thread, a process or native code raises", () => {
  using runtime = new Runtime({ standIns: true });
  const failures = runtime.run(`
import ctypes, subprocess, threading
def why(act):
    try:
        act()
    except Exception as error:
        return type(error).__name__
[why(lambda: threading.Thread(target=print).start()), why(lambda: subprocess.run(["ls"])), why(lambda: ctypes.CDLL("libc.so.6"))]
`) as string[];
  assertEquals(failures.length, 3);
  for (const failure of failures) assertEquals(typeof failure, "string");
});

for (
  const [name, reason] of [
    ["threading", "guest code runs in one thread"],
    ["_thread", "guest code runs in one thread"],
    ["subprocess", "guest code cannot start processes"],
    ["ctypes", "guest code cannot reach native code"],
    ["concurrent.futures", "guest code runs in one thread"],
    ["socket", "guest code has no network"],
  ]
) {
  Deno.test(`stand-ins: without them, importing ${name} says why it cannot`, () => {
    using runtime = new Runtime();
    const error = assertThrows(() => runtime.run(`import ${name}`), PythonError);
    const first = name.split(".", 1)[0];
    assertEquals(error.message, `No module named '${first}': ${reason}`);
  });
}

Deno.test("stand-ins: a pool of threads does each task where it is submitted, one of processes cannot be made", () => {
  const program = `
from concurrent.futures import ThreadPoolExecutor, ProcessPoolExecutor, Future, as_completed, wait
with ThreadPoolExecutor(max_workers=4) as pool:
    futures = [pool.submit(pow, 2, n) for n in range(5)]
    print([f.result() for f in as_completed(futures)], list(pool.map(str.upper, "abc")), pool.submit(int, "x").exception())
    print(all(f.done() for f in futures), wait(futures).not_done)
try: pool.submit(print)
except RuntimeError as e: print(e)
f = Future(); f.add_done_callback(lambda f: print("called", f.result())); f.set_result(3)
try: Future().result(timeout=0)
except TimeoutError as e: print("timeout")
try: Future().result()
except RuntimeError as e: print(e)
try: ProcessPoolExecutor()
except NotImplementedError as e: print(e)
`;
  assertEquals(
    outputOf(program),
    `[1, 2, 4, 8, 16] ['A', 'B', 'C'] invalid literal for int() with base 10: 'x'
True set()
cannot schedule new futures after shutdown
called 3
timeout
Future.result() would wait for ever: guest code runs in one thread
guest code cannot start processes`,
  );
});

Deno.test("stand-ins: names and numbers of the network, and no network", () => {
  const program = `
import socket, select, selectors, ssl, http.client, http.server, socketserver
print(socket.inet_aton("127.1"), socket.inet_ntoa(b"\\1\\2\\3\\4"), socket.htons(1), repr(socket.AF_INET), select.select([], [], [], 0))
for act in (socket.socket, ssl.create_default_context, http.client.HTTPConnection("h").connect, lambda: http.server.HTTPServer(("", 1), None)):
    try: act()
    except OSError as e: print(e)
print(http.client.responses[404], selectors.DefaultSelector().select(0))
`;
  assertEquals(
    outputOf(program),
    `b'\\x7f\\x00\\x00\\x01' 1.2.3.4 256 <AddressFamily.AF_INET: 2> ([], [], [])
` + "[Errno 100] guest code has no network\n".repeat(4) + "Not Found []",
  );
});
