"""Queues of three kinds, sched with a made clock, contextvars, and a rate limiter: what services in one thread use."""
import contextvars
import queue
import sched
from collections import deque
from dataclasses import dataclass, field


def attempt(label, function):
    try:
        print(label, "->", function())
    except Exception as error:
        print(label, "->", type(error).__name__, str(error).split(" at 0x")[0])


@dataclass(order=True)
class Job:
    priority: int
    name: str = field(compare=False)


for make in (queue.Queue, queue.LifoQueue, queue.PriorityQueue, queue.SimpleQueue):
    q = make()
    for job in (Job(3, "c"), Job(1, "a"), Job(2, "b")):
        q.put(job)
    print(make.__name__, q.qsize(), q.empty(), [q.get().name for _ in range(3)], q.empty())
q = queue.Queue(maxsize=2)
q.put(1)
q.put(2, block=False)
for label, function in {"full": lambda: q.put(3, block=False), "full 2": lambda: q.put_nowait(3), "get": lambda: (q.get(), q.get_nowait()), "empty": lambda: q.get(block=False), "empty 2": lambda: q.get_nowait(), "timeout": lambda: q.get(timeout=0.001), "negative": lambda: q.get(timeout=-1), "done": lambda: (q.task_done(), q.task_done()), "done too often": lambda: q.task_done(), "join": lambda: q.join(), "shutdown": lambda: q.shutdown(), "put after": lambda: q.put(1), "get after": lambda: q.get(), "full()": lambda: q.full()}.items():
    attempt(label, function)
now, log = 0.0, []


def delay(seconds):
    global now
    log.append(f"sleep {seconds:g}")
    now += seconds


s = sched.scheduler(lambda: now, delay)
s.enter(5, 1, log.append, ("late",))
s.enter(2, 2, log.append, ("low",))
s.enter(2, 1, log.append, argument=("high",))
dropped = s.enter(3, 1, log.append, ("never",))
s.enterabs(4, 1, lambda a, k=0: (log.append(f"{a}{k}"), s.enter(10, 1, log.append, ("nested",))), ("kw",), {"k": 7})
s.cancel(dropped)
print(len(s.queue), s.empty(), s.run(), now, log)
attempt("cancel twice", lambda: s.cancel(dropped))
user = contextvars.ContextVar("user", default="nobody")
level = contextvars.ContextVar("level")
token = user.set("ann")
context = contextvars.copy_context()
print(user.get(), context[user], level.get("none"), token.old_value is contextvars.Token.MISSING, len(context), level in context, context.run(lambda: (user.set("bob"), user.get(), level.set(3))[1]), user.get(), context[user], context[level], sorted(v.name for v in context))
user.reset(token)
for label, function in {"reset twice": lambda: user.reset(token), "lookup": lambda: level.get(), "other var": lambda: level.reset(user.set("x")), "missing": lambda: contextvars.Context()[level], "not a var": lambda: contextvars.Context()["x"], "entered": lambda: context.run(context.run, print), "repr": lambda: repr(user)[:22], "kind": lambda: contextvars.ContextVar(5)}.items():
    attempt(label, function)


class Limiter:
    """At most so many calls in a window of the clock."""

    def __init__(self, calls, window):
        self.calls, self.window, self.times = calls, window, deque()

    def __call__(self, at):
        while self.times and at - self.times[0] >= self.window:
            self.times.popleft()
        if len(self.times) >= self.calls:
            return False
        self.times.append(at)
        return True


class Bucket:
    def __init__(self, rate, size):
        self.rate, self.size, self.level, self.last = rate, size, size, 0

    def __call__(self, at):
        self.level = min(self.size, self.level + (at - self.last) * self.rate)
        self.last = at
        if self.level < 1:
            return False
        self.level -= 1
        return True


arrivals = [i * 7 % 13 / 4 + i / 3 for i in range(200)]
print([sum(map(limiter, sorted(arrivals))) for limiter in (Limiter(5, 2), Limiter(1, 1), Bucket(1.5, 4), Bucket(10, 1))])


def simulate(n, servers):
    waiting, free, served = queue.PriorityQueue(), servers, []
    for tick in range(n):
        waiting.put((tick * 5 % 7, tick))
        if tick % 3 == 0:
            free = servers
        while free and not waiting.empty():
            priority, job = waiting.get_nowait()
            served.append(tick - job)
            free -= 1
    return len(served), sum(served), waiting.qsize()


print(simulate(150, 2), simulate(150, 4))
