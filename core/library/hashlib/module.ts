/**
 * The modules hashlib and hmac. A hash object keeps what it was fed and digests it when asked.
 *
 * Left out: scrypt, algorithms of OpenSSL beyond those that are guaranteed.
 */
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { HU8 } from "../../heap/memory.ts";
import type { Value } from "../../heap/value.ts";
import { NONE } from "../../heap/map.ts";
import type { NativeEntry } from "../../objects/define.ts";
import { raiseTypeError, raiseValueError, typeName } from "../../objects/errors.ts";
import { callModuleFunction } from "../../objects/protocols/import.ts";
import { tupleOf } from "../../objects/values/sequences.ts";
import { isStr } from "../../objects/kinds.ts";
import { sizeArgument } from "../../objects/protocols/index_number.ts";
import { truth } from "../../objects/protocols/truth.ts";
import {
  bytesAddress,
  bytesLength,
  newBytes,
  plainBytes,
  viewAddress,
  viewBytes,
  viewLength,
} from "../../objects/values/bytes_object.ts";
import { ensureRoom } from "../../heap/allocator.ts";
import { internText, jsString } from "../../objects/values/text.ts";
import { chargeWork } from "../../objects/work.ts";
import { defineModule } from "../index.ts";
import { blake2b, keccak, sha384, sha512 } from "./long_word_hashes.ts";
import { blake2s, md5, sha1, sha224, sha256 } from "./word_hashes.ts";

type Hash = (message: Uint8Array, length: number) => Uint8Array;

const sponge = (rate: number, suffix: number): Hash => (message, length) =>
  keccak(message, rate, suffix, length);

const HASHES: Readonly<Record<string, Hash>> = {
  md5,
  sha1,
  sha224,
  sha256,
  sha384: (message) => sha384(message),
  sha512: (message) => sha512(message),
  sha3_224: sponge(144, 0x06),
  sha3_256: sponge(136, 0x06),
  sha3_384: sponge(104, 0x06),
  sha3_512: sponge(72, 0x06),
  shake_128: sponge(168, 0x1f),
  shake_256: sponge(136, 0x1f),
};

/** A copy of a bytes-like object's bytes, or null with TypeError pending. */
function bytesOf(value: Value): Uint8Array | null {
  if (viewBytes(value)) return HU8.slice(viewAddress, viewAddress + viewLength);
  raiseTypeError(`a bytes-like object is required, not '${typeName(value)}'`);
  return null;
}

/** Work of hashing so many bytes: a block costs a few hundred steps. */
const hashWork = (bytes: number): boolean => chargeWork(64 + (bytes >> 2));

function digest(name: Value, data: Value, lengthGiven: Value): Value {
  if (!isStr(name)) return raiseTypeError("a hash's name must be a str");
  const text = jsString(name);
  if (!Object.hasOwn(HASHES, text)) return raiseValueError(`unsupported hash type ${text}`);
  const length = sizeArgument(lengthGiven);
  if (length !== length) return 0;
  if (length < 0 || length > 0x1fffffff) return raiseValueError("value must be positive");
  const message = bytesOf(data);
  if (message === null || !hashWork(message.length + length)) return 0;
  const mark = rootMark();
  pushRoot(data);
  ensureRoom(length + 64);
  const result = newBytes(HASHES[text](message, length));
  releaseRoots(mark);
  return result;
}

function blake(long: Value, data: Value, parametersGiven: Value, lastNode: Value): Value {
  const message = bytesOf(data);
  if (message === null || !hashWork(message.length * 4)) return 0;
  const plain = plainBytes(parametersGiven);
  const address = bytesAddress(plain);
  const parameters = HU8.slice(address, address + bytesLength(plain));
  const isLong = truth(long) === 1;
  if (parameters.length !== (isLong ? 64 : 32)) return raiseValueError("bad parameter block");
  return newBytes((isLong ? blake2b : blake2s)(message, parameters, truth(lastNode) === 1));
}

