/** Colours, where the terminal has them (and `NO_COLOR` is not set); otherwise the text as it is. */
import { styleText } from "node:util";

type Paint = (text: string) => string;

export interface Palette {
  readonly strong: Paint;
  readonly faint: Paint;
  readonly accent: Paint;
  readonly good: Paint;
  readonly bad: Paint;
}

/** What of a stream the palette has to know; of a terminal, Node says how many colours it shows. */
export interface MaybeTerminal {
  readonly isTTY?: boolean;
  hasColors?(): boolean;
}

const plain: Paint = (text) => text;

export const noColours: Palette = { strong: plain, faint: plain, accent: plain, good: plain, bad: plain };

/** `paletteFor` has looked at the stream already. */
const paint = (style: Parameters<typeof styleText>[0], text: string) =>
  styleText(style, text, { validateStream: false });

const colours: Palette = {
  strong: (text) => paint("bold", text),
  faint: (text) => paint("dim", text),
  accent: (text) => paint("cyan", text),
  good: (text) => paint("green", text),
  bad: (text) => paint("red", text),
};

export const paletteFor = (stream: MaybeTerminal): Palette =>
  stream.isTTY === true && stream.hasColors?.() === true ? colours : noColours;
