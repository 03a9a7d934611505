// The 21 faults, in the order of their numbers.
import { disks } from "./faults/disks.mjs";
import { doubles } from "./faults/doubles.mjs";
import { killing } from "./faults/killing.mjs";
import { wireFaults } from "./faults/wire.mjs";

export const faults = [...killing, ...wireFaults, ...doubles, ...disks].sort((a, b) => a.number - b.number);
