/** What `explain` answered, in sentences. */
import type { Explanation, LoopReport } from "@lockstep/core";
import { printCount, printCountOf, printShape, printTime } from "../print-numbers.js";
import { sentence } from "../sentence.js";

/** A few sentences under a heading. */
export interface Passage {
  readonly title: string;
  readonly sentences: readonly string[];
}

export function explainInWords(name: string, explanation: Explanation): Passage[] {
  const passages: Passage[] = [
    { title: "What it does", sentences: [subject(name, explanation), types(explanation)] },
    { title: "What ran", sentences: engine(explanation) },
    { title: "How it walks", sentences: [walk(explanation), ...explanation.loops.map(loop)] },
  ];
  const { order, threads, notes } = explanation;
  if (order !== undefined) passages.push({ title: "In which order", sentences: [orders[order]] });
  if (threads !== undefined) passages.push({ title: "Who did what", sentences: shares(threads) });
  if (notes.length > 0) passages.push({ title: "And", sentences: notes.map(sentence) });
  return passages.filter(({ sentences }) => sentences.length > 0);
}

const subjects: Readonly<Record<Explanation["operation"], string>> = {
  map: "is a map: each element of its result is computed by itself, from the elements in the same place",
  reduce: "is a reduction: many elements are combined into one",
  matmul: "is a matrix product: each element of its result is the sum of products of a row and a column",
};

const subject = (name: string, { operation }: Explanation): string => `${name} ${subjects[operation]}.`;

function types({ inputs, output, kernel }: Explanation): string {
  const given = inputs.map((input) => (input === "number" ? "a number" : `a tensor of ${input}`));
  const result =
    output.shape.length === 0
      ? `one ${output.dtype}`
      : `${output.dtype} of shape ${printShape(output.shape)}`;
  const computed = kernel.result === output.dtype ? "" : `, computes ${kernel.result}`;
  return `It takes ${listed(given)}${computed} and gives ${result}.`;
}

/** "a, b and c"; of several alike, "3 numbers". */
function listed(parts: readonly string[]): string {
  const different = [...new Set(parts)].map((part) => {
    const times = parts.filter((other) => other === part).length;
    return times === 1 ? part : `${times} ${part.replace(/^a (\w+)/, "$1s")}`;
  });
  const last = different.pop() ?? "nothing";
  return different.length === 0 ? last : `${different.join(", ")} and ${last}`;
}

const engineNames: Readonly<Record<string, string>> = {
  interpret: "your own function, called for every element; nothing was compiled",
  js: "a loop of generated JavaScript",
  "wasm-simd": "a loop of WebAssembly with vector instructions",
  webgpu: "programs for the graphics card, through WebGPU",
  webgl2: "programs for the graphics card, through WebGL 2",
  webgl: "programs for the graphics card, through WebGL",
  webasm: "WebAssembly that GPU.js made",
  cpu: "JavaScript that GPU.js made",
};

function engine({ backend, engine, fallback, compileTime }: Explanation): string[] {
  const what = engineNames[engine];
  const sentences = [
    what === undefined
      ? `On the backend ${backend}, by the engine ${engine}.`
      : `On the backend ${backend} ran ${what} (engine ${engine}).`,
  ];
  if (fallback !== undefined)
    sentences.push(`It is not the engine that was asked for: ${sentence(fallback)}`);
  if (compileTime !== undefined) sentences.push(`Making its code took ${printTime(compileTime)}, once.`);
  return sentences;
}

const walks: Readonly<Record<string, string>> = {
  contiguous: "All elements lie one after another in memory, so one loop goes straight through them",
  "inner-strided": "One loop goes through the elements, which lie at even distances in memory",
  general: "Loops are nested, one for each dimension that could not be merged with its neighbour",
  tiled: "Elements that lie together in one tensor are far apart in another, so it goes tile by tile",
  tree: "Outputs one after another, each combined in a tree",
  "tree-strips": "Neighbouring outputs together, each combined in a tree, because their elements lie closest",
  fold: "Outputs one after another, each from its first element to its last",
  "fold-strips": "Neighbouring outputs together, each from its first element to its last",
  blocks: "Blocks that fit the caches, within them small tiles that fit the registers",
  streams: "The larger matrix is read along its rows, as it lies",
  dots: "Several sums at once, the matrix read as it lies",
  "element by element": "Element by element, as a loop that you would write yourself",
  "one program": "One program, which the card runs for every element of the result",
};

function walk({ pattern, loops }: Explanation): string {
  const known = walks[pattern];
  const count =
    loops.length === 0
      ? ""
      : ` ${loops.length === 1 ? "There is one loop" : `There are ${loops.length} loops, the outermost first`}.`;
  return `${known ?? sentence(pattern).slice(0, -1)}${known === undefined ? "" : ` (${pattern})`}.${count}`;
}

function loop({ extent, vectorised, parallel, why }: LoopReport, i: number): string {
  const how =
    vectorised && parallel
      ? "vectorised and in parallel"
      : vectorised
        ? "vectorised, not in parallel"
        : parallel
          ? "in parallel, not vectorised"
          : "neither vectorised nor in parallel";
  const reason = why === undefined ? "" : `: ${why[0]!.toLowerCase()}${why.slice(1)}`;
  return `Loop ${i + 1}, ${printCountOf(extent, "turn")}, is ${how}${reason}.`;
}

const orders: Readonly<Record<NonNullable<Explanation["order"]>, string>> = {
  tree: "The function is associative, so elements are combined in a tree. The tree depends on their number alone, never on threads: the same bits everywhere.",
  fold: "Strictly from the first element to the last, because another order could give another result. Only different outputs can be computed at the same time.",
};

const shares = (threads: NonNullable<Explanation["threads"]>): string[] =>
  threads.map(({ parts, time }, i) => {
    const who = i === 0 ? "The calling thread" : `Thread ${printCount(i + 1)}`;
    return `${who} took ${printCountOf(parts, "part")}${parts === 0 ? "" : ` and worked for ${printTime(time)}`}.`;
  });