/** PBKDF2 (RFC 8018) with HMAC. */
function derive(name: Value, passwordGiven: Value, saltGiven: Value, rounds: Value, size: Value) {
  if (!isStr(name)) return raiseTypeError("a hash's name must be a str");
  const text = jsString(name);
  const hash = Object.hasOwn(HASHES, text) ? HASHES[text] : undefined;
  if (hash === undefined || text.startsWith("shake")) {
    return raiseValueError(`unsupported hash type ${text}`);
  }
  const password = bytesOf(passwordGiven);
  const salt = password === null ? null : bytesOf(saltGiven);
  if (password === null || salt === null) return 0;
  const count = sizeArgument(rounds);
  const length = sizeArgument(size);
  if (count !== count || length !== length) return 0;
  if (count < 1) return raiseValueError("iteration value must be greater than 0.");
  if (length < 1 || length > 1 << 20) return raiseValueError("key length must be greater than 0.");
  const block = text === "sha384" || text === "sha512" ? 128 : BLOCKS[text] ?? 64;
  const digestSize = hash(new Uint8Array(0), SIZES[text] ?? 0).length;
  const digestOf = (message: Uint8Array) => hash(message, digestSize);
  const key = new Uint8Array(block);
  key.set(password.length > block ? digestOf(password) : password);
  const inner = key.map((byte) => byte ^ 0x36);
  const outer = key.map((byte) => byte ^ 0x5c);
  const join = (left: Uint8Array, right: Uint8Array) => {
    const both = new Uint8Array(left.length + right.length);
    both.set(left);
    both.set(right, left.length);
    return both;
  };
  const authenticate = (message: Uint8Array) =>
    digestOf(join(outer, digestOf(join(inner, message))));
  const result = new Uint8Array(length);
  for (let at = 0, n = 1; at < length; at += digestSize, n++) {
    let u = authenticate(join(salt, new Uint8Array([n >>> 24, n >>> 16, n >>> 8, n])));
    const sum = u.slice();
    for (let i = 1; i < count; i++) {
      if (!chargeWork(128)) return 0;
      u = authenticate(u);
      for (let j = 0; j < sum.length; j++) sum[j] ^= u[j];
    }
    if (!hashWork(salt.length)) return 0;
    result.set(sum.subarray(0, Math.min(digestSize, length - at)), at);
  }
  return newBytes(result);
}

const BLOCKS: Readonly<Record<string, number>> = {
  sha3_224: 144,
  sha3_256: 136,
  sha3_384: 104,
  sha3_512: 72,
};
const SIZES: Readonly<Record<string, number>> = {
  sha3_224: 28,
  sha3_256: 32,
  sha3_384: 48,
  sha3_512: 64,
};

