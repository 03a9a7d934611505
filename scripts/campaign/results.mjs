// What came out of some rounds, and of more of them.
const KEPT_FAULTS = 20;

/**
 * @returns {{ rounds: number, acknowledged: number, again: number, lost: number, doubled: number, faults: string[],
 * seconds: number, notes: Record<string, number> }}
 */
export const nothingYet = () => ({
  rounds: 0,
  acknowledged: 0,
  again: 0,
  lost: 0,
  doubled: 0,
  faults: [],
  seconds: 0,
  notes: {},
});

export function addTo(result, part) {
  for (const name of ["rounds", "acknowledged", "again", "lost", "doubled", "seconds"]) result[name] += part[name] ?? 0;
  result.faults = [...result.faults, ...(part.faults ?? [])].slice(0, KEPT_FAULTS);
  for (const [name, value] of Object.entries(part.notes ?? {}))
    result.notes[name] = Math.max(result.notes[name] ?? Number.NEGATIVE_INFINITY, value);
  for (const [name, value] of Object.entries(part.sums ?? {})) result.notes[name] = (result.notes[name] ?? 0) + value;
  return result;
}
