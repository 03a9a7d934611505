/**
 * The page's colours that charts use, as in app/globals.css: a picture of its own does not see the page's variables. A
 * test keeps both the same.
 */
export const chartColours = [
  "ink",
  "muted",
  "line",
  "edge",
  "surface",
  "slate",
  "green",
  "vermilion",
  "amber",
] as const;
type ChartColour = (typeof chartColours)[number];

export const chartPalette: Record<"light" | "dark", Record<ChartColour, string>> = {
  light: {
    ink: "#1d1c1a",
    muted: "#5f5b54",
    line: "#ddd8cd",
    edge: "#8d877b",
    surface: "#fffefb",
    slate: "#4a5a6b",
    green: "#2f6b45",
    vermilion: "#b3321e",
    amber: "#8a5a06",
  },
  dark: {
    ink: "#ece8e0",
    muted: "#aaa498",
    line: "#38352f",
    edge: "#7d776b",
    surface: "#1f1e1c",
    slate: "#a9b9ca",
    green: "#86c49a",
    vermilion: "#f08a72",
    amber: "#dfb05c",
  },
};

const rules = (mode: "light" | "dark") => chartColours.map((name) => `--${name}:${chartPalette[mode][name]}`).join(";");

/**
 * The style sheet of a picture. A browser decides on light or dark in it by the `color-scheme` of the page around it,
 * so the reader's own choice counts.
 */
export const pictureStyle =
  `svg{${rules("light")};font-family:"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}` +
  `@media (prefers-color-scheme:dark){svg{${rules("dark")}}}`;
