import fc from "fast-check";
import { expect, it } from "vitest";
import { answerKey, answerTo, mergeAnswers, withAnswer, withoutAnswer, type AdviceAnswer } from "@/lib/reports/answers";

const advice = { kind: "quantifier_more", details: ["多数"], sentence: "多数镇街缺人。", basis: "2/12" };
const answer = (words: string, reason = ""): AdviceAnswer => ({
  ...{ kind: "raw_speech", words, sentence: `${words}办结。`, basis: "", reason },
});

it("what is missing has no answer, advice has one that is bound to its words", () => {
  for (const kind of ["filled_without_reason", "unfilled", "empty_point"])
    expect(answerTo({ ...advice, kind }, "就这样")).toBeNull();
  const given = answerTo(advice, "后面列了名单");
  const keyOf = (change: Partial<typeof advice>) => answerTo({ ...advice, ...change }, "");
  const same = keyOf({});
  expect(given && same && answerKey(given) === answerKey(same)).toBe(true);
  for (const change of [
    { sentence: "多数镇街很缺人。" },
    { basis: "3/12" },
    { details: ["普遍"] },
    { kind: "quantifier_less" },
  ]) {
    const other = keyOf(change);
    expect(given && other && answerKey(given) !== answerKey(other)).toBe(true);
  }
});

it("an answer to the same advice replaces the earlier one, and is taken back alone", () => {
  const both = withAnswer(withAnswer([answer("今年", "甲"), answer("明年")], answer("今年", "乙")), answer("上面"));
  expect(both.map(({ words, reason }) => words + reason)).toEqual(["明年", "今年乙", "上面"]);
  expect(withoutAnswer(both, answer("今年", "别的理由")).map(({ words }) => words)).toEqual(["明年", "上面"]);
});

it("of two people all new answers stay, and what either took back or changed is as that one left it", () => {
  const words = fc.uniqueArray(fc.constantFrom("今年", "明年", "上面", "县里", "我镇"));
  const reasons = fc.constantFrom("", "甲", "乙");
  const answers = fc.tuple(words, reasons).map(([all, reason]) => all.map((word) => answer(word, reason)));
  fc.assert(
    fc.property(answers, answers, answers, (base, mine, theirs) => {
      const merged = mergeAnswers({ base, mine, theirs });
      const has = (list: readonly AdviceAnswer[], word: string) => list.find((one) => one.words === word);
      for (const word of ["今年", "明年", "上面", "县里", "我镇"]) {
        const [before, own, other, now] = [base, mine, theirs, merged].map((list) => has(list ?? [], word));
        if (before && (!own || !other)) expect(now).toBeUndefined();
        else if (own?.reason === before?.reason || !own) expect(now).toEqual(other ?? (before ? undefined : own));
        else expect(now).toEqual(own);
      }
      expect(mergeAnswers({ base, mine: base, theirs })).toEqual(theirs);
    }),
  );
});

it("what is longer ends with a whole character, which the database can keep", () => {
  const given = answerTo({ ...advice, details: [`${"字".repeat(1_999)}𠮷`] }, "");
  expect(given?.words).toBe("字".repeat(1_999));
});
