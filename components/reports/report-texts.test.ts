import { expect, test } from "vitest";
import { beginningOf } from "@/components/reports/report-texts";
import { plainDraft } from "@/lib/testing/plain-draft";

const draft = (title: string) => plainDraft({ title });
const served = { version: 4, draft: draft("今天") };

test.each([
  ["of this build, whatever was saved since", { version: 2, begunOn: draft("那时") }, "那时"],
  ["of an earlier build, and nothing was saved since", { version: 4 }, "今天"],
  ["of an earlier build, and the report was saved since: it is offered", { version: 3 }, undefined],
])("a kept text %s", (_what, row, title) => {
  expect(beginningOf(row, served)?.title).toBe(title);
});
