"""signal's handlers and raise_signal, pkgutil.resolve_name, runpy's namespaces, sysconfig's places by name."""
import pkgutil
import signal
import sysconfig

print(signal.SIGINT, repr(signal.SIGTERM), signal.Signals(15).name, repr(signal.SIG_DFL))
print(repr(signal.signal(signal.SIGTERM, lambda number, frame: print("got", number, frame is not None))))
signal.raise_signal(signal.SIGTERM)
try:
    signal.raise_signal(signal.SIGINT)
except KeyboardInterrupt:
    print("interrupted")
signal.signal(signal.SIGINT, signal.SIG_IGN)
signal.raise_signal(signal.SIGINT)
print(signal.strsignal(signal.SIGSEGV), signal.SIGKILL in signal.valid_signals())
for wrong in (lambda: signal.signal(0, signal.SIG_DFL), lambda: signal.signal(2, 5)):
    try:
        wrong()
    except (ValueError, TypeError, OSError) as error:
        print(type(error).__name__, error)
signal.signal(signal.SIGUSR1, lambda number, frame: print("blocked no more"))
before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1})
signal.raise_signal(signal.SIGUSR1)
print(before, signal.sigpending())
signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGUSR1})

import os.path
print(pkgutil.resolve_name("os.path:join") is os.path.join, pkgutil.resolve_name("collections.abc.Mapping").__name__)
for name in ("a b", "1x", ":x"):
    try:
        print(name, pkgutil.resolve_name(name).__name__)
    except ValueError as error:
        print(error)
print(list(pkgutil.iter_modules([])), pkgutil.ModuleInfo(None, "x", True))
print(sysconfig.get_python_version(), sysconfig.get_path_names())
print(sysconfig.get_paths("posix_prefix", expand=False)["purelib"], sysconfig.get_config_var("py_version_short"))
