import { dayIn } from "@/lib/imports/split/fact-values";

/** What is told of another day than the visit's: a document's, a figure's, a beginning's. */
const ofAnother =
  /(?:按照|根据|依据|依照|遵照|参照|贯彻|落实|截[至止](?:到|于)?|自|从|以|印发|下发|发布|出台|通过|实施|施行|成立于|建于|始建|挂牌|启动|召开的|学习|于)[^，。；]{0,4}$/u;
const notOfVisit =
  /^[^，。；]{0,16}(?:文件|通知|意见|方案|会议精神|讲话|印发|下发|发布|出台|以来|成立|挂牌|设立|起|前|之前|发文|要求|统计|数据|报送|批复|实施|施行|通过|竣工|开工|启动|完工|投用)/u;
const going =
  /^[^。；\n]{0,60}?(?:走访|调研|座谈|赴|深入|前往|来到|到[\p{Script=Han}]{2,12}(?:镇|乡|街道|村|社区|园区|开发区|企业)|实地|一行|参会|到会|与会|访谈|走村入户|入户)/u;
const noteOfVisit = /(?:走访|座谈|访谈|调研|民情)[^。，]{0,8}(?:记录|纪要|日记|笔记|札记)/u;

/** The day that a sentence or a title tells of a visit; null where the day is that of anything else, or of several. */
export function visitDayIn(words: string, today: string): { day: string; start: number; end: number } | null {
  const found = dayIn(words, today);
  if (!found) return null;
  const [before, after] = [words.slice(0, found.start), words.slice(found.end)];
  const clause = /[^，。；]*$/u.exec(before)?.[0] ?? "";
  const isRange =
    /^[\s\u3000]*(?:上午|下午)?[\s\u3000]*[-—–~～至到、和][-—–~～]?[\s\u3000]*(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}[日号]/u.test(
      after,
    );
  if (isRange || ofAnother.test(clause.replace(/(?:^|[\s\u3000])(?:于)$/u, "")) || notOfVisit.test(after)) return null;
  if (going.test(after) && before.length <= 40) return found;
  // 桥头镇走访纪要（2026年3月12日）: a note is of its day, a report is not.
  return words.length <= 60 && noteOfVisit.test(words) && !/。/u.test(words) ? found : null;
}
