/** Chooses between the system's theme, light and dark. */
import "./theme-switch.css";
import { type Theme, theme, themes } from "./theme.js";

const looks: Readonly<Record<Theme, { readonly name: string; readonly drawing: string }>> = {
  system: { name: "As the system", drawing: "M3 4h14v10H3zM7 17h6M10 14v3" },
  light: {
    name: "Light",
    drawing:
      "M10 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM10 2v1.6M10 16.4V18M2 10h1.6M16.4 10H18M4.3 4.3l1.2 1.2M14.5 14.5l1.2 1.2M4.3 15.7l1.2-1.2M14.5 5.5l1.2-1.2",
  },
  dark: { name: "Dark", drawing: "M16.5 11.8A7 7 0 1 1 8.2 3.5a5.5 5.5 0 0 0 8.3 8.3z" },
};

export function ThemeSwitch() {
  return (
    <fieldset class="theme-switch">
      <legend class="visually-hidden">Theme</legend>
      {themes.map((choice) => (
        <label key={choice} title={looks[choice].name}>
          <input
            class="visually-hidden"
            type="radio"
            name="theme"
            checked={theme.value === choice}
            onChange={() => {
              theme.value = choice;
            }}
          />
          <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
            <path d={looks[choice].drawing} />
          </svg>
          <span class="visually-hidden">{looks[choice].name}</span>
        </label>
      ))}
    </fieldset>
  );
}
