"""A task runner: a dependency graph, retries with backoff, caching, events, asyncio workers, a summary."""
import asyncio
import enum
import functools
import graphlib
import hashlib
import json
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any, Awaitable, Callable


class Status(enum.StrEnum):
    PENDING = enum.auto()
    RUNNING = enum.auto()
    DONE = enum.auto()
    FAILED = enum.auto()
    SKIPPED = enum.auto()
    CACHED = enum.auto()


@dataclass
class Task:
    name: str
    run: Callable[..., Awaitable[Any]]
    needs: tuple[str, ...] = ()
    retries: int = 0
    status: Status = Status.PENDING
    result: Any = None
    error: BaseException | None = None
    attempts: int = 0
    waited: list[int] = field(default_factory=list, repr=False)


class Retry(Exception):
    """Asks for another attempt."""


class Pipeline:
    def __init__(self, workers=2):
        self.tasks, self.workers, self.events, self.cache = {}, workers, [], {}
        self.running = self.most = 0

    def task(self, *needs, retries=0):
        def register(function):
            self.tasks[function.__name__] = Task(function.__name__, function, needs, retries)
            return function
        return register

    def key(self, task, inputs):
        return hashlib.sha1(json.dumps([task.name, inputs], sort_keys=True, default=str).encode()).hexdigest()[:8]

    async def _attempt(self, task, inputs):
        for attempt in range(task.retries + 1):
            task.attempts += 1
            try:
                return await task.run(**inputs)
            except Retry as error:
                error.add_note(f"attempt {attempt + 1}")
                if attempt == task.retries:
                    raise
                task.waited.append(2 ** attempt)
                for _ in range(2 ** attempt):
                    await asyncio.sleep(0)

    async def _run(self, task, semaphore):
        bad = [n for n in task.needs if self.tasks[n].status in (Status.FAILED, Status.SKIPPED)]
        if bad:
            task.status = Status.SKIPPED
            task.error = RuntimeError(f"needs {', '.join(bad)}")
            return
        inputs = {n: self.tasks[n].result for n in task.needs}
        key = self.key(task, inputs)
        if key in self.cache:
            task.result, task.status = self.cache[key], Status.CACHED
            return
        async with semaphore:
            self.running += 1
            self.most = max(self.most, self.running)
            task.status = Status.RUNNING
            self.events.append(f"start {task.name}")
            try:
                task.result = self.cache[key] = await self._attempt(task, inputs)
                task.status = Status.DONE
            except Exception as error:
                task.status, task.error = Status.FAILED, error
            finally:
                self.running -= 1
                self.events.append(f"end {task.name}")

    async def run(self):
        sorter = graphlib.TopologicalSorter({t.name: t.needs for t in self.tasks.values()})
        sorter.prepare()
        semaphore, pending = asyncio.Semaphore(self.workers), {}
        while sorter.is_active():
            for name in sorted(sorter.get_ready()):
                pending[asyncio.create_task(self._run(self.tasks[name], semaphore), name=name)] = name
            done, _ = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
            for finished in sorted(done, key=lambda t: t.get_name()):
                sorter.done(pending.pop(finished))
        return Counter(t.status for t in self.tasks.values())

    def summary(self):
        for t in self.tasks.values():
            note = repr(t.result) if t.error is None else f"{type(t.error).__name__}: {t.error} {getattr(t.error, '__notes__', '')}".rstrip()
            yield f"{t.name:<8}{t.status:<9}{t.attempts:>2}  {note}"


pipeline = Pipeline()


async def steps(n):
    for _ in range(n):
        await asyncio.sleep(0)


@pipeline.task()
async def fetch():
    await steps(3)
    return list(range(10))


@pipeline.task()
async def config():
    return {"factor": 3}


@pipeline.task("fetch", "config")
async def scale(fetch, config):
    await steps(2)
    return [x * config["factor"] for x in fetch]


@pipeline.task(retries=3)
async def flaky(state=[0]):
    state[0] += 1
    if state[0] < 3:
        raise Retry(f"state {state[0]}")
    return state[0]


@pipeline.task(retries=1)
async def hopeless():
    raise Retry("never")


@pipeline.task("hopeless", "fetch")
async def after(hopeless, fetch):
    return "unreachable"


@pipeline.task("scale", "flaky")
async def total(scale, flaky):
    return sum(scale) + flaky


@pipeline.task("total")
async def broken(total):
    return total / 0


@pipeline.task("broken")
async def last(broken):
    return broken


print(dict(asyncio.run(pipeline.run())), pipeline.most)
print(*pipeline.summary(), sep="\n")
print(pipeline.events[:4], pipeline.tasks["flaky"].waited, len(pipeline.cache))
print(dict(asyncio.run(pipeline.run())))
loop = Pipeline()
loop.task("b")(type(pipeline).run) if False else None
loop.tasks = {"a": Task("a", steps, ("b",)), "b": Task("b", steps, ("a",))}
try:
    asyncio.run(loop.run())
except graphlib.CycleError as error:
    print(error.args[0], sorted(set(error.args[1])))


def build(n):
    p = Pipeline(4)
    for i in range(n):
        async def job(_i=i, **inputs):
            await steps(_i % 3)
            return _i + sum(inputs.values())
        p.tasks[f"t{i}"] = Task(f"t{i}", job, tuple(f"t{j}" for j in range(i) if i % (j + 2) == 0 and j % 2 == 0))
    return p


big = build(40)
print(dict(asyncio.run(big.run())), big.most, sum(t.result for t in big.tasks.values()), max(big.tasks.values(), key=lambda t: t.result).name)
