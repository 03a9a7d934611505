// Which part of the campaign is run when: one lane begins with the first part, another with the last, until they meet.
// The first parts wait most of their time for a server to come back, the last ones reckon.

/**
 * @param {{ alone?: boolean }[]} parts alone: measures the machine, so it waits until the others are done
 * @param {1 | 2} lanes
 * @param {(part: object) => Promise<void>} work must not throw
 */
export async function inLanes(parts, lanes, work) {
  const left = parts.filter(({ alone }) => !alone);
  const lane = async (take) => {
    for (let part = take(); part; part = take()) await work(part);
  };
  await Promise.all([() => left.shift(), () => left.pop()].slice(0, lanes).map(lane));
  for (const part of parts.filter(({ alone }) => alone)) await work(part);
}
