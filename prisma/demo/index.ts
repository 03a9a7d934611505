import { accounts } from "./accounts";
import { indicators } from "./indicators";
import { project, questions } from "./project";
import { sites } from "./sites";
import { themes } from "./themes";
import { visits01 } from "./visits-01";
import { visits02 } from "./visits-02";
import { visits03 } from "./visits-03";
import { visits04 } from "./visits-04";
import { visits05 } from "./visits-05";
import { visits06 } from "./visits-06";

export const demo = {
  accounts,
  project,
  questions,
  sites,
  themes,
  indicators,
  visits: [...visits01, ...visits02, ...visits03, ...visits04, ...visits05, ...visits06],
};

export type Demo = typeof demo;
export type * from "./types";
