/** The modules cmath and colorsys, in Python. */
import { defineModule } from "./index.ts";

const CMATH = String.raw`
"""This module provides access to mathematical functions for complex
numbers."""

import math as _math
from math import e, inf, nan, pi, tau

infj = complex(0.0, inf)
nanj = complex(0.0, nan)


def _complex(z):
    if isinstance(z, complex):
        return complex(z)
    if isinstance(z, str):
        raise TypeError("must be real number, not str")
    if hasattr(z, "__complex__"):
        return complex(z)
    return complex(_math.fsum((z,)) if isinstance(z, (int, float)) else _real(z))


def _real(x):
    if hasattr(x, "__float__") or hasattr(x, "__index__"):
        return float(x)
    raise TypeError(f"must be real number, not {type(x).__name__}")


def phase(z, /):
    """Return argument, also known as the phase angle, of a complex."""
    z = _complex(z)
    return _math.atan2(z.imag, z.real)


def polar(z, /):
    """Convert a complex from rectangular coordinates to polar coordinates."""
    z = _complex(z)
    return abs(z), phase(z)


def rect(r, phi, /):
    """Convert from polar coordinates to rectangular coordinates."""
    r, phi = _real(r), _real(phi)
    if phi == 0.0:
        return complex(r, r * phi)
    if not _math.isfinite(phi):
        if r == 0.0:
            return complex(r, 0.0)
        if _math.isnan(phi):
            return complex(inf if _math.isinf(r) else nan, nan)
        if _math.isnan(r) or _math.isinf(r):
            if _math.isinf(r):
                return complex(inf, nan)
            return complex(nan, nan)
        raise ValueError("math domain error")
    if _math.isinf(r):
        return complex(_math.copysign(inf, _math.cos(phi)) * (1 if r > 0 else -1),
                       _math.copysign(inf, _math.sin(phi)) * (1 if r > 0 else -1))
    return complex(r * _math.cos(phi), r * _math.sin(phi))


def isfinite(z, /):
    """Return True if both the real and imaginary parts of z are finite, else False."""
    z = _complex(z)
    return _math.isfinite(z.real) and _math.isfinite(z.imag)


def isinf(z, /):
    """Checks if the real or imaginary part of z is infinite."""
    z = _complex(z)
    return _math.isinf(z.real) or _math.isinf(z.imag)


def isnan(z, /):
    """Checks if the real or imaginary part of z not a number (NaN)."""
    z = _complex(z)
    return _math.isnan(z.real) or _math.isnan(z.imag)


def isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0):
    """Determine whether two complex numbers are close in value."""
    a, b = _complex(a), _complex(b)
    if rel_tol < 0.0 or abs_tol < 0.0:
        raise ValueError("tolerances must be non-negative")
    if a == b:
        return True
    if isinf(a) or isinf(b):
        return False
    difference = abs(a - b)
    return difference <= rel_tol * abs(b) or difference <= rel_tol * abs(a) or difference <= abs_tol


def sqrt(z, /):
    """Return the square root of z."""
    z = _complex(z)
    x, y = z.real, z.imag
    if _math.isinf(y):
        return complex(inf, y)
    if _math.isnan(x) or _math.isnan(y):
        if _math.isinf(x):
            return complex(inf, y) if x > 0 else complex(nan, _math.copysign(inf, y))
        return complex(nan, nan)
    if _math.isinf(x):
        return complex(inf, _math.copysign(0.0, y)) if x > 0 else complex(0.0, _math.copysign(inf, y))
    if x == 0.0 and y == 0.0:
        return complex(0.0, y)
    ax, ay = abs(x), abs(y)
    if ax < 2.2250738585072014e-308 and ay < 2.2250738585072014e-308 and (ax > 0.0 or ay > 0.0):
        ax = _math.ldexp(ax, 54)
        s = _math.ldexp(_math.sqrt(ax + _math.hypot(ax, _math.ldexp(ay, 54))), -27)
    else:
        ax /= 8.0
        s = 2.0 * _math.sqrt(ax + _math.hypot(ax, ay / 8.0))
    d = ay / (2.0 * s)
    if x >= 0.0:
        return complex(s, _math.copysign(d, y))
    return complex(d, _math.copysign(s, y))


def exp(z, /):
    """Return the exponential value e**z."""
    z = _complex(z)
    x, y = z.real, z.imag
    if not _math.isfinite(x) or not _math.isfinite(y):
        if _math.isinf(x) and _math.isfinite(y) and y != 0.0:
            if x > 0:
                return complex(_math.copysign(inf, _math.cos(y)), _math.copysign(inf, _math.sin(y)))
            return complex(_math.copysign(0.0, _math.cos(y)), _math.copysign(0.0, _math.sin(y)))
        if y == 0.0:
            return complex(_math.exp(x), y)
        if _math.isinf(y) and (_math.isfinite(x) or (_math.isinf(x) and x > 0)):
            raise ValueError("math domain error")
        if x == -inf:
            return complex(0.0, _math.copysign(0.0, y) if not _math.isnan(y) else 0.0)
        return complex(x if x == inf else nan, nan)
    if x > 708.0:
        scale = _math.exp(x - 1.0)
        result = complex(scale * _math.cos(y) * e, scale * _math.sin(y) * e)
    else:
        scale = _math.exp(x)
        result = complex(scale * _math.cos(y), scale * _math.sin(y))
    if isinf(result):
        raise OverflowError("math range error")
    return result


def _log(z):
    x, y = z.real, z.imag
    ax, ay = abs(x), abs(y)
    if _math.isnan(x) or _math.isnan(y) or _math.isinf(x) or _math.isinf(y):
        return complex(inf if _math.isinf(x) or _math.isinf(y) else nan,
                       _math.atan2(y, x))
    big = max(ax, ay)
    if big > 8.98846567431158e307:
        real = _math.log(_math.hypot(ax / 2.0, ay / 2.0)) + _math.log(2.0)
    elif big < 2.2250738585072014e-308:
        if big == 0.0:
            raise ValueError("math domain error")
        real = _math.log(_math.hypot(_math.ldexp(ax, 53), _math.ldexp(ay, 53))) - 53 * _math.log(2.0)
    else:
        h = _math.hypot(ax, ay)
        if 0.71 <= h <= 1.73:
            small = min(ax, ay)
            real = _math.log1p((big - 1) * (big + 1) + small * small) / 2.0
        else:
            real = _math.log(h)
    return complex(real, _math.atan2(y, x))


def log(z, base=None, /):
    """log(z[, base]) -> the logarithm of z to the given base."""
    result = _log(_complex(z))
    return result if base is None else result / _log(_complex(base))


def log10(z, /):
    """Return the base-10 logarithm of z."""
    result = _log(_complex(z))
    return complex(result.real / _math.log(10.0), result.imag / _math.log(10.0))


def _hyperbolic(z, of_real, of_imaginary):
    z = _complex(z)
    x, y = z.real, z.imag
    if abs(x) > 708.0 and _math.isfinite(x) and _math.isfinite(y):
        shifted = x - _math.copysign(1.0, x)
        result = complex(_math.cos(y) * of_real(shifted) * e, _math.sin(y) * of_imaginary(shifted) * e)
    else:
        result = complex(_math.cos(y) * of_real(x), _math.sin(y) * of_imaginary(x))
    if isinf(result) and isfinite(z):
        raise OverflowError("math range error")
    return result


def sinh(z, /):
    """Return the hyperbolic sine of z."""
    return _hyperbolic(z, _math.sinh, _math.cosh)


def cosh(z, /):
    """Return the hyperbolic cosine of z."""
    return _hyperbolic(z, _math.cosh, _math.sinh)


def tanh(z, /):
    """Return the hyperbolic tangent of z."""
    z = _complex(z)
    x, y = z.real, z.imag
    if abs(x) > 354.0:
        return complex(_math.copysign(1.0, x), 4.0 * _math.sin(y) * _math.cos(y) * _math.exp(-2.0 * abs(x)))
    tx, ty = _math.tanh(x), _math.tan(y)
    cx = 1.0 / _math.cosh(x)
    txty = tx * ty
    d = 1.0 + txty * txty
    return complex(tx * (1.0 + ty * ty) / d, ty / d * cx * cx)


def _times_i(z):
    return complex(-z.imag, z.real)


def _over_i(z):
    return complex(z.imag, -z.real)


def sin(z, /):
    """Return the sine of z."""
    return _over_i(sinh(_times_i(_complex(z))))


def cos(z, /):
    """Return the cosine of z."""
    return cosh(_times_i(_complex(z)))


def tan(z, /):
    """Return the tangent of z."""
    return _over_i(tanh(_times_i(_complex(z))))


def asinh(z, /):
    """Return the inverse hyperbolic sine of z."""
    z = _complex(z)
    s1 = sqrt(complex(1.0 + z.imag, -z.real))
    s2 = sqrt(complex(1.0 - z.imag, z.real))
    return complex(_math.asinh(s1.real * s2.imag - s2.real * s1.imag),
                   _math.atan2(z.imag, s1.real * s2.real - s1.imag * s2.imag))


def acosh(z, /):
    """Return the inverse hyperbolic cosine of z."""
    z = _complex(z)
    s1 = sqrt(complex(z.real - 1.0, z.imag))
    s2 = sqrt(complex(z.real + 1.0, z.imag))
    return complex(_math.asinh(s1.real * s2.real + s1.imag * s2.imag), 2.0 * _math.atan2(s1.imag, s2.real))


def atanh(z, /):
    """Return the inverse hyperbolic tangent of z."""
    z = _complex(z)
    x, y = z.real, z.imag
    if x < 0.0 or (x == 0.0 and _math.copysign(1.0, x) < 0.0):
        result = atanh(complex(-x, -y))
        return complex(-result.real, -result.imag)
    ay = abs(y)
    if x == 1.0 and ay < 1e-154:
        if ay == 0.0:
            raise ValueError("math domain error")
        return complex(-_math.log(_math.sqrt(ay) / _math.sqrt(_math.hypot(ay, 2.0))),
                       _math.copysign(_math.atan2(2.0, -ay) / 2, y))
    return complex(_math.log1p(4.0 * x / ((1 - x) * (1 - x) + ay * ay)) / 4.0,
                   -_math.atan2(-2.0 * y, (1 - x) * (1 + x) - ay * ay) / 2.0)


def acos(z, /):
    """Return the arc cosine of z."""
    z = _complex(z)
    s1 = sqrt(complex(1.0 - z.real, -z.imag))
    s2 = sqrt(complex(1.0 + z.real, z.imag))
    return complex(2.0 * _math.atan2(s1.real, s2.real), _math.asinh(s2.real * s1.imag - s2.imag * s1.real))


def asin(z, /):
    """Return the arc sine of z."""
    return _over_i(asinh(_times_i(_complex(z))))


def atan(z, /):
    """Return the arc tangent of z."""
    return _over_i(atanh(_times_i(_complex(z))))
`;

