/** Reports as JSON documents. */

export const printJson = (report: object): string => `${JSON.stringify(report, asJson, 2)}\n`;

/** JSON has no NaN, no infinities and no −0; what was found has all of them. */
function asJson(_key: string, value: unknown): unknown {
  if (typeof value !== "number" || (Number.isFinite(value) && !Object.is(value, -0))) return value;
  return Object.is(value, -0) ? "-0" : String(value);
}
