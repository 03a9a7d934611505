import type { Source } from "@/lib/imports/types";

/**
 * Lines that begin or end a text and belong to none of its parts: 前言, 附件, a signature with its date, a page's own
 * words.
 */
const apart =
  /^[\s\u3000]*(?:前\s*言|引\s*言|导\s*语|绪\s*论|结\s*语|结束语|结\s*论|后\s*记|小\s*结|附\s*[件表录注图](?:\d*|[一二三四五六七八九十]?)|其\s*他|其他(?:事项|情况|方面)|备\s*注|参考文献|相关(?:推荐|阅读|文章|链接|文档)|热门(?:文档|推荐|文章)|猜你喜欢|上一篇.*|下一篇.*|责任编辑.*|编辑[：:].*|来源[：:].*|作者[：:].*|附[件表][\d一二三四五六七八九十]*[：:].*|分享到.*|打印本页.*|关闭窗口.*|特此(?:报告|汇报)|以上(?:报告|汇报|意见).{0,12})[。.]?[\s\u3000]*$/u;
const dateOnly =
  /^[\s\u3000（(]*[\d〇○零一二三四五六七八九]{4}\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月(?:\s*[\d一二三四五六七八九十]{1,3}\s*日)?[\s\u3000）)]*$/u;
const office =
  /^[^，。；：:、！？]{3,30}(?:调研组|课题组|工作组|政府|委员会|办公室|局|部|办|中心|镇|乡|街道|会|院|处|科)[\s\u3000]*$/u;

/** Whether a line stands outside of the parts, so that none reaches over it. */
export function standsApart({ text, lines }: Source, index: number): boolean {
  const wordsAt = (at: number) => {
    const line = lines[at];
    return line ? text.slice(line.start, line.end).trim() : "";
  };
  const words = wordsAt(index);
  if (words.length > 60) return false;
  if (apart.test(words) || dateOnly.test(words)) return true;
  return office.test(words) && (dateOnly.test(wordsAt(index + 1)) || dateOnly.test(wordsAt(index + 2)));
}
