import { classNames } from "@/components/ui/class-names";

/** Drawn on a 20-unit grid with a 1.5 stroke. */
const paths = {
  menu: "M3 5.5h14M3 10h14M3 14.5h14",
  more: "M4.5 10h.01M10 10h.01M15.5 10h.01",
  search: "M8.75 14.5a5.75 5.75 0 1 0 0-11.5 5.75 5.75 0 0 0 0 11.5ZM13 13l4 4",
  plus: "M10 4v12M4 10h12",
  check: "m4 10.5 4 4 8-9",
  close: "m5 5 10 10M15 5 5 15",
  "arrow-up": "M10 16.5v-13M5 8.5l5-5 5 5",
  "arrow-down": "M10 3.5v13M5 11.5l5 5 5-5",
  "chevron-down": "m5 7.5 5 5 5-5",
  "chevron-up": "m5 12.5 5-5 5 5",
  "chevron-left": "m12.5 5-5 5 5 5",
  "chevron-right": "m7.5 5 5 5-5 5",
  sync: "M16.5 9a6.6 6.6 0 0 0-12-2.8L3 8M3 3.8V8h4.2M3.5 11a6.6 6.6 0 0 0 12 2.8L17 12M17 16.2V12h-4.2",
  warning: "M10 3 2.5 16.5h15L10 3ZM10 8.5v3.5M10 14.2v.01",
  info: "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM10 9.5v4M10 6.7v.01",
  user: "M10 10a3.25 3.25 0 1 0 0-6.5 3.25 3.25 0 0 0 0 6.5ZM3.5 17c.6-3 3.2-4.5 6.5-4.5s5.9 1.5 6.5 4.5",
  download: "M10 3v9.5M5.5 8.5 10 13l4.5-4.5M3.5 16.5h13",
  upload: "M10 13V3.5M5.5 8 10 3.5 14.5 8M3.5 16.5h13",
  print: "M6 7.5V3h8v4.5M6 14H3V7.5h14V14h-3M6 11.5h8V17H6z",
  external: "M11.5 3.5h5v5M16.5 3.5 9 11M14 12v4.5H3.5V6H8",
  undo: "M7 4 3.5 7.5 7 11M3.5 7.5h8.25a4.5 4.5 0 0 1 0 9H7",
  redo: "M13 4l3.5 3.5L13 11M16.5 7.5H8.25a4.5 4.5 0 0 0 0 9H13",
  split: "M3 10h4.5M7.5 10 12 5h5M7.5 10l4.5 5h5M14.5 2.5 17 5l-2.5 2.5M14.5 12.5 17 15l-2.5 2.5",
  trash: "M3.5 5.5h13M8 5.5V3h4v2.5M5 5.5 5.8 17h8.4L15 5.5M8.5 8.5v5.5M11.5 8.5v5.5",
  edit: "m12.5 4.5 3 3L7 16l-4 1 1-4 8.5-8.5ZM10.5 6.5l3 3",
  link: "M8.5 11.5a3 3 0 0 0 4.3 0l3-3a3 3 0 0 0-4.3-4.3l-1 1M11.5 8.5a3 3 0 0 0-4.3 0l-3 3a3 3 0 0 0 4.3 4.3l1-1",
  filter: "M3 4.5h14M5.5 10h9M8 15.5h4",
  clock: "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM10 6v4.2l2.8 1.8",
  lock: "M5 9h10v8H5zM7 9V6.5a3 3 0 0 1 6 0V9",
  sun: "M10 13.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM10 2v1.5M10 16.5V18M2 10h1.5M16.5 10H18M4.3 4.3l1.1 1.1M14.6 14.6l1.1 1.1M15.7 4.3l-1.1 1.1M5.4 14.6l-1.1 1.1",
  moon: "M16.5 11.7A7 7 0 0 1 8.3 3.5a7 7 0 1 0 8.2 8.2Z",
  screen: "M3 4h14v9.5H3zM7 17h6M10 13.5V17",
  overview: "M3 3.5h6v6H3zM11 3.5h6v3.5h-6zM3 12h6v4.5H3zM11 9.5h6v7h-6z",
  notebook: "M5 3h11v14H5zM8 3v14M3.5 6.5h3M3.5 10h3M3.5 13.5h3M10.5 7h3M10.5 10h3",
  tag: "M3 3.5h7l7 7-6.5 6.5L3 9.5zM6.5 7v.01",
  findings: "M3.5 16.5h13M5 13.5V9.5M10 13.5v-10M15 13.5v-6.5",
  ledger: "M3 3.5h14v13H3zM3 8h14M3 12.2h14M8 8v8.5",
  report: "M5 3h7l3.5 3.5V17H5zM12 3v3.5h3.5M7.5 10h5.5M7.5 13h5.5",
  place:
    "M10 17.5s5.5-5 5.5-9.3a5.5 5.5 0 0 0-11 0c0 4.3 5.5 9.3 5.5 9.3ZM10 10a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6Z",
  people:
    "M7.5 9.5a2.75 2.75 0 1 0 0-5.5 2.75 2.75 0 0 0 0 5.5ZM2.5 16c.4-2.6 2.4-4 5-4s4.6 1.4 5 4M13 4.3a2.75 2.75 0 0 1 0 5M14.5 12.2c1.7.5 2.7 1.8 3 3.8",
  settings:
    "M3 6h7.5M14.5 6H17M12.5 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM3 14h2.5M9.5 14H17M7.5 16a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z",
  book: "M10 5c-1.6-1.2-3.8-1.5-6.5-1.5v12c2.7 0 4.9.3 6.5 1.5 1.6-1.2 3.8-1.5 6.5-1.5v-12C13.8 3.5 11.6 3.8 10 5ZM10 5v12",
} as const;

export type IconName = keyof typeof paths;

type IconProps = {
  name: IconName;
  /** Read by a screen reader. Without it the icon is decoration and silent. */
  label?: string | undefined;
  className?: string | undefined;
};

export function Icon({ name, label, className }: IconProps) {
  return (
    <svg
      viewBox="0 0 20 20"
      width="20"
      height="20"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === "more" ? 2.4 : 1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      // No line leaves its box, and an icon that is not cut at its edge is painted in half the time.
      className={classNames("shrink-0 overflow-visible", className)}
      {...(label ? { role: "img", "aria-label": label } : { "aria-hidden": true })}
    >
      <path d={paths[name]} />
    </svg>
  );
}