const SOURCE = String.raw`
"""hashlib module - A common interface to many hash functions."""

_SIZES = {"md5": (16, 64), "sha1": (20, 64), "sha224": (28, 64), "sha256": (32, 64),
          "sha384": (48, 128), "sha512": (64, 128), "sha3_224": (28, 144), "sha3_256": (32, 136),
          "sha3_384": (48, 104), "sha3_512": (64, 72), "shake_128": (0, 168),
          "shake_256": (0, 136)}
algorithms_guaranteed = set(_SIZES) | {"blake2b", "blake2s"}
algorithms_available = set(algorithms_guaranteed)
__all__ = (*sorted(algorithms_guaranteed), "new", "algorithms_guaranteed",
           "algorithms_available", "file_digest", "pbkdf2_hmac")


def _data(data):
    if isinstance(data, str):
        raise TypeError("Strings must be encoded before hashing")
    if not isinstance(data, bytes):
        if isinstance(data, (int, float, list, tuple, dict, type(None))):
            raise TypeError("object supporting the buffer API required")
        data = bytes(data)
    return data


class HASH:
    """A hash is an object used to calculate a checksum of a string of information."""

    __module__ = "_hashlib"

    def __init__(self, name, data=b""):
        self.name = name
        self.digest_size, self.block_size = _SIZES[name]
        self._parts = []
        if data:
            self._parts.append(_data(data))
        else:
            _data(data)

    def update(self, data, /):
        """Update this hash object's state with the provided string."""
        self._parts.append(_data(data))

    def _whole(self):
        if len(self._parts) != 1:
            self._parts = [b"".join(self._parts)]
        return self._parts[0]

    def digest(self):
        """Return the digest value as a bytes object."""
        return _digest(self.name, self._whole(), self.digest_size)

    def hexdigest(self):
        """Return the digest value as a string of hexadecimal digits."""
        return self.digest().hex()

    def copy(self):
        """Return a copy of the hash object."""
        other = object.__new__(type(self))
        other.__dict__.update(self.__dict__)
        other._parts = self._parts[:]
        return other

    def __repr__(self):
        return f"<{self.name} {type(self).__module__}.{type(self).__name__} object @ {id(self):#x}>"


class HASHXOF(HASH):
    __module__ = "_hashlib"

    def digest(self, length):
        return _digest(self.name, self._whole(), length)

    def hexdigest(self, length):
        return self.digest(length).hex()


class _Blake(HASH):
    __module__ = "_blake2"

    def __init__(self, data=b"", /, *, digest_size=None, key=b"", salt=b"", person=b"", fanout=1,
                 depth=1, leaf_size=0, node_offset=0, node_depth=0, inner_size=0,
                 last_node=False, usedforsecurity=True):
        big = self._big
        most = self.MAX_DIGEST_SIZE
        if digest_size is None:
            digest_size = most
        if not 1 <= digest_size <= most:
            raise ValueError(f"digest_size for {type(self).__name__} must be between 1 and {most} "
                             f"bytes, here it is {digest_size}")
        for name, value, size in (("salt", salt, self.SALT_SIZE), ("person", person,
                                                                    self.PERSON_SIZE),
                                  ("key", key, self.MAX_KEY_SIZE)):
            if len(value) > size:
                raise ValueError(f"maximum {name} length is {size} bytes")
        for name, value, low, high in (("fanout", fanout, 0, 255), ("depth", depth, 1, 255),
                                       ("node_depth", node_depth, 0, 255),
                                       ("inner_size", inner_size, 0, most)):
            if not low <= value <= high:
                raise ValueError(f"{name} must be between {low} and {high}")
        self.name = type(self).__name__
        self.digest_size = digest_size
        self.block_size = 128 if big else 64
        self._last = last_node
        half = 16 if big else 8
        self._parameters = (bytes([digest_size, len(key), fanout, depth])
                            + leaf_size.to_bytes(4, "little")
                            + node_offset.to_bytes(8 if big else 6, "little")
                            + bytes([node_depth, inner_size]) + bytes(14 if big else 0)
                            + bytes(salt).ljust(half, b"\0") + bytes(person).ljust(half, b"\0"))
        self._parts = [bytes(key).ljust(self.block_size, b"\0")] if key else []
        self._parts.append(_data(data))

    def digest(self):
        return _blake(self._big, self._whole(), self._parameters, self._last)


class blake2b(_Blake):
    """Return a new BLAKE2b hash object."""
    __module__ = "_blake2"
    _big = True
    MAX_DIGEST_SIZE = MAX_KEY_SIZE = 64
    SALT_SIZE = PERSON_SIZE = 16


class blake2s(_Blake):
    """Return a new BLAKE2s hash object."""
    __module__ = "_blake2"
    _big = False
    MAX_DIGEST_SIZE = MAX_KEY_SIZE = 32
    SALT_SIZE = PERSON_SIZE = 8


def _made(name, data):
    return (HASHXOF if name.startswith("shake") else HASH)(name, data)


# They are builtins: as attributes of classes they make no methods.
for _name in _SIZES:
    globals()[_name] = globals().pop("openssl_" + _name)
del _name


def new(name, data=b"", **kwargs):
    """new(name, data=b'') - Return a new hashing object using the named algorithm."""
    lower = name.lower().replace("-", "_") if isinstance(name, str) else name
    if lower in ("sha_1", "sha_224", "sha_256", "sha_384", "sha_512"):
        lower = lower.replace("_", "")
    if lower in ("blake2b", "blake2s"):
        return globals()[lower](data, **kwargs)
    if lower not in _SIZES:
        raise ValueError(f"unsupported hash type {name}")
    return globals()[lower](data)


def file_digest(fileobj, digest, /, *, _bufsize=1 << 18):
    """Hash the contents of a file-like object, by an algorithm's name or a function that makes hash objects."""
    hashing = new(digest) if isinstance(digest, str) else digest()
    if hasattr(fileobj, "getbuffer"):
        hashing.update(fileobj.getbuffer())
        return hashing
    if not (hasattr(fileobj, "readinto") and hasattr(fileobj, "readable") and fileobj.readable()):
        raise ValueError(f"{fileobj!r} is not a file-like object in binary reading mode.")
    piece = bytearray(_bufsize)
    while size := fileobj.readinto(piece):
        hashing.update(bytes(piece[:size]))
    if size is None:
        raise BlockingIOError("I/O operation would block.")
    return hashing


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    """Password based key derivation function 2 (PKCS #5 v2.0) with HMAC as pseudorandom
    function."""
    lower = hash_name.lower()
    if lower not in _SIZES:
        raise ValueError(f"unsupported hash type {hash_name}")
    if dklen is None:
        dklen = _SIZES[lower][0]
    return _derive(lower, password, salt, iterations, dklen)
`;

