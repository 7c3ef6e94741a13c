/** The submodules of asyncio by CPython's names: each offers what is in the one module that there is. */
import { defineModule } from "../index.ts";

/** The public names of each submodule. */
const PARTS: Readonly<Record<string, string>> = {
  base_events: "BaseEventLoop",
  base_futures: "isfuture",
  coroutines: "iscoroutinefunction iscoroutine",
  events:
    "AbstractEventLoop Handle TimerHandle get_event_loop_policy set_event_loop_policy get_event_loop " +
    "set_event_loop new_event_loop _set_running_loop get_running_loop _get_running_loop",
  exceptions: "BrokenBarrierError CancelledError InvalidStateError TimeoutError",
  futures: "Future isfuture",
  locks: "Lock Event Condition Semaphore BoundedSemaphore Barrier",
  queues: "Queue PriorityQueue LifoQueue QueueFull QueueEmpty QueueShutDown",
  runners: "Runner run",
  taskgroups: "TaskGroup",
  tasks:
    "Task create_task FIRST_COMPLETED FIRST_EXCEPTION ALL_COMPLETED wait wait_for as_completed sleep gather " +
    "shield ensure_future current_task all_tasks create_eager_task_factory eager_task_factory",
  threads: "to_thread",
  timeouts: "Timeout timeout timeout_at",
  unix_events: "EventLoop",
};

/** The names of the submodules, separated by spaces. */
export const partNames: string = Object.keys(PARTS).join(" ");

for (const [part, names] of Object.entries(PARTS)) {
  defineModule({
    name: `asyncio.${part}`,
    source: `import asyncio as _asyncio
from asyncio import ${names.replaceAll(" ", ", ")}
__all__ = ${JSON.stringify(names.split(" "))}


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(f"module 'asyncio.${part}' has no attribute {name!r}")
    # The parts in Python and in C are one here.
    for prefix in ("_py_", "_c_"):
        if name.startswith(prefix):
            own = name.removeprefix(prefix)
            name = own if hasattr(_asyncio, own) else "_" + own
    return getattr(_asyncio, name)
`,
  });
}
