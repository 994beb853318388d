/** The examples of the gallery, in the order in which one would show them to somebody. */
import type { Example } from "../program/example.js";
import bellCurve from "./programs/bell-curve.ts?raw";
import blackScholes from "./programs/black-scholes.ts?raw";
import collatz from "./programs/collatz.ts?raw";
import edges from "./programs/edges.ts?raw";
import fewFrequencies from "./programs/few-frequencies.ts?raw";
import hillShading from "./programs/hill-shading.ts?raw";
import julia from "./programs/julia.ts?raw";
import leftToRight from "./programs/left-to-right.ts?raw";
import life from "./programs/life.ts?raw";
import mandelbrot from "./programs/mandelbrot.ts?raw";
import nBody from "./programs/n-body.ts?raw";
import newton from "./programs/newton.ts?raw";
import oldPhotograph from "./programs/old-photograph.ts?raw";
import pi from "./programs/pi.ts?raw";
import reactionDiffusion from "./programs/reaction-diffusion.ts?raw";
import sigmoid from "./programs/sigmoid.ts?raw";
import softmax from "./programs/softmax.ts?raw";
import twoSlits from "./programs/two-slits.ts?raw";

export interface ExampleGroup {
  readonly title: string;
  readonly examples: readonly Example[];
}

export const exampleGroups: readonly ExampleGroup[] = [
  {
    title: "A function of your own",
    examples: [
      {
        id: "sigmoid",
        title: "Sigmoid",
        about: "One line over a million numbers: the place to begin.",
        program: sigmoid,
      },
      {
        id: "black-scholes",
        title: "Black–Scholes",
        about: "What an option is worth: a function that calls another one by its scope.",
        program: blackScholes,
      },
      {
        id: "collatz",
        title: "Collatz",
        about: "A loop that lasts longer for some numbers than for others, compiled all the same.",
        program: collatz,
      },
    ],
  },
  {
    title: "Pictures to zoom into",
    examples: [
      {
        id: "mandelbrot",
        title: "Mandelbrot set",
        about: "A row and a column broadcast to a picture, and every point has its own loop.",
        program: mandelbrot,
      },
      {
        id: "julia",
        title: "Julia sets",
        about: "A number that changes with every frame is an argument: compiled once, played for long.",
        program: julia,
      },
      {
        id: "newton",
        title: "Newton's method",
        about: "Three roots, and the rugged borders between them: for, if and break in a kernel.",
        program: newton,
      },
    ],
  },
  {
    title: "Worlds that move",
    examples: [
      {
        id: "life",
        title: "Game of Life",
        about: "Gosper's glider gun: neighbours are views, shifted by one.",
        program: life,
      },
      {
        id: "reaction-diffusion",
        title: "Reaction and diffusion",
        about: "Gray and Scott's chemistry grows spots that divide.",
        program: reactionDiffusion,
      },
      {
        id: "two-slits",
        title: "Two slits",
        about: "Waves pass a wall and meet again; the result is written into a view.",
        program: twoSlits,
      },
      {
        id: "n-body",
        title: "Bodies in orbit",
        about: "Every body pulls every other one: n × n pairs by broadcasting.",
        program: nBody,
      },
    ],
  },
  {
    title: "Pictures as tensors",
    examples: [
      {
        id: "hill-shading",
        title: "Hill shading",
        about: "A volcano in Auckland under a light that goes round: slopes from shifted views.",
        program: hillShading,
      },
      {
        id: "edges",
        title: "Edges",
        about: "Sobel's filter on your own picture, without a loop over its pixels.",
        program: edges,
      },
      {
        id: "old-photograph",
        title: "Old photograph",
        about: "Colours are views of every third number; sepia, and darker towards the corners.",
        program: oldPhotograph,
      },
      {
        id: "few-frequencies",
        title: "Few frequencies",
        about: "Your picture from one number in 64: four products of matrices, as in JPEG.",
        program: fewFrequencies,
      },
    ],
  },
  {
    title: "Many numbers into few",
    examples: [
      {
        id: "pi",
        title: "Counting to π",
        about: "A sum over a grid that is never made, in one fixed order on every backend.",
        program: pi,
      },
      {
        id: "left-to-right",
        title: "From left to right",
        about: "A reduction that is not associative, and what happens when one promises that it is.",
        program: leftToRight,
      },
      {
        id: "bell-curve",
        title: "Bell curve",
        about: "A histogram as one reduction, of random numbers that are everywhere the same.",
        program: bellCurve,
      },
      {
        id: "softmax",
        title: "Softmax",
        about: "Scores become probabilities, from cold to hot, without overflowing.",
        program: softmax,
      },
    ],
  },
];

export const examples: readonly Example[] = exampleGroups.flatMap((group) => group.examples);
