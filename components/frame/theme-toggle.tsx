"use client";

import { useState } from "react";
import { Icon, type IconName } from "@/components/ui/icon";
import { Menu } from "@/components/ui/menu";

export const themeCookie = "theme";

export type Theme = "system" | "light" | "dark";

const themes: readonly { value: Theme; icon: IconName }[] = [
  { value: "system", icon: "screen" },
  { value: "light", icon: "sun" },
  { value: "dark", icon: "moon" },
];

const aYear = 365 * 24 * 60 * 60;

function apply(theme: Theme) {
  const age = theme === "system" ? 0 : aYear;
  document.cookie = `${themeCookie}=${theme}; path=/; max-age=${age}; samesite=lax`;
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

type ThemeToggleProps = {
  /** The cookie's value when the page was rendered. The layout puts the same value on `<html data-theme>`. */
  value: Theme;
  /** The accessible name of the button, and the three choices. */
  labels: { name: string } & Record<Theme, string>;
};

export function ThemeToggle({ value, labels }: ThemeToggleProps) {
  const [theme, setTheme] = useState(value);
  const icon = themes.find((entry) => entry.value === theme)?.icon ?? "screen";
  return (
    <Menu
      items={themes.map((entry) => ({
        kind: "choice",
        label: labels[entry.value],
        icon: entry.icon,
        checked: entry.value === theme,
        onSelect: () => {
          setTheme(entry.value);
          apply(entry.value);
        },
      }))}
      trigger={
        <button
          type="button"
          aria-label={`${labels.name}: ${labels[theme]}`}
          className="grid size-10 place-items-center rounded-md hover:bg-sunken pointer-coarse:size-11"
        >
          <Icon name={icon} />
        </button>
      }
    />
  );
}
