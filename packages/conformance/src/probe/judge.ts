/**
 * Whether a result is further off than the device states. What the figures make doubtful is put to the suite's
 * own oracle, so that the probe and the suite can never disagree.
 */
import { type Accuracy, type Capabilities, isLibraryFunction } from "@lockstep/core";
import { kernelOf } from "../framework/checks.js";
import { printNumber } from "../framework/failure.js";
import { vector } from "../model/values.js";
import { libraryUlp, unitInLastPlace } from "../oracle/allowance.js";
import { isRight } from "../oracle/compare.js";
import { type ExpectedElement, Oracle } from "../oracle/oracle.js";
import type { Excess, Sample } from "./accuracy-report.js";
import type { Distance } from "./distance.js";
import type { Subject } from "./subjects.js";

export class Judge {
  private readonly oracle: Oracle;
  /** The oracle of a backend that claims every last bit. */
  private readonly strict: Oracle;

  constructor(private readonly capabilities: Capabilities) {
    this.oracle = new Oracle(capabilities);
    const functions = Object.fromEntries(
      Object.keys(capabilities.functions).map((name) => [name, { ulp: 0 }]),
    );
    this.strict = new Oracle({
      ...capabilities,
      rounding: "each",
      flushesSubnormals: false,
      arithmetic: { ulp: 0 },
      functions: functions as typeof capabilities.functions,
    });
  }

  /** What the device states of this. */
  stated({ name }: Subject): Accuracy {
    return isLibraryFunction(name) ? this.capabilities.functions[name] : this.capabilities.arithmetic;
  }

  /** Whether the figures leave it open that a result is as near as stated. */
  isSuspect(subject: Subject, { truth, ulp, rounded }: Distance): boolean {
    const stated = this.stated(subject);
    if (rounded) return false;
    if (!isLibraryFunction(subject.name) && stated.ulp === 0) return true;
    const allowed = stated.ulp === 0 ? libraryUlp : stated.ulp;
    return ulp > allowed + (stated.absolute ?? 0) / (unitInLastPlace(truth, subject.dtype) || 1);
  }

  /** Those whose bits are not the ones that all of the CPU family give. */
  withOtherBits(subject: Subject, samples: readonly Sample[]): Sample[] {
    return this.wrongBy(this.strict, subject, samples);
  }

  /** The worst of the samples that lie outside of what the device states; undefined where there is none. */
  excess(subject: Subject, suspects: readonly Sample[]): Excess | undefined {
    const wrong = this.wrongBy(this.oracle, subject, suspects);
    if (wrong.length === 0) return undefined;
    const sample = wrong.reduce((worst, one) => (one.ulp > worst.ulp ? one : worst));
    const { dtype, name } = subject;
    return { dtype, at: name, sample, finding: describe(subject, this.stated(subject), sample) };
  }

  private wrongBy(oracle: Oracle, subject: Subject, samples: readonly Sample[]): Sample[] {
    if (samples.length === 0) return [];
    const expected = this.expected(oracle, subject, samples);
    return samples.filter(({ got }, i) => !isRight(got, expected[i]!));
  }

  private expected(oracle: Oracle, subject: Subject, samples: readonly Sample[]): readonly ExpectedElement[] {
    const { fn, arity, from, dtype } = subject;
    const inputs = Array.from({ length: arity }, (_, k) =>
      vector(
        from,
        samples.map(({ args }) => args[k]!),
      ),
    );
    return oracle.map(kernelOf(fn, inputs), inputs, dtype).data;
  }
}

function describe({ name, dtype }: Subject, { ulp, absolute }: Accuracy, sample: Sample): string {
  const bits = isLibraryFunction(name) ? "the bits of @lockstep/core/math" : "IEEE 754";
  const stated =
    ulp === 0
      ? `{ ulp: 0 }, ${bits}`
      : absolute
        ? `{ ulp: ${ulp}, absolute: ${absolute} }`
        : `{ ulp: ${ulp} }`;
  const off = Number.isFinite(sample.ulp) ? `${Number(sample.ulp.toPrecision(3))} ULP off` : "no such number";
  const args = sample.args.map(printNumber).join(", ");
  return `${name} of ${dtype} is stated as ${stated}; of (${args}) it is ${printNumber(sample.got)}, ${off} (${printNumber(sample.expected)})`;
}
