/** The most of each text, in characters, and of each list. */
export interface Limits {
  place: number;
  entry: number;
  speaker: number;
  category: number;
  indicator: number;
  unit: number;
  definition: number;
  source: number;
  members: number;
  audiences: number;
  entries: number;
  figures: number;
  answers: number;
  note: number;
}

/** The most of a visit that is handed in. */
export const handInLimits: Limits = {
  place: 100,
  entry: 5000,
  speaker: 40,
  category: 40,
  indicator: 60,
  unit: 20,
  definition: 300,
  source: 100,
  members: 50,
  audiences: 30,
  entries: 500,
  figures: 200,
  answers: 200,
  note: 300,
};

/** A draft has room for whatever the form can hold, so that it always reaches the server. */
export const draftLimits: Limits = {
  place: 100_000,
  entry: 100_000,
  speaker: 100_000,
  category: 100_000,
  indicator: 100_000,
  unit: 100_000,
  definition: 100_000,
  source: 100_000,
  members: 500,
  audiences: 2_000,
  entries: 5_000,
  figures: 2_000,
  answers: 2_000,
  note: 100_000,
};
