/** The event loop, futures and the exceptions of asyncio, in Python (Lib/asyncio/base_events.py, futures.py, events.py). */
export const loopSource = `
import heapq as _heapq
import sys as _sys
import time as _time
from collections import deque as _deque


class CancelledError(BaseException):
    """The Future or Task was cancelled."""
    __module__ = "asyncio.exceptions"


TimeoutError = TimeoutError


class InvalidStateError(Exception):
    """The operation is not allowed in this state."""
    __module__ = "asyncio.exceptions"


class BrokenBarrierError(RuntimeError):
    """Barrier is broken by barrier.abort() call."""
    __module__ = "asyncio.exceptions"


class Handle:
    """What call_soon() and its kin return: a callback that can be cancelled."""
    __module__ = "asyncio.events"
    __slots__ = ("_callback", "_args", "_cancelled", "_loop", "_context", "__weakref__")

    def __init__(self, callback, args, loop, context=None):
        if context is None and (contextvars := _sys.modules.get("contextvars")) is not None:
            context = contextvars.copy_context()
        self._context = context
        self._callback = callback
        self._args = args
        self._loop = loop
        self._cancelled = False

    def _repr_info(self):
        info = [self.__class__.__name__]
        if self._cancelled:
            info.append("cancelled")
        if self._callback is not None:
            info.append(_format_callback(self._callback, self._args))
        return info

    def __repr__(self):
        return f"<{' '.join(self._repr_info())}>"

    def get_context(self):
        return self._context

    def cancel(self):
        self._cancelled = True
        self._callback = self._args = None

    def cancelled(self):
        return self._cancelled

    def _run(self):
        try:
            if self._context is None:
                self._callback(*self._args)
            else:
                self._context.run(self._callback, *self._args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self._loop.call_exception_handler({
                "message": f"Exception in callback {_format_callback(self._callback, self._args)}",
                "exception": error,
                "handle": self,
            })


class TimerHandle(Handle):
    """A handle with a time."""
    __module__ = "asyncio.events"
    __slots__ = ("_when", "_order")

    def __init__(self, when, order, callback, args, loop, context=None):
        super().__init__(callback, args, loop, context)
        self._when = when
        self._order = order

    def _repr_info(self):
        info = super()._repr_info()
        info.insert(2 if self._cancelled else 1, f"when={self._when}")
        return info

    def when(self):
        return self._when

    def cancel(self):
        if not self._cancelled:
            self._loop._timer_cancelled()
        super().cancel()

    def __lt__(self, other):
        return (self._when, self._order) < (other._when, other._order)


_running_loop = None
_current_loop = None


def _get_running_loop():
    return _running_loop


def _set_running_loop(loop):
    global _running_loop
    _running_loop = loop


def get_running_loop():
    """Return the running event loop. Raise a RuntimeError if there is none."""
    if _running_loop is None:
        raise RuntimeError("no running event loop")
    return _running_loop


def get_event_loop():
    """Return the running event loop, or the one that was set."""
    if _running_loop is not None:
        return _running_loop
    if _current_loop is None:
        raise RuntimeError("There is no current event loop in thread 'MainThread'.")
    return _current_loop


def set_event_loop(loop):
    """Set the current event loop."""
    global _current_loop
    _current_loop = loop


def new_event_loop():
    """Create and return a new event loop."""
    return EventLoop()


class _AbstractEventLoopPolicy:
    """Abstract policy for accessing the event loop."""
    __module__ = "asyncio.events"

    def get_event_loop(self):
        raise NotImplementedError

    def set_event_loop(self, loop):
        raise NotImplementedError

    def new_event_loop(self):
        raise NotImplementedError


class _DefaultEventLoopPolicy(_AbstractEventLoopPolicy):
    """A policy for accessing the event loop: the one policy that is there until another is set."""
    __module__ = "asyncio.events"

    def get_event_loop(self):
        if _current_loop is None:
            raise RuntimeError("There is no current event loop in thread 'MainThread'.")
        return _current_loop

    def set_event_loop(self, loop):
        if loop is not None and not isinstance(loop, AbstractEventLoop):
            raise TypeError("loop must be an instance of AbstractEventLoop or None, "
                            f"not '{type(loop).__name__}'")
        set_event_loop(loop)

    def new_event_loop(self):
        return EventLoop()


_policy = None


def _get_event_loop_policy():
    global _policy
    if _policy is None:
        _policy = _DefaultEventLoopPolicy()
    return _policy


def _warn_of_policies(name):
    import warnings
    warnings.warn(f"'asyncio.{name}' is deprecated and slated for removal in Python 3.16", DeprecationWarning, 3)


def get_event_loop_policy():
    """Get the current event loop policy."""
    _warn_of_policies("get_event_loop_policy")
    return _get_event_loop_policy()


def _set_event_loop_policy(policy):
    global _policy
    if policy is not None and not isinstance(policy, _AbstractEventLoopPolicy):
        raise TypeError("policy must be an instance of AbstractEventLoopPolicy or None, "
                        f"not '{type(policy).__name__}'")
    _policy = policy


def set_event_loop_policy(policy):
    """Set the current event loop policy; None restores the default one."""
    _warn_of_policies("set_event_loop_policy")
    _set_event_loop_policy(policy)


class AbstractEventLoop:
    """Abstract event loop."""
    __module__ = "asyncio.events"


class BaseEventLoop(AbstractEventLoop):
    """A loop over callbacks and timers; there is no input or output to wait for."""
    __module__ = "asyncio.base_events"

    def __init__(self):
        self._ready = _deque()
        self._scheduled = []
        self._orders = 0
        self._cancelled_timers = 0
        self._stopping = False
        self._closed = False
        self._running = False
        self._debug = False
        self._exception_handler = None
        self._task_factory = None
        self._tasks = {}
        self._asyncgens = []
        self._asyncgens_most = 64
        self._default_executor = None

    def __repr__(self):
        return (f"<{self.__class__.__name__} running={self.is_running()} "
                f"closed={self.is_closed()} debug={self.get_debug()}>")

    def time(self):
        return _time.monotonic()

    def is_running(self):
        return self._running

    def is_closed(self):
        return self._closed

    def get_debug(self):
        return self._debug

    def set_debug(self, enabled):
        self._debug = enabled

    def _check_closed(self):
        if self._closed:
            raise RuntimeError("Event loop is closed")

    def create_future(self):
        return Future(loop=self)

    def create_task(self, coro, **kwargs):
        self._check_closed()
        if self._task_factory is not None:
            return self._task_factory(self, coro, **kwargs)
        return Task(coro, loop=self, **kwargs)

    def set_task_factory(self, factory):
        if factory is not None and not callable(factory):
            raise TypeError("task factory must be a callable or None")
        self._task_factory = factory

    def get_task_factory(self):
        return self._task_factory

    def call_soon(self, callback, *args, context=None):
        self._check_closed()
        handle = Handle(callback, args, self, context)
        self._ready.append(handle)
        return handle

    call_soon_threadsafe = call_soon

    def call_later(self, delay, callback, *args, context=None):
        if delay is None:
            raise TypeError("delay must not be None")
        return self.call_at(self.time() + delay, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError("when cannot be None")
        self._check_closed()
        self._orders += 1
        handle = TimerHandle(when, self._orders, callback, args, self, context)
        _heapq.heappush(self._scheduled, handle)
        return handle

    def _timer_cancelled(self):
        # A program that cancels most of its timers must not keep them until their time has come.
        self._cancelled_timers += 1
        if self._cancelled_timers > 100 and self._cancelled_timers * 2 > len(self._scheduled):
            self._scheduled = [h for h in self._scheduled if not h._cancelled]
            _heapq.heapify(self._scheduled)
            self._cancelled_timers = 0

    def _run_once(self):
        scheduled, ready = self._scheduled, self._ready
        while scheduled and scheduled[0]._cancelled:
            _heapq.heappop(scheduled)
            self._cancelled_timers = max(0, self._cancelled_timers - 1)
        if not ready and not self._stopping:
            if not scheduled:
                raise RuntimeError("Cannot wait: nothing is left that could wake a task of the event loop")
            delay = scheduled[0]._when - self.time()
            if delay > 0:
                _time.sleep(delay)
        end = self.time() + 1e-9
        while scheduled and scheduled[0]._when < end:
            ready.append(_heapq.heappop(scheduled))
        # What these callbacks put behind is for the next round.
        for _ in range(len(ready)):
            handle = ready.popleft()
            if not handle._cancelled:
                handle._run()

    def run_forever(self):
        self._check_closed()
        if self._running:
            raise RuntimeError("This event loop is already running")
        if _running_loop is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")
        self._running = True
        _set_running_loop(self)
        hooks = _sys.get_asyncgen_hooks()
        _sys.set_asyncgen_hooks(firstiter=self._asyncgen_firstiter_hook)
        try:
            while True:
                self._run_once()
                if self._stopping:
                    break
        finally:
            self._stopping = False
            self._running = False
            _set_running_loop(None)
            _sys.set_asyncgen_hooks(*hooks)

    def _asyncgen_firstiter_hook(self, agen):
        # Generators that were begun, to be closed at the end: those that are through are dropped now and then.
        self._asyncgens.append(agen)
        if len(self._asyncgens) > self._asyncgens_most:
            self._asyncgens = [agen for agen in self._asyncgens if agen.ag_frame is not None]
            self._asyncgens_most = 2 * len(self._asyncgens) + 64

    def run_until_complete(self, future):
        self._check_closed()
        if self._running:
            raise RuntimeError("This event loop is already running")
        if _running_loop is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")
        future = ensure_future(future, loop=self)
        future.add_done_callback(_stop_loop_of)
        try:
            self.run_forever()
        finally:
            future.remove_done_callback(_stop_loop_of)
        if not future.done():
            raise RuntimeError("Event loop stopped before Future completed.")
        return future.result()

    def stop(self):
        self._stopping = True

    def close(self):
        if self._running:
            raise RuntimeError("Cannot close a running event loop")
        self._closed = True
        self._ready.clear()
        self._scheduled.clear()

    async def shutdown_asyncgens(self):
        closing = [agen for agen in self._asyncgens if agen.ag_frame is not None]
        self._asyncgens = []
        if not closing:
            return
        results = await gather(*[agen.aclose() for agen in closing], return_exceptions=True)
        for result, agen in zip(results, closing):
            if isinstance(result, Exception):
                self.call_exception_handler({
                    "message": f"an error occurred during closing of asynchronous generator {agen!r}",
                    "exception": result,
                    "asyncgen": agen,
                })

    async def shutdown_default_executor(self, timeout=None):
        pass

    def run_in_executor(self, executor, func, *args):
        """There are no threads: the function runs in the loop, in its turn."""
        self._check_closed()
        future = self.create_future()

        def run():
            if future.cancelled():
                return
            try:
                result = func(*args)
            except (SystemExit, KeyboardInterrupt):
                raise
            except BaseException as error:
                future.set_exception(error)
            else:
                future.set_result(result)

        self.call_soon(run)
        return future

    def set_exception_handler(self, handler):
        if handler is not None and not callable(handler):
            raise TypeError(f"A callable object or None is expected, got {handler!r}")
        self._exception_handler = handler

    def get_exception_handler(self):
        return self._exception_handler

    def default_exception_handler(self, context):
        lines = [context.get("message") or "Unhandled exception in event loop"]
        for key in sorted(context):
            if key not in ("message", "exception"):
                lines.append(f"{key}: {context[key]!r}")
        error = context.get("exception")
        text = chr(10).join(lines)
        if (logging := _sys.modules.get("logging")) is not None:
            logging.getLogger("asyncio").error(text, exc_info=error or False)
            return
        print(text, file=_sys.stderr)
        if error is not None:
            _sys.excepthook(type(error), error, error.__traceback__)

    def call_exception_handler(self, context):
        if self._exception_handler is None:
            self.default_exception_handler(context)
        else:
            self._exception_handler(self, context)


class EventLoop(BaseEventLoop):
    """The event loop."""
    __module__ = "asyncio"


SelectorEventLoop = EventLoop


def _stop_loop_of(future):
    if not future.cancelled():
        error = future._exception
        if isinstance(error, (SystemExit, KeyboardInterrupt)):
            return
    future._loop.stop()


_PENDING = "PENDING"
_CANCELLED = "CANCELLED"
_FINISHED = "FINISHED"


class Future:
    """A result that is not there yet."""
    __module__ = "_asyncio"

    _asyncio_future_blocking = False

    def __init__(self, *, loop=None):
        self._loop = get_event_loop() if loop is None else loop
        self._state = _PENDING
        self._result = None
        self._exception = None
        self._callbacks = []
        self._cancel_message = None
        self._cancelled_exc = None
        self._tb = None

    def _repr_info(self):
        info = [self._state.lower()]
        if self._state == _FINISHED:
            if self._exception is not None:
                info.append(f"exception={self._exception!r}")
            else:
                info.append(f"result={_short_repr(self._result)}")
        if self._callbacks:
            shown = [_callback_text(cb) for cb, _ in self._callbacks]
            if len(shown) > 2:
                shown[1:-1] = [f"<{len(shown) - 2} more>"]
            info.append(f"cb=[{', '.join(shown)}]")
        return info

    def __repr__(self):
        return f"<{self.__class__.__name__} {' '.join(self._repr_info())}>"

    __class_getitem__ = classmethod(_generic_alias)

    def get_loop(self):
        return self._loop

    def _make_cancelled_error(self):
        if self._cancelled_exc is not None:
            error = self._cancelled_exc
            self._cancelled_exc = None
            return error
        if self._cancel_message is None:
            return CancelledError()
        return CancelledError(self._cancel_message)

    def cancel(self, msg=None):
        if self._state != _PENDING:
            return False
        self._state = _CANCELLED
        self._cancel_message = msg
        self._schedule_callbacks()
        return True

    def _schedule_callbacks(self):
        callbacks = self._callbacks
        if callbacks:
            self._callbacks = []
            for callback, context in callbacks:
                self._loop.call_soon(callback, self, context=context)

    def cancelled(self):
        return self._state == _CANCELLED

    def done(self):
        return self._state != _PENDING

    def result(self):
        if self._state == _CANCELLED:
            raise self._make_cancelled_error()
        if self._state != _FINISHED:
            raise InvalidStateError("Result is not set.")
        if self._exception is not None:
            raise self._exception.with_traceback(self._tb)
        return self._result

    def exception(self):
        if self._state == _CANCELLED:
            raise self._make_cancelled_error()
        if self._state != _FINISHED:
            raise InvalidStateError("Exception is not set.")
        return self._exception

    def add_done_callback(self, fn, *, context=None):
        if self._state != _PENDING:
            self._loop.call_soon(fn, self, context=context)
        else:
            if context is None and (contextvars := _sys.modules.get("contextvars")) is not None:
                context = contextvars.copy_context()
            self._callbacks.append((fn, context))

    def remove_done_callback(self, fn):
        kept = [entry for entry in self._callbacks if entry[0] != fn]
        removed = len(self._callbacks) - len(kept)
        if removed:
            self._callbacks[:] = kept
        return removed

    def set_result(self, result):
        if self._state != _PENDING:
            raise InvalidStateError("invalid state")
        self._result = result
        self._state = _FINISHED
        self._schedule_callbacks()

    def set_exception(self, exception):
        if self._state != _PENDING:
            raise InvalidStateError("invalid state")
        if isinstance(exception, type):
            exception = exception()
        if isinstance(exception, StopIteration):
            error = RuntimeError("StopIteration interacts badly with generators and cannot be raised into a Future")
            error.__cause__ = error.__context__ = exception
            exception = error
        if not isinstance(exception, BaseException):
            raise TypeError("invalid exception object")
        self._exception = exception
        self._tb = exception.__traceback__
        self._state = _FINISHED
        self._schedule_callbacks()

    def __await__(self):
        if self._state == _PENDING:
            self._asyncio_future_blocking = True
            yield self
        if self._state == _PENDING:
            raise RuntimeError("await wasn't used with future")
        return self.result()

    __iter__ = __await__


_PyFuture = _CFuture = Future


def _short_repr(value):
    text = repr(value)
    if len(text) <= 60:
        return text
    kept = 60 - 3
    head = kept // 2
    tail = kept - head
    return text[:head] + "..." + text[-tail:]


def _callback_text(callback):
    name = getattr(callback, "__qualname__", None) or repr(callback)
    code = getattr(getattr(callback, "__func__", callback), "__code__", None)
    where = f" at {code.co_filename}:{code.co_firstlineno}" if code is not None else ""
    return f"{name}(){where}"


def _format_callback(callback, args):
    text = ", ".join(map(repr, args)) if args else ""
    name = getattr(callback, "__qualname__", None) or getattr(callback, "__name__", None) or repr(callback)
    code = getattr(getattr(callback, "__func__", callback), "__code__", None)
    where = f" at {code.co_filename}:{code.co_firstlineno}" if code is not None else ""
    return f"{name}({text}){where}"


def isfuture(obj):
    """Return True if obj is a Future."""
    return hasattr(type(obj), "_asyncio_future_blocking") and obj._asyncio_future_blocking is not None


def iscoroutine(obj):
    """Return True if obj is a coroutine object."""
    if isinstance(obj, _CoroutineType):
        return True
    if isinstance(obj, (_GeneratorType, type)):
        return False
    from collections.abc import Coroutine
    return isinstance(obj, Coroutine)


def iscoroutinefunction(func):
    """Return True if func is a decorated coroutine function."""
    func = getattr(func, "__func__", func)
    if "functools" in _sys.modules:
        partial = _sys.modules["functools"].partial
        while isinstance(func, partial):
            func = func.func
    code = getattr(func, "__code__", None)
    return isinstance(func, _FunctionType) and bool(code.co_flags & 0x80) or (
        getattr(func, "_is_coroutine_mark", None) is not None)
`;
