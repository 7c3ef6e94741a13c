/*
 * The gamma and error functions of Python's math module.
 *
 * gamma and lgamma are CPython's own (Modules/mathmodule.c): Lanczos's approximation with g near 6.02
 * and the reflection formula. erf and erfc are the C library's, where all of them use the rational
 * approximations of Sun's fdlibm.
 */
import { floatFromWords, highWord } from "../../objects/numeric/float_bits.ts";

const LANCZOS_G = 6.024680040776729583740234375;
const LANCZOS_G_MINUS_HALF = 5.524680040776729583740234375;
const LOG_PI = 1.144729885849400174143427351353058711647;

const LANCZOS_NUMERATOR = [
  23531376880.410759688572007674451636754734846804940,
  42919803642.649098768957899047001988850926355848959,
  35711959237.355668049440185451547166705960488635843,
  17921034426.037209699919755754458931112671403265390,
  6039542586.3520280050642916443072979210699388420708,
  1439720407.3117216736632230727949123939715485786372,
  248874557.86205415651146038641322942321632125127801,
  31426415.585400194380614231628318205362874684987640,
  2876370.6289353724412254090516208496135991145378768,
  186056.26539522349504029498971604569928220784236328,
  8071.6720023658162106380029022722506138218516325024,
  210.82427775157934587250973392071336271166969580291,
  2.5066282746310002701649081771338373386264310793408,
];

/** The coefficients of x * (x + 1) * ... * (x + 11). */
const LANCZOS_DENOMINATOR = [
  0,
  39916800,
  120543840,
  150917976,
  105258076,
  45995730,
  13339535,
  2637558,
  357423,
  32670,
  1925,
  66,
  1,
];

/** gamma(n) is exact in a float up to this n. */
const LARGEST_EXACT_GAMMA = 23;

/**
 * math.gamma. A NaN or an infinity for 0 and the negative integers is a domain error, an infinity for
 * another finite argument an overflow.
 */
export function gamma(x: number): number {
  if (!Number.isFinite(x)) return x === -Infinity ? NaN : x;
  if (x === 0) return 1 / x;
  if (x === Math.floor(x)) {
    if (x < 0) return NaN;
    if (x <= LARGEST_EXACT_GAMMA) {
      let product = 1;
      for (let factor = 2; factor < x; factor++) product *= factor;
      return product;
    }
  }
  const magnitude = Math.abs(x);
  if (magnitude < 1e-20) return 1 / x;
  if (magnitude > 200) return x < 0 ? 0 / sineOfPi(x) : Infinity;
  const y = magnitude + LANCZOS_G_MINUS_HALF;
  // The rounding error of y, to first order.
  const error = magnitude > LANCZOS_G_MINUS_HALF
    ? (y - magnitude) - LANCZOS_G_MINUS_HALF
    : (y - LANCZOS_G_MINUS_HALF) - magnitude;
  const z = error * LANCZOS_G / y;
  let result: number;
  if (x < 0) {
    result = -Math.PI / sineOfPi(magnitude) / magnitude * Math.exp(y) / lanczosSum(magnitude);
    result -= z * result;
    if (magnitude < 140) return result / Math.pow(y, magnitude - 0.5);
    const root = Math.pow(y, magnitude / 2 - 0.25);
    return result / root / root;
  }
  result = lanczosSum(magnitude) / Math.exp(y);
  result += z * result;
  if (magnitude < 140) return result * Math.pow(y, magnitude - 0.5);
  const root = Math.pow(y, magnitude / 2 - 0.25);
  return result * root * root;
}

/**
 * math.lgamma. An infinity for 0 and the negative integers is a domain error, for another finite
 * argument an overflow.
 */
export function logGamma(x: number): number {
  if (x !== x) return x;
  if (!Number.isFinite(x)) return Infinity;
  if (x === Math.floor(x) && x <= 2) return x <= 0 ? Infinity : 0;
  const magnitude = Math.abs(x);
  if (magnitude < 1e-20) return -Math.log(magnitude);
  let result = Math.log(lanczosSum(magnitude)) - LANCZOS_G;
  result += (magnitude - 0.5) * (Math.log(magnitude + LANCZOS_G - 0.5) - 1);
  if (x < 0) {
    result = LOG_PI - Math.log(Math.abs(sineOfPi(magnitude))) - Math.log(magnitude) - result;
  }
  return result;
}

function lanczosSum(x: number): number {
  let numerator = 0;
  let denominator = 0;
  if (x < 5) {
    for (let at = 12; at >= 0; at--) {
      numerator = numerator * x + LANCZOS_NUMERATOR[at];
      denominator = denominator * x + LANCZOS_DENOMINATOR[at];
    }
  } else {
    for (let at = 0; at <= 12; at++) {
      numerator = numerator / x + LANCZOS_NUMERATOR[at];
      denominator = denominator / x + LANCZOS_DENOMINATOR[at];
    }
  }
  return numerator / denominator;
}

/** sin(pi * x), accurate near all integers. */
function sineOfPi(x: number): number {
  const y = Math.abs(x) % 2;
  let result: number;
  switch (Math.floor(2 * y + 0.5)) {
    case 0:
      result = Math.sin(Math.PI * y);
      break;
    case 1:
      result = Math.cos(Math.PI * (y - 0.5));
      break;
    case 2:
      // Written so that sin(pi) is an exact zero.
      result = Math.sin(Math.PI * (1 - y));
      break;
    case 3:
      result = -Math.cos(Math.PI * (y - 1.5));
      break;
    default:
      result = Math.sin(Math.PI * (y - 2));
  }
  return x < 0 ? -result : result;
}

