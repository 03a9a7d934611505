import { accounts } from "./accounts";
import { claims } from "./claims";
import { indicators } from "./indicators";
import { photos } from "./photos";
import { project, questions } from "./project";
import { report } from "./report";
import { sites } from "./sites";
import { themes } from "./themes";
import { visit01 } from "./visits/visit-01";
import { visit02 } from "./visits/visit-02";
import { visit03 } from "./visits/visit-03";
import { visit04 } from "./visits/visit-04";
import { visit05 } from "./visits/visit-05";
import { visit06 } from "./visits/visit-06";
import { visit07 } from "./visits/visit-07";
import { visit08 } from "./visits/visit-08";
import { visit09 } from "./visits/visit-09";
import { visit10 } from "./visits/visit-10";
import { visit11 } from "./visits/visit-11";
import { visit12 } from "./visits/visit-12";
import { visit13 } from "./visits/visit-13";
import { visit14 } from "./visits/visit-14";
import { visit15 } from "./visits/visit-15";
import { visit16 } from "./visits/visit-16";
import { visit17 } from "./visits/visit-17";
import { visit18 } from "./visits/visit-18";
import { visit19 } from "./visits/visit-19";
import { visit20 } from "./visits/visit-20";
import { visit21 } from "./visits/visit-21";
import { visit22 } from "./visits/visit-22";
import { visit23 } from "./visits/visit-23";
import { visit24 } from "./visits/visit-24";
import { visit25 } from "./visits/visit-25";
import { visit26 } from "./visits/visit-26";
import { visit27 } from "./visits/visit-27";
import { visit28 } from "./visits/visit-28";
import { visit29 } from "./visits/visit-29";
import { visit30 } from "./visits/visit-30";

export const demo = {
  accounts,
  claims,
  project,
  questions,
  sites,
  themes,
  indicators,
  photos,
  report,
  visits: [
    visit01,
    visit02,
    visit03,
    visit04,
    visit05,
    visit06,
    visit07,
    visit08,
    visit09,
    visit10,
    visit11,
    visit12,
    visit13,
    visit14,
    visit15,
    visit16,
    visit17,
    visit18,
    visit19,
    visit20,
    visit21,
    visit22,
    visit23,
    visit24,
    visit25,
    visit26,
    visit27,
    visit28,
    visit29,
    visit30,
  ],
};

export type Demo = typeof demo;
export type * from "./types";
