import type { DraftPoint, DraftSection } from "@/lib/reports/types";
import type { DimensionKey } from "@/lib/vocabulary";

/** Words of a heading under which something is to be done. */
const demanding = /建议|思路|对策|措施|打算|下一步|要求|任务/u;

/**
 * Points inside points that run on are 一要, 二要 where something is demanded. In any other section, of what was done or
 * what is wrong, they are （1）, （2）: 一要 would demand what has been done. Pure.
 */
export function numbersHeld(section: DraftSection, dimensionOf: (point: DraftPoint) => DimensionKey): boolean {
  const held = section.points.filter(({ level, dropped }) => level > 0 && !dropped);
  if (held.length === 0 || section.layout === "sub_headings" || demanding.test(section.heading)) return false;
  return !held.some((point) => dimensionOf(point) === "suggestion");
}