const COLORSYS = String.raw`
"""Conversion functions between RGB and other color systems."""

__all__ = ["rgb_to_yiq", "yiq_to_rgb", "rgb_to_hls", "hls_to_rgb", "rgb_to_hsv", "hsv_to_rgb"]

ONE_THIRD = 1.0 / 3.0
ONE_SIXTH = 1.0 / 6.0
TWO_THIRD = 2.0 / 3.0


def rgb_to_yiq(r, g, b):
    y = 0.30 * r + 0.59 * g + 0.11 * b
    return y, 0.74 * (r - y) - 0.27 * (b - y), 0.48 * (r - y) + 0.41 * (b - y)


def yiq_to_rgb(y, i, q):
    r = y + 0.9468822170900693 * i + 0.6235565819861433 * q
    g = y - 0.27478764629897834 * i - 0.6356910791873801 * q
    b = y - 1.1085450346420322 * i + 1.7090069284064666 * q
    return tuple(0.0 if c < 0.0 else 1.0 if c > 1.0 else c for c in (r, g, b))


def _hue(r, g, b, most, spread):
    rc, gc, bc = ((most - c) / spread for c in (r, g, b))
    if r == most:
        h = bc - gc
    elif g == most:
        h = 2.0 + rc - bc
    else:
        h = 4.0 + gc - rc
    return (h / 6.0) % 1.0


def rgb_to_hls(r, g, b):
    most, least = max(r, g, b), min(r, g, b)
    total, spread = most + least, most - least
    lightness = total / 2.0
    if least == most:
        return 0.0, lightness, 0.0
    saturation = spread / total if lightness <= 0.5 else spread / (2.0 - most - least)
    return _hue(r, g, b, most, spread), lightness, saturation


def hls_to_rgb(h, l, s):
    if s == 0.0:
        return l, l, l
    m2 = l * (1.0 + s) if l <= 0.5 else l + s - l * s
    m1 = 2.0 * l - m2
    return _v(m1, m2, h + ONE_THIRD), _v(m1, m2, h), _v(m1, m2, h - ONE_THIRD)


def _v(m1, m2, hue):
    hue %= 1.0
    if hue < ONE_SIXTH:
        return m1 + (m2 - m1) * hue * 6.0
    if hue < 0.5:
        return m2
    if hue < TWO_THIRD:
        return m1 + (m2 - m1) * (TWO_THIRD - hue) * 6.0
    return m1


def rgb_to_hsv(r, g, b):
    most, least = max(r, g, b), min(r, g, b)
    if least == most:
        return 0.0, 0.0, most
    return _hue(r, g, b, most, most - least), (most - least) / most, most


def hsv_to_rgb(h, s, v):
    if s == 0.0:
        return v, v, v
    i = int(h * 6.0)
    f = h * 6.0 - i
    p = v * (1.0 - s)
    q = v * (1.0 - s * f)
    t = v * (1.0 - s * (1.0 - f))
    return ((v, t, p), (q, v, p), (p, v, t), (p, q, v), (t, p, v), (v, p, q))[i % 6]
`;

defineModule({ name: "cmath", source: CMATH, hidesFrames: true });
defineModule({ name: "colorsys", source: COLORSYS });
