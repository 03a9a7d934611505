import { expect, test } from "vitest";
import { citedSentences } from "@/lib/reports/cited-sentences";
import { citedText } from "@/lib/reports/tokens";

const known = new Set(["a", "b"]);

test("a mark belongs to the sentence that it stands in, or to the one before it", () => {
  const text = `沙河镇配了两名。${citedText("a")}湖口镇有三名${citedText("b")}。两地都缺人。`;
  expect(citedSentences(text, known)).toEqual([
    { text: "沙河镇配了两名。", cited: ["a"] },
    { text: "湖口镇有三名。", cited: ["b"] },
    { text: "两地都缺人。", cited: [] },
  ]);
});

test("sentences with the same marks, or with none, stay together; marks of other evidence are passed over", () => {
  const text = `先走访。后座谈{{走访数}}次。${citedText("gone")}配了两名。${citedText("a")}${citedText("b")}`;
  expect(citedSentences(text, known)).toEqual([
    { text: "先走访。后座谈{{走访数}}次。", cited: [] },
    { text: "配了两名。", cited: ["a", "b"] },
  ]);
});
