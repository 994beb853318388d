/**
 * Which penguin is this? The nearest of three species' means, in four measured sizes: distances of every penguin
 * from every species by broadcasting, `[n, 1, 4]` against `[3, 4]`, without a loop.
 *
 * Every other penguin is learned from and the rest are guessed, so that the score is of birds never seen before.
 */
import { cpu } from "@lockstep/backend-cpu";
import { equal, reduce, stack } from "@lockstep/core";
import { dataFile, readJson } from "./data/data-file.js";

const species = ["Adelie", "Chinstrap", "Gentoo"];
const sizes = ["Beak Length (mm)", "Beak Depth (mm)", "Flipper Length (mm)", "Body Mass (g)"];

const all = readJson(dataFile("penguins.json")) as Record<string, string | number | null>[];
const measured = all.filter((penguin) => sizes.every((size) => typeof penguin[size] === "number"));

const device = cpu();
const features = device.tensor(measured.map((penguin) => sizes.map((size) => penguin[size] as number)));
const labels = device.tensor(
  measured.map((penguin) => species.indexOf(penguin.Species as string)),
  { dtype: "int32" },
);

const n = measured.length;
const [known, unseen] = [
  [0, n, 2],
  [1, n, 2],
] as const;
const mean = features.slice(known).mean({ axis: 0 });
const deviation = features.slice(known).std({ axis: 0 });
const scores = features.subtract(mean).divide(deviation);

const sumWhere = reduce((acc, x, flag) => acc + (flag ? x : 0), 0);
const centres = stack(
  species.map((_, index) => {
    const chosen = equal(labels.slice(known), index).expandDims(1);
    return sumWhere(scores.slice(known), chosen, { axis: 0 }).divide(chosen.sum());
  }),
);

const squaredDistance = reduce((acc, x, y) => acc + (x - y) * (x - y), 0);
const distances = squaredDistance(scores.slice(unseen).expandDims(1), centres, { axis: 2 });
const guesses = distances.argmin({ axis: 1 });
const truth = labels.slice(unseen);

console.log("guessed as ".padEnd(12) + species.map((name) => name.padStart(10)).join(""));
for (const [index, name] of species.entries()) {
  const counts = species.map((_, guess) =>
    equal(truth, index).logicalAnd(equal(guesses, guess)).sum().item(),
  );
  console.log(name.padEnd(12) + counts.map((count) => String(count).padStart(10)).join(""));
}
const right = equal(guesses, truth).sum().item();
console.log(`
${right} of ${truth.size} unseen penguins are named rightly (${((100 * right) / truth.size).toFixed(1)}%).
${all.length - n} of ${all.length} penguins were not measured in full and are left out.`);
