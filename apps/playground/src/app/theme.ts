/** Light or dark: the system's choice until the person makes one, which this browser remembers. */
import { effect, signal } from "@preact/signals";

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

const key = "lockstep:theme";

/** Storage may be forbidden in a browser's settings: the choice then lasts as long as the page. */
function remembered(): Theme {
  try {
    return themes.find((theme) => theme === localStorage.getItem(key)) ?? "system";
  } catch {
    return "system";
  }
}

function remember(theme: Theme): void {
  try {
    if (theme === "system") localStorage.removeItem(key);
    else localStorage.setItem(key, theme);
  } catch {
    // The page shows the theme all the same.
  }
}

export const theme = signal<Theme>("system");

/** Has the document wear the theme from now on. */
export function followTheme(): void {
  theme.value = remembered();
  effect(() => {
    const chosen = theme.value;
    if (chosen === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = chosen;
    remember(chosen);
  });
}
