/** The module errno: the numbers of Linux. */
import { defineModule } from "./index.ts";

const SOURCE = String.raw`
"""This module makes available standard errno system symbols (Linux's numbers)."""

errorcode = {}
for _number, _name in enumerate((
        "EPERM ENOENT ESRCH EINTR EIO ENXIO E2BIG ENOEXEC EBADF ECHILD EAGAIN ENOMEM EACCES "
        "EFAULT ENOTBLK EBUSY EEXIST EXDEV ENODEV ENOTDIR EISDIR EINVAL ENFILE EMFILE ENOTTY "
        "ETXTBSY EFBIG ENOSPC ESPIPE EROFS EMLINK EPIPE EDOM ERANGE EDEADLK ENAMETOOLONG ENOLCK "
        "ENOSYS ENOTEMPTY ELOOP").split(), 1):
    globals()[_name] = _number
    errorcode[_number] = _name
for _name, _number in {"EOVERFLOW": 75, "EILSEQ": 84, "ENOTSOCK": 88, "EMSGSIZE": 90,
                       "EADDRINUSE": 98, "ECONNABORTED": 103, "ECONNRESET": 104, "ENOTCONN": 107,
                       "ESHUTDOWN": 108, "ETIMEDOUT": 110, "ECONNREFUSED": 111, "EHOSTUNREACH": 113,
                       "EALREADY": 114, "EINPROGRESS": 115, "ECANCELED": 125}.items():
    globals()[_name] = _number
    errorcode[_number] = _name
EWOULDBLOCK = EAGAIN
ENOTSUP = EOPNOTSUPP = 95
errorcode[95] = "ENOTSUP"
del _name, _number
`;

defineModule({ name: "errno", source: SOURCE });
