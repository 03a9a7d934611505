import type { RemedyState } from "@/lib/vocabulary";

/** 整改台账: what is done about a problem, as the units that do it have filled it in. */
export interface Remedy {
  /** The point of the report. */
  pointId: string;
  content: string;
  /** 反映单位, as the list says it. */
  sites: string;
  owner: string;
  measure: string;
  person: string;
  /** YYYY-MM-DD, or "" without a date. */
  dueOn: string;
  state: RemedyState;
}

/** A remedy as it is stored, with the version that the next list replaces. */
export interface StoredRemedy extends Remedy {
  version: number;
  overdue: boolean;
}

/** A row of a list that came back, and what it replaces. */
export interface ReturnedRemedy extends Remedy {
  /** Null if the point had none. */
  before: StoredRemedy | null;
}

export const remedyProblems = ["unknown", "twice", "state", "due", "long"] as const;
export interface RemedyProblem {
  /** As the person sees it in Excel, from 1. */
  row: number;
  code: (typeof remedyProblems)[number];
  value: string;
}

/** Why a file has no list. */
export type RemedyFileProblem = "noIds" | "noRows";