/** erf(x) - x is about this times x near 0. */
const ERF_SLOPE = 1.28379167095512586316e-01;
/** erf(1) rounded to a single-precision float. */
const ERF_ONE = 8.45062911510467529297e-01;

/** math.erf */
export function erf(x: number): number {
  const magnitude = Math.abs(x);
  if (magnitude < 0.84375) {
    if (magnitude < 3.725290298461914e-9) {
      // Scaled up where the product would be subnormal.
      if (magnitude < 2.848094538889218e-306) return 0.0625 * (16 * x + (16 * ERF_SLOPE) * x);
      return x + ERF_SLOPE * x;
    }
    return x + x * ratioNearZero(x * x);
  }
  let result: number;
  if (magnitude < 1.25) result = ERF_ONE + ratioNearOne(magnitude - 1);
  else if (magnitude < 6) result = 1 - tail(magnitude);
  else result = magnitude !== magnitude ? NaN : 1;
  return x < 0 ? -result : result;
}

/** math.erfc: 1 - erf(x) without cancellation. */
export function erfc(x: number): number {
  const magnitude = Math.abs(x);
  if (magnitude < 0.84375) {
    if (magnitude < 1.3877787807814457e-17) return 1 - x;
    const y = ratioNearZero(x * x);
    return x < 0.25 ? 1 - (x + x * y) : 0.5 - (x - 0.5 + x * y);
  }
  if (magnitude < 1.25) {
    const ratio = ratioNearOne(magnitude - 1);
    return x >= 0 ? 1 - ERF_ONE - ratio : 1 + (ERF_ONE + ratio);
  }
  if (magnitude < 28) {
    if (x > 0) return tail(magnitude);
    return x < -6 ? 2 : 2 - tail(magnitude);
  }
  if (x !== x) return x;
  return x > 0 ? 0 : 2;
}

// The polynomials are evaluated in pairs of terms, as glibc does; nesting rounds otherwise.

function ratioNearZero(z: number): number {
  const z2 = z * z;
  const z4 = z2 * z2;
  const numerator = 1.28379167095512558561e-01 + z * -3.25042107247001499370e-01 +
    z2 * (-2.84817495755985104766e-02 + z * -5.77027029648944159157e-03) +
    z4 * -2.37630166566501626084e-05;
  const denominator = 1 + z * 3.97917223959155352819e-01 +
    z2 * (6.50222499887672944485e-02 + z * 5.08130628187576562776e-03) +
    z4 * (1.32494738004321644526e-04 + z * -3.96022827877536812320e-06);
  return numerator / denominator;
}

function ratioNearOne(s: number): number {
  const s2 = s * s;
  const s4 = s2 * s2;
  const s6 = s4 * s2;
  const numerator = -2.36211856075265944077e-03 + s * 4.14856118683748331666e-01 +
    s2 * (-3.72207876035701323847e-01 + s * 3.18346619901161753674e-01) +
    s4 * (-1.10894694282396677476e-01 + s * 3.54783043256182359371e-02) +
    s6 * -2.16637559486879084300e-03;
  const denominator = 1 + s * 1.06420880400844228286e-01 +
    s2 * (5.40397917702171048937e-01 + s * 7.18286544141962662868e-02) +
    s4 * (1.26171219808761642112e-01 + s * 1.36370839120290507362e-02) +
    s6 * 1.19844998467991074170e-02;
  return numerator / denominator;
}

/** erfc(x) for 1.25 <= x < 28. */
function tail(x: number): number {
  const s = 1 / (x * x);
  const s2 = s * s;
  const s4 = s2 * s2;
  const s6 = s4 * s2;
  let numerator: number;
  let denominator: number;
  if (x < 2.857142857142857) {
    numerator = -9.86494403484714822705e-03 + s * -6.93858572707181764372e-01 +
      s2 * (-1.05586262253232909814e+01 + s * -6.23753324503260060396e+01) +
      s4 * (-1.62396669462573470355e+02 + s * -1.84605092906711035994e+02) +
      s6 * (-8.12874355063065934246e+01 + s * -9.81432934416914548592e+00);
    denominator = 1 + s * 1.96512716674392571292e+01 +
      s2 * (1.37657754143519042600e+02 + s * 4.34565877475229228821e+02) +
      s4 * (6.45387271733267880336e+02 + s * 4.29008140027567833386e+02) +
      s6 * (1.08635005541779435134e+02 + s * 6.57024977031928170135e+00) +
      s4 * s4 * -6.04244152148580987438e-02;
  } else {
    numerator = -9.86494292470009928597e-03 + s * -7.99283237680523006574e-01 +
      s2 * (-1.77579549177547519889e+01 + s * -1.60636384855821916062e+02) +
      s4 * (-6.37566443368389627722e+02 + s * -1.02509513161107724954e+03) +
      s6 * -4.83519191608651397019e+02;
    denominator = 1 + s * 3.03380607434824582924e+01 +
      s2 * (3.25792512996573918826e+02 + s * 1.53672958608443695994e+03) +
      s4 * (3.19985821950859553908e+03 + s * 2.55305040643316442583e+03) +
      s6 * (4.74528541206955367215e+02 + s * -2.24409524465858183362e+01);
  }
  // The square of x is split so that the large part of the exponent is exact.
  const z = floatFromWords(highWord(x), 0);
  return Math.exp(-z * z - 0.5625) * Math.exp((z - x) * (z + x) + numerator / denominator) / x;
}
