/** The results on a page of their own, and where a test finds things in them. */
import { render } from "preact";
import { Results } from "../src/results/results.js";
import { forget } from "./made-outcomes.js";
import "../src/design/tokens.css";
import "../src/design/base.css";

let root: HTMLElement;

export function showResults(width = 700): void {
  forget();
  root = document.body.appendChild(document.createElement("main"));
  root.style.width = `${width}px`;
  render(<Results />, root);
}

export function hideResults(): void {
  render(null, root);
  root.remove();
}

export const one = <E extends Element = HTMLElement>(selector: string): E => {
  const found = root.querySelector<E>(selector);
  if (!found) throw new Error(`Nothing is ${selector}`);
  return found;
};
export const all = (selector: string): HTMLElement[] => [...root.querySelectorAll<HTMLElement>(selector)];
export const textOf = (selector: string): string =>
  root.querySelector<HTMLElement>(selector)?.innerText.replace(/\s+/g, " ").trim() ?? "";
export const whole = (): string => root.innerText;

/** A button, a tab or a choice, by what it says. */
export function named(name: string): HTMLElement {
  const candidates = all("button, summary, label");
  const found = candidates.find(
    (each) => (each.getAttribute("aria-label") ?? each.innerText.trim()) === name,
  );
  if (!found) throw new Error(`Nothing is called ${name}`);
  return found;
}
