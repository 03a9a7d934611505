import { setFlagsFromString } from "node:v8";

/** In percent of what lives. Below 30 collecting takes more time and spares little. */
export const heapGrowth = 30;

/**
 * Lets V8 collect garbage when the heap has grown by a third. By itself it waits until the heap is several times as
 * large, because it believes that all memory of the machine is its own. It is no limit: what needs more gets more.
 */
export function keepHeapSmall() {
  setFlagsFromString(`--heap-growing-percent=${heapGrowth}`);
}
