/** The colours of marks. Each is always shown with a glyph or a word, never alone. */
export type Tone = "neutral" | "action" | "slate" | "green" | "vermilion" | "amber";

export const toneText: Record<Tone, string> = {
  neutral: "text-muted",
  action: "text-action",
  slate: "text-slate",
  green: "text-green",
  vermilion: "text-vermilion",
  amber: "text-amber",
};

export const toneSoft: Record<Tone, string> = {
  neutral: "bg-sunken",
  action: "bg-action-soft",
  slate: "bg-slate-soft",
  green: "bg-green-soft",
  vermilion: "bg-vermilion-soft",
  amber: "bg-amber-soft",
};
