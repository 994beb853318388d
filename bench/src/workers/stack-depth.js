/**
 * Whether it matters to a loop of vectors where the stack is when it is called: `node stack-depth.js [work] [elements]`
 * prints what an element takes on cpu, and at which of some hundred depths it takes a tenth longer. What a loop has no
 * register for lies on the stack, and a vector that straddles two pages is slow. Run it several times: where a stack
 * begins is another place in every process.
 */
import { cpu } from "@lockstep/backend-cpu";
import { works } from "./kernels.js";

const [work = "mandelbrot", elements = "5000"] = process.argv.slice(2);

const depths = 300;
const warm = 3;
const rounds = 3;
const calls = 6;
const slow = 1.1;

const device = cpu();
const call = works[work](device, Number(elements));

/**
 * Milliseconds of some calls, so many frames further down.
 *
 * @param {number} depth
 * @returns {number}
 */
function below(depth) {
  if (depth > 0) return below(depth - 1);
  const start = performance.now();
  for (let i = 0; i < calls; i++) call();
  return performance.now() - start;
}

const least = new Array(depths).fill(Number.POSITIVE_INFINITY);
for (let round = 0; round < warm + rounds; round++) {
  for (let depth = 0; depth < depths; depth++) {
    const nanoseconds = (below(depth) * 1e6) / calls / Number(elements);
    if (round >= warm) least[depth] = Math.min(least[depth], nanoseconds);
  }
}
const usual = Math.min(...least);
const late = least.flatMap((time, depth) => (time > slow * usual ? [`${depth} (${time.toFixed(1)})`] : []));
console.log(
  `${work} of ${elements}: ${usual.toFixed(1)} ns an element; at ${late.length} of ${depths} depths more`,
);
if (late.length > 0) console.log(late.join(", "));
await device.dispose();
