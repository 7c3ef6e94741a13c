/** Python source of decimal: roots, powers, logarithms and format(), which fewer programs use. */

export const FUNCTION_SOURCE = String.raw`
def _square_root(self, context):
    nan = _nan_of(self, None, context)
    if nan is not None:
        return nan
    if not self._kind and not self._coefficient:
        return _fix(_make(self._sign, 0, self._exp >> 1), context)
    if self._sign:
        return _signal(context, InvalidOperation, [InvalidOperation])
    if self._kind:
        return Decimal(self)
    prec = context.prec + 1
    exp = self._exp
    value = self._coefficient
    length = self._digits()
    if exp & 1:
        value *= 10
        length = (length >> 1) + 1
        exp >>= 1
    else:
        length = (length + 1) >> 1
        exp >>= 1
    shift = prec - length
    exact = True
    if shift >= 0:
        value *= 100**shift
    else:
        value, rest = divmod(value, 100**-shift)
        exact = not rest
    exp -= shift
    root = _math.isqrt(value)
    exact = exact and root * root == value
    if exact:
        if shift >= 0:
            root //= 10**shift
        else:
            root *= 10**-shift
        exp += shift
    elif root % 5 == 0:
        root += 1
    return _fix_even(_make(0, root, exp), context)


def _fix_even(value, context):
    work = context.copy()
    work.clear_flags()
    work.rounding = ROUND_HALF_EVEN
    try:
        return _fix(value, work)
    finally:
        context.flags._bits |= work.flags._bits


_ln10_known = [0, 0]


def _atanh_inverse(n, scale):
    """scale * atanh(1/n)"""
    square = n * n
    term = total = scale // n
    k = 3
    while term:
        term //= square
        total += term // k
        k += 2
    return total


def _ln10(digits):
    """ln(10) * 10**digits"""
    if _ln10_known[0] < digits:
        scale = 10**(digits + 12)
        _ln10_known[1] = (46 * _atanh_inverse(31, scale) + 34 * _atanh_inverse(49, scale)
                          + 20 * _atanh_inverse(161, scale))
        _ln10_known[0] = digits + 12
    return _ln10_known[1] // 10**(_ln10_known[0] - digits)


def _exp_scaled(x, scale):
    """scale * e**(x/scale) for a small x."""
    halvings = 8 + scale.bit_length() // 40
    unit = scale << halvings
    # With x / 2**halvings the series is short; squaring brings it back.
    term = total = unit
    k = 1
    while term:
        term = term * x // unit // k
        if term in (0, -1):
            break
        total += term
        k += 1
    for _ in range(halvings):
        total = total * total // unit
    return total >> halvings


def _exp_digits(n, exp, digits):
    """(coefficient, exponent) of e**(n * 10**exp), the coefficient of about so many digits."""
    work = digits + 6 + max(0, len(_text(abs(n))) + exp)
    scale = 10**work
    x = n * 10**(exp + work) if exp + work >= 0 else n // 10**-(exp + work)
    tens, rest = divmod(x, _ln10(work))
    drop = max(0, work - digits - 6)
    rest //= 10**drop
    return _exp_scaled(rest, 10**(work - drop)), tens - (work - drop)


def _ln_scaled(m, scale):
    """scale * ln(m/scale) for m/scale from 1 to 10."""
    y = int(_math.log(m * 10**17 // scale / 1e17) * 1e15) * scale // 10**15
    for _ in range(60):
        power = _exp_scaled(y, scale)
        step = 2 * scale * (m - power) // (m + power)
        y += step
        if -2 <= step <= 2:
            break
    return y


def _ln_digits(n, exp, work):
    """10**work * ln(n * 10**exp)"""
    text = len(_text(n))
    inner = work + 8
    scale = 10**inner
    shift = inner - (text - 1)
    m = n * 10**shift if shift >= 0 else n // 10**-shift
    return (_ln_scaled(m, scale) + (exp + text - 1) * _ln10(inner)) // 10**8


def _certain(make, prec):
    """A coefficient and exponent precise enough to be rounded to prec digits."""
    for extra in (4, 12, 30):
        value, exp = make(prec + extra)
        sign = value < 0
        value = abs(value)
        cut = len(_text(value)) - prec - 1
        if cut <= 0:
            continue
        tail = value % 10**cut
        if 1000 < tail < 10**cut - 1000 and cut > 3:
            break
    return sign, value, exp


def _rounded(sign, value, exp, context):
    # Never exact: a digit more keeps it from looking so.
    return _fix_even(_make(sign, value * 10 + 1 if value % 10 == 0 else value,
                           exp - 1 if value % 10 == 0 else exp), context)


def _exponential(self, context):
    nan = _nan_of(self, None, context)
    if nan is not None:
        return nan
    if self._kind:
        return _make(0, 0, 0) if self._sign else Decimal(self)
    if not self._coefficient:
        return Decimal(1)
    adjusted = self.adjusted()
    prec = context.prec
    limit = len(str((context.Emax + 1) * 3))
    if adjusted > limit:
        return _fix(_make(0, 1, context.Etiny() - 1 if self._sign else context.Emax + 1), context)
    if adjusted < -prec - 2:
        return _rounded(0, 10**(prec + 2) + (-1 if self._sign else 1), -prec - 2, context)
    n = -self._coefficient if self._sign else self._coefficient
    _, value, exp = _certain(lambda digits: _exp_digits(n, self._exp, digits), prec)
    return _rounded(0, value, exp, context)


def _logarithm(self, context, ten):
    nan = _nan_of(self, None, context)
    if nan is not None:
        return nan
    if not self:
        return _make(1, 0, 0, _INFINITE)
    if self._sign:
        return _signal(context, InvalidOperation, [InvalidOperation])
    if self._kind:
        return _make(0, 0, 0, _INFINITE)
    if self == 1:
        return Decimal(0)
    if ten:
        digits = _text(self._coefficient).rstrip("0")
        if digits == "1":
            power = self.adjusted()
            return _fix(Decimal(power), context)

    def make(digits):
        # Close to one a logarithm is small: as many digits more.
        near = self - 1 if self.adjusted() in (0, -1) else None
        more = max(0, -near.adjusted()) if near else 0
        work = digits + more + 2
        value = _ln_digits(self._coefficient, self._exp, work + (3 if ten else 0))
        if ten:
            value = value * 10**work // _ln10(work + 3)
        return value, -work

    sign, value, exp = _certain(make, context.prec)
    return _rounded(sign, value, exp, context)


def _power(self, other, modulo, context):
    other = _number(other)
    if other is NotImplemented:
        return other
    if modulo is not None:
        modulo = _number(modulo)
        if modulo is NotImplemented:
            return modulo
        for kind in (3, 2):  # signaling NaNs, quiet ones
            for value in (self, other, modulo):
                if value._kind == kind:
                    return _nan_of(value, None, context)
        for value in (self, other, modulo):
            if value._kind or value != value.to_integral_value():
                return _signal(context, InvalidOperation, [InvalidOperation])
        if other < 0 or not modulo or modulo.adjusted() >= context.prec or not self and not other:
            return _signal(context, InvalidOperation, [InvalidOperation])
        base = pow(abs(int(self)), int(other), abs(int(modulo)))
        sign = self._sign if int(other) % 2 else 0
        return _make(sign, base, 0)
    nan = _nan_of(self, other, context)
    if nan is not None:
        return nan
    if not other:
        if not self:
            return _signal(context, InvalidOperation, [InvalidOperation])
        return Decimal(1)
    whole = other._kind == _FINITE and other == other.to_integral_value()
    odd = whole and other._exp <= 0 and int(other) % 2 == 1
    sign = 0
    base = self
    if self._sign:
        if whole:
            sign = 1 if odd else 0
        elif self:
            return _signal(context, InvalidOperation, [InvalidOperation])
        base = self.copy_negate()
    if not base:
        return _make(sign, 0, 0) if not other._sign else _make(sign, 0, 0, _INFINITE)
    if base._kind:
        return _make(sign, 0, 0, _INFINITE) if not other._sign else _make(sign, 0, 0)
    if base == 1:
        if not whole or other._kind:
            exp = 1 - context.prec
            _signal(context, Inexact, [Inexact])
            _signal(context, Rounded, [Rounded])
            return _make(sign, 10**-exp, exp)
        if other._sign:
            return _make(sign, 1, 0) if base._exp == 0 else _fix(_make(
                sign, 10**min(context.prec - 1, -base._exp * 0), 0), context)
        exp = max(base._exp * min(int(other), context.prec), 1 - context.prec)
        if exp < 1 - context.prec + 1 and base._exp * int(other) < 1 - context.prec:
            _signal(context, Rounded, [Rounded])
        return _make(sign, 10**-exp, exp)
    if other._kind:
        if (base > 1) == (other._sign == 0):
            return _make(0, 0, 0, _INFINITE)
        return _make(0, 0, 0)
    if whole:
        power = int(other)
        if base._digits() * abs(power) <= 20 * context.prec + 400 and abs(power) < 100000:
            value = base._coefficient ** abs(power)
            exp = base._exp * abs(power)
            if power > 0:
                return _fix(_make(sign, value, exp), context)
            one = _make(sign, 1, 0)
            return one.__truediv__(_make(0, value, exp), context)

        figures = _text(base._coefficient)
        if figures[0] == "1" and not figures[1:].strip("0"):
            # A power of ten is exact, and shown with all digits of the context when it is a whole one.
            zeros = max(0, min((len(figures) - 1) * power, context.prec + 1))
            exp = (base._exp + len(figures) - 1) * power
            return _fix(_make(sign, 10**zeros, exp - zeros), context)

    # e ** (other * ln(base)), with digits for the size of the exponent.
    def make(digits):
        work = digits + abs(other.adjusted()) + len(str(abs(base.adjusted()))) + 6
        log = _ln_digits(base._coefficient, base._exp, work)
        n = log * (-other._coefficient if other._sign else other._coefficient)
        return _exp_digits(n, other._exp - work, digits)

    size = other.adjusted() + len(str(abs(base.adjusted()) or 1))
    if size > len(str(context.Emax)) + 3:
        grows = (base > 1) == (other._sign == 0)
        return _fix(_make(sign, 1, context.Emax + 1 if grows else context.Etiny() - 1), context)
    _, value, exp = _certain(make, context.prec)
    if not whole:
        # A power that is exact by chance is shown with all digits.
        cut = len(_text(value)) - context.prec
        nearest, tail = divmod(value + 10**cut // 2, 10**cut)
        if abs(tail - 10**cut // 2) <= 1000:
            _signal(context, Inexact, [Inexact])
            _signal(context, Rounded, [Rounded])
            return _fix(_make(sign, nearest, exp + cut), context)
    return _rounded(sign, value, exp, context)


import re as _re

_SPEC = _re.compile(r"""
    (?:(?P<fill>.)?(?P<align>[<>=^]))?
    (?P<sign>[-+ ])?
    (?P<z>z)?
    (?P<alternate>\#)?
    (?P<zero>0)?
    (?P<width>\d+)?
    (?P<sep>[,_])?
    (?:\.(?=[\d,_])(?P<precision>\d+)?(?P<inner>[,_])?)?
    (?P<type>[eEfFgGnN%])?
    \Z""", _re.VERBOSE | _re.DOTALL)


def _round_figures(value, figures, rounding):
    if not value._coefficient:
        return value
    result = value._rescale(value.adjusted() + 1 - figures, rounding)
    if result.adjusted() != value.adjusted():
        result = result._rescale(result.adjusted() + 1 - figures, rounding)
    return result


def _format_decimal(self, spec, context):
    context = _context(context)
    if not isinstance(spec, str):
        raise TypeError("format arg must be str")
    found = _SPEC.match(spec)
    if found is None:
        raise ValueError("invalid format string")
    fill = found["fill"]
    align = found["align"]
    zeropad = found["zero"] is not None
    if zeropad:
        if align is not None:
            raise ValueError("invalid format string")
        fill, align = "0", "="
    fill = fill or " "
    align = align or ">"
    width = int(found["width"] or 0)
    if max(width, int(found["precision"] or 0)) > MAX_PREC:
        raise ValueError("format specification exceeds internal limits of _decimal")
    separator = found["sep"] or ""
    kind = found["type"]
    precision = None if found["precision"] is None else int(found["precision"])
    if precision == 0 and (kind is None or kind in "gGnN"):
        precision = 1
    sign = "-" if self._sign else found["sign"] or ""
    if sign == "-" and not self._sign:
        sign = ""
    if self._kind:
        body = str(self.copy_abs())
        if kind == "%":
            body += "%"
        return _aligned(sign, body, fill if not zeropad else " ",
                        align if not zeropad else ">", width)
    if kind is None:
        kind = "G" if context.capitals else "g"
    if kind == "N":
        import warnings
        warnings.warn("Format specifier 'N' is deprecated and slated for removal in Python 3.18",
                      DeprecationWarning, 1)
    if kind in ("n", "N"):
        kind = "g" if kind == "n" else "G"
    value = self
    if kind == "%":
        value = _make(value._sign, value._coefficient, value._exp + 2)
    rounding = context.rounding
    if precision is not None:
        if kind in "eE":
            value = _round_figures(value, precision + 1, rounding)
        elif kind in "fF%":
            value = value._rescale(-precision, rounding)
        elif value._digits() > precision:
            value = _round_figures(value, precision, rounding)
    if not value._coefficient and value._exp > 0 and kind in "fF%":
        value = value._rescale(0, rounding)
    if found["z"] and not value._coefficient and value._sign:
        sign = found["sign"] or ""
        sign = "" if sign == "-" else sign
    digits = _text(value._coefficient)
    left = value._exp + len(digits)
    if kind in "eE":
        point = 1 - precision if not value._coefficient and precision is not None else 1
    elif kind in "fF%":
        point = left
    else:
        point = left if value._exp <= 0 and left > -6 else 1
    if point < 0:
        whole, part = "0", "0" * -point + digits
    elif point > len(digits):
        whole, part = digits + "0" * (point - len(digits)), ""
    else:
        whole, part = digits[:point] or "0", digits[point:]
    exponent = left - point
    if found["inner"]:
        # Groups of digits behind the point are counted from it.
        part = found["inner"].join(part[i:i + 3] for i in range(0, len(part), 3))
    tail = "." + part if part or found["alternate"] else ""
    if exponent != 0 or kind in "eE":
        tail += f"{'E' if kind in 'EG' else 'e'}{exponent:+d}"
    if kind == "%":
        tail += "%"
    if zeropad:
        least = width - len(tail) - len(sign)
        if separator:
            whole = whole.zfill(3 * least // 4 + 1)
            while len(whole) + (len(whole) - 1) // 3 > max(least, 1) and whole[0] == "0" \
                    and len(whole) - 1 + (len(whole) - 2) // 3 >= least:
                whole = whole[1:]
        else:
            whole = whole.zfill(least)
    if separator:
        first = (len(whole) - 1) % 3 + 1
        whole = whole[:first] + "".join(separator + whole[i:i + 3]
                                        for i in range(first, len(whole), 3))
    return _aligned(sign, whole + tail, fill, align, width)


def _aligned(sign, body, fill, align, width):
    gap = fill * (width - len(sign) - len(body))
    if align == "<":
        return sign + body + gap
    if align == ">":
        return gap + sign + body
    if align == "=":
        return sign + gap + body
    half = len(gap) // 2
    return gap[:half] + sign + body + gap[half:]
`;
