/** Which browser this is, in a few words, for a report. */

interface Brand {
  readonly brand: string;
  readonly version: string;
}

/** `brands`: of `navigator.userAgentData`, where there is one; one of them is always made up. */
export function browserName(userAgent: string, brands: readonly Brand[] = []): string {
  const known = brands.filter(({ brand }) => !/not.?a.?brand/i.test(brand));
  const best = known.find(({ brand }) => brand !== "Chromium") ?? known[0];
  if (best) return `${best.brand} ${best.version}`;
  const named = /(Firefox|Edg|OPR|HeadlessChrome|Chrome)\/(\d+)/.exec(userAgent);
  if (named) return `${named[1]} ${named[2]}`;
  const safari = /Version\/([\d.]+).*Safari/.exec(userAgent);
  return safari ? `Safari ${safari[1]}` : userAgent;
}

export const thisBrowser = (): string =>
  browserName(
    navigator.userAgent,
    (navigator as { userAgentData?: { brands?: readonly Brand[] } }).userAgentData?.brands,
  );
