/** The head of every page: what this is, where one can go, and how it looks. */
import "./header.css";
import { hashOf, type Route, route } from "./route.js";
import { ThemeSwitch } from "./theme-switch.js";

const places: readonly { readonly name: string; readonly to: Route }[] = [
  { name: "Play", to: { page: "play" } },
  { name: "Tour", to: { page: "tour", step: 1 } },
  { name: "Strides", to: { page: "strides" } },
  { name: "Conformance", to: { page: "conformance" } },
];

export function Header() {
  return (
    <header class="header">
      <p class="wordmark">
        <a href="#/play">Lockstep</a> <span class="soft">One function, every backend, the same answer.</span>
      </p>
      <nav aria-label="Parts of the playground">
        <ul>
          {places.map(({ name, to }) => (
            <li key={name}>
              <a href={hashOf(to)} aria-current={route.value.page === to.page ? "page" : undefined}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <ThemeSwitch />
    </header>
  );
}
