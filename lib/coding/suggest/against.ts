import type { DimensionKey } from "@/lib/vocabulary";

/** Which entries may speak against a theme: by where they stand and by how they say it. Pure. A person decides. */

/** Where the opposite of a theme is told: a good example of what is a problem elsewhere, and the reverse. */
export const oppositeDimension: Readonly<Record<DimensionKey, DimensionKey | null>> = {
  status: null,
  example: "problem",
  problem: "example",
  suggestion: null,
};

/** Words that deny, or say that it is solved. */
const marks =
  /没有|并无|无此|并不|不存在|不再|不缺|不难|不突出|不明显|未出现|未发生|没问题|够用|充足|足够|齐全|满足|已经?(?:解决|配齐|到位|补齐|化解|缓解|改善|落实|理顺)|得到(?:解决|缓解|改善)|(?:解决|缓解|改善)了/u;

export const deniesOrSolves = (text: string): boolean => marks.test(text);