/** A new hash object of the algorithm: openssl_sha256(data) and its like. */
const maker = (name: string): NativeEntry => [
  "data=b'', *, usedforsecurity=True, string=None",
  (data: Value, _usedForSecurity: Value, string: Value): Value => {
    const given = data === 0 ? string : data;
    const mark = rootMark();
    const hashed = given === 0 || given === NONE ? newBytes(new Uint8Array(0)) : given;
    pushRoot(hashed);
    const args = tupleOf(internText(name), hashed);
    pushRoot(args);
    const made = callModuleFunction("hashlib", "_made", args);
    releaseRoots(mark);
    return made;
  },
];

const makers = Object.fromEntries(
  Object.keys(HASHES).filter((name) => !name.startsWith("blake")).map((
    name,
  ) => [`openssl_${name}`, maker(name)]),
);

defineModule({
  name: "hashlib",
  functionModule: "_hashlib",
  functions: {
    ...makers,
    _digest: ["name, data, length, /", digest],
    _blake: ["long, data, parameters, last_node, /", blake],
    _derive: ["name, password, salt, rounds, size, /", derive],
  },
  source: SOURCE,
});

const HMAC_SOURCE = String.raw`
"""HMAC (Keyed-Hashing for Message Authentication) module. Implements RFC 2104."""

import hashlib as _hashlib

digest_size = None


class HMAC:
    """RFC 2104 HMAC class.  Also complies with RFC 4231."""

    blocksize = 64

    def __init__(self, key, msg=None, digestmod=""):
        if not isinstance(key, (bytes, bytearray)):
            raise TypeError(f"key: expected bytes or bytearray, but got {type(key).__name__!r}")
        if not digestmod:
            raise TypeError("Missing required argument 'digestmod'.")
        if isinstance(digestmod, str):
            make = lambda data=b"": _hashlib.new(digestmod, data)
        elif callable(digestmod):
            make = digestmod
        else:
            make = digestmod.new
        self._inner = make()
        self._outer = make()
        self.digest_size = self._inner.digest_size
        self.block_size = size = self._inner.block_size
        if len(key) > size:
            key = make(key).digest()
        key = bytes(key).ljust(size, b"\0")
        self._outer.update(bytes(byte ^ 0x5C for byte in key))
        self._inner.update(bytes(byte ^ 0x36 for byte in key))
        if msg is not None:
            self.update(msg)

    @property
    def name(self):
        return f"hmac-{self._inner.name}"

    def update(self, msg):
        """Feed data from msg into this hashing object."""
        self._inner.update(msg)

    def copy(self):
        """Return a separate copy of this hashing object."""
        other = HMAC.__new__(HMAC)
        other.__dict__.update(self.__dict__)
        other._inner = self._inner.copy()
        other._outer = self._outer.copy()
        return other

    def digest(self):
        """Return the hash value of this hashing object."""
        outer = self._outer.copy()
        outer.update(self._inner.digest())
        return outer.digest()

    def hexdigest(self):
        """Like digest(), but returns a string of hexadecimal digits instead."""
        return self.digest().hex()


def new(key, msg=None, digestmod=""):
    """Create a new hashing object and return it."""
    return HMAC(key, msg, digestmod)


def digest(key, msg, digest):
    """Fast inline implementation of HMAC."""
    return HMAC(key, msg, digest).digest()


def compare_digest(a, b, /):
    """Return 'a == b', taking as long for any contents."""
    if isinstance(a, str) and isinstance(b, str):
        if not (a.isascii() and b.isascii()):
            raise TypeError("comparing strings with non-ASCII characters is not supported")
        a, b = a.encode(), b.encode()
    elif isinstance(a, str) or isinstance(b, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    if len(a) != len(b):
        return False
    difference = 0
    for x, y in zip(a, b):
        difference |= x ^ y
    return difference == 0
`;

defineModule({ name: "hmac", source: HMAC_SOURCE });
