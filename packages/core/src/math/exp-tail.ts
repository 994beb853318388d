/**
 * (exp(r) − 1 − r) / r² on |r| ≤ ln 2 / 2, which exp, expm1 and the hyperbolic functions have in common. Near-minimax
 * fits of our own; the float64 one is evaluated by Estrin's scheme, which leaves less to wait for than Horner's.
 */

/** Within 2⁻²⁸ of exp(r), times r². */
export function expTail32(r: number): number {
  const z = r * r;
  const low = 0.49999994 + r * 0.16666517;
  return low + z * (0.041668102 + r * 0.0083691925 + z * 0.0013838903);
}

/** Within 2⁻⁵⁵ of exp(r), times r²; its first coefficients are the series' own. */
export function expTail64(r: number): number {
  const z = r * r;
  const low = 0.5 + r * 0.16666666666666674 + z * (0.041666666666666755 + r * 0.008333333333319901);
  const middle =
    0.0013888888888959636 +
    r * 0.00019841269941801702 +
    z * (2.4801587468535873e-5 + r * 2.7557115184622824e-6);
  const high = 2.75558626737935e-7 + r * 2.517946250164065e-8 + z * 2.201135149648259e-9;
  return low + z * z * (middle + z * z * high);
}
