// The 21 faults, and those that are tried in more than one way (1b, 6b …).
import { called } from "./faults/called.mjs";
import { disks } from "./faults/disks.mjs";
import { doubles } from "./faults/doubles.mjs";
import { killing } from "./faults/killing.mjs";
import { pointInTime } from "./faults/point-in-time.mjs";
import { upkeep } from "./faults/upkeep.mjs";
import { wireFaults } from "./faults/wire.mjs";

const inOrder = (a, b) => Number.parseInt(a.number, 10) - Number.parseInt(b.number, 10);

export const faults = [...killing, ...wireFaults, ...doubles, ...disks, ...upkeep, ...called, ...pointInTime].sort(
  inOrder,
);
