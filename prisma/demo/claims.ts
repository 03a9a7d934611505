import type { DemoClaim } from "./types";

/** What the demo's team stands behind. The first one was written halfway: since then, more places say so. */
export const claims: DemoClaim[] = [
  {
    statement: "重复填报占掉了上门办事的时间，而且查的人互不认表",
    dimension: "problem",
    themes: ["p-repeat"],
    evidence: ["01.11", "15.8", "10.10"],
    best: "01.11",
    author: "member1",
    writtenAfter: "visit-15",
    writtenOn: "2026-10-20",
  },
  {
    statement: "专职岗位多数兼着干，留下来的人越管越多",
    dimension: "problem",
    themes: ["p-few"],
    evidence: ["01.8", "22.8", "08.6"],
    best: "01.8",
    author: "lead",
    writtenAfter: "visit-30",
    writtenOn: "2026-11-18",
  },
  {
    statement: "数据由基层采、由基层更新，要用的时候拿不回来",
    dimension: "problem",
    themes: ["p-data"],
    evidence: ["21.8"],
    best: "21.8",
    author: "lead",
    writtenAfter: "visit-30",
    writtenOn: "2026-11-18",
  },
  {
    statement: "网格按当地的地形和住法来划，网格员才看得住、说得上话",
    dimension: "status",
    themes: ["s-grid"],
    evidence: ["15.4", "13.3", "20.3"],
    best: "15.4",
    author: "lead",
    writtenAfter: "visit-30",
    writtenOn: "2026-11-19",
  },
];
