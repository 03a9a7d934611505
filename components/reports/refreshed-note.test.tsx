import { IntlProvider } from "use-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { RefreshedNote } from "@/components/reports/refreshed-note";
import { messagesOf } from "@/lib/i18n/catalogues";
import type { StaleNumber } from "@/lib/reports/stale-numbers";

const shown = (points: number, stale: StaleNumber[]) =>
  renderToStaticMarkup(
    <IntlProvider locale="zh-CN" messages={messagesOf("zh-CN")} timeZone="Asia/Shanghai">
      <RefreshedNote {...{ points, stale }} />
    </IntlProvider>,
  ).replace(/<[^>]*>/g, "");

test("an update says that typed numbers stay, and names those that are counted otherwise", () => {
  expect(shown(0, [{ written: "20个", value: 21 }])).toContain(
    "手写的数字不会跟着变，有1处与现在的统计不符：“20个”现为21",
  );
  expect(shown(0, [])).toContain("手写的数字不会跟着变");
  expect(shown(0, [])).not.toContain("已是最新");
  expect(shown(3, [])).toContain("新增3点");
});

test("of many, the first are named", () => {
  const stale = Array.from({ length: 20 }, (_, at) => ({ written: `${at + 10}个`, value: 1 }));
  expect(shown(0, stale)).toContain("有20处");
  expect(shown(0, stale).match(/现为/g)).toHaveLength(8);
});
