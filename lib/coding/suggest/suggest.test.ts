import fc from "fast-check";
import { expect, test } from "vitest";
import { gramsAt } from "@/lib/coding/suggest/grams";
import { emptyModel, forgetTheme, learnTheme, type ThemeToLearn } from "@/lib/coding/suggest/model";
import { secondOpinion } from "@/lib/coding/suggest/second-opinion";
import { rankThemes, scorerOf, suggestThemes } from "@/lib/coding/suggest/suggest";
import { generatedStudy } from "@/lib/testing/generated-study";

const theme = (id: string, name: string, texts: string[] = []): ThemeToLearn => ({
  id,
  name,
  definition: "",
  examples: texts.map((text) => ({ text, questionId: "q" })),
});
const none = new Set<string>();
const water = theme("water", "饮水", ["自来水早晚才有压", "水管冬天冻裂", "蓄水池见底了", "水费按户均摊"]);
const road = theme("road", "道路", ["村路没有硬化", "塌方半月没清", "桥面坑洼不平", "会车要倒一里地"]);

function modelOf(...themes: ThemeToLearn[]) {
  const model = emptyModel();
  for (const one of themes) learnTheme(model, one);
  return model;
}
const ask = (text: string) => ({ text, question: null });

test("no pair of characters reaches over a comma, a digit or the end of a line", () => {
  expect(gramsAt("水费，12路\n桥").map(({ text }) => text)).toEqual(["水", "水费", "费", "路", "桥"]);
  expect(gramsAt("𠮷水A")[1]).toEqual({ text: "𠮷水", start: 0, end: 3 });
});

test("where one theme is far ahead it alone is offered, and the words that decided are places in the entry", () => {
  const text = "去年冬天水管又冻裂了。";
  const { sure, themes } = suggestThemes(scorerOf(modelOf(water, road)), ask(text), none);
  expect(sure).toBe(true);
  expect(themes.map(({ themeId }) => themeId)).toEqual(["water"]);
  const words = themes[0]?.words.map(([start, end]) => text.slice(start, end));
  expect(words).toContain("水管");
  expect(words).toContain("冻裂");
});

test("where nothing decides, up to three are offered; names alone never make it sure", () => {
  const named = modelOf(theme("a", "水管"), theme("b", "道路"), theme("c", "养老"), theme("d", "就医"));
  const { sure, themes } = suggestThemes(scorerOf(named), ask("水管、道路、养老、就医"), none);
  expect(sure).toBe(false);
  expect(themes).toHaveLength(3);
});

test("the second opinion is the theme among those asked about that has the pairs, and none where no pair is known", () => {
  const scorer = scorerOf(modelOf(water, road, theme("school", "上学", ["校车一趟坐不下", "食堂是借的"])));
  expect(secondOpinion(scorer, "水管冻裂，村路也坏了，校车坐不下", ["road", "water"])).toBe("water");
  expect(secondOpinion(scorer, "村路塌方，水管", ["road", "water"])).toBe("road");
  expect(secondOpinion(scorer, "村路塌方", ["water", "school"])).not.toBe("road");
  expect(secondOpinion(scorer, "村路塌方", [])).toBeNull();
});

test("only one is offered where the second opinion agrees, in every entry of a study", () => {
  const { themes, entries } = generatedStudy({ visits: 60 });
  const own = themes.filter(({ dimension }) => dimension === "problem");
  const about = entries.filter(({ dimension }) => dimension === "problem");
  const [learned, heard] = [about.slice(0, about.length / 3), about.slice(about.length / 3)];
  const model = emptyModel();
  for (const one of own) {
    const examples = learned.filter((entry) => entry.themes.includes(one.id));
    learnTheme(model, { ...one, examples: examples.map(({ text }) => ({ text, questionId: null })) });
  }
  const scorer = scorerOf(model);
  const near = (entry: (typeof heard)[number]) => rankThemes(scorer, entry).slice(0, 3);
  const ahead = heard.filter((entry) => {
    const [first, second] = near(entry);
    return (first?.score ?? 0) - (second?.score ?? 0) >= 0.08;
  });
  const agreed = ahead.filter((entry) => {
    const ids = near(entry).map(({ themeId }) => themeId);
    return secondOpinion(scorer, entry.text, ids) === ids[0];
  });
  expect(heard.filter((entry) => suggestThemes(scorer, entry, none).sure)).toEqual(agreed);
  expect(agreed.length).toBeGreaterThan(0);
  expect(agreed.length).toBeLessThan(ahead.length);
});

test("one theme alone is suggested for what holds its words", () => {
  const scorer = scorerOf(modelOf(theme("a", "水管")));
  expect(suggestThemes(scorer, ask("水管冻裂"), none).themes.map(({ themeId }) => themeId)).toEqual(["a"]);
  expect(suggestThemes(scorer, ask("桥面坑洼"), none).themes).toEqual([]);
});

test("a theme that was refused or is there already is not offered", () => {
  const scorer = scorerOf(modelOf(water, road));
  const { themes } = suggestThemes(scorer, ask("水管冻裂，村路也坏了"), new Set(["water"]));
  expect(themes.map(({ themeId }) => themeId)).toEqual(["road"]);
  expect(suggestThemes(scorer, ask("水管冻裂"), new Set(["water"])).themes).toEqual([]);
});

test("the question under which it was heard decides between themes whose words say nothing", () => {
  const asked = (id: string, questionId: string): ThemeToLearn => ({
    ...theme(id, "同名"),
    examples: ["天气冷", "人手少"].map((text) => ({ text, questionId })),
  });
  const scorer = scorerOf(modelOf(asked("a", "first"), asked("b", "second")));
  const entry = { text: "别的话", question: { id: "second", text: "" } };
  expect(rankThemes(scorer, entry)[0]?.themeId).toBe("b");
});

test("a model that followed every change equals one that is built anew", () => {
  const texts = fc.array(fc.string({ unit: fc.constantFrom(..."水路管冻裂桥老医，1A"), maxLength: 12 }), {
    maxLength: 5,
  });
  const change = fc.record({
    id: fc.constantFrom("a", "b", "c", "d"),
    name: fc.constantFrom("水管", "道路"),
    texts,
    gone: fc.boolean(),
  });
  fc.assert(
    fc.property(
      fc.array(change, { maxLength: 12 }),
      fc.string({ unit: fc.constantFrom(..."水路管冻裂桥"), maxLength: 9 }),
      (changes, text) => {
        const followed = emptyModel();
        const now = new Map<string, ThemeToLearn>();
        for (const { id, name, texts: own, gone } of changes) {
          if (gone) {
            forgetTheme(followed, id);
            now.delete(id);
          } else {
            learnTheme(followed, theme(id, name, own));
            now.set(id, theme(id, name, own));
          }
        }
        const anew = modelOf(...now.values());
        const byId = (model: typeof anew) =>
          rankThemes(scorerOf(model), ask(text)).sort((a, b) => (a.themeId < b.themeId ? -1 : 1));
        expect(byId(followed)).toEqual(byId(anew));
        expect(followed.examples).toBe(anew.examples);
      },
    ),
  );
});
