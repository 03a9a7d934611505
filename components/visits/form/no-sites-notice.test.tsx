import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { expect, it } from "vitest";
import { NoSitesNotice } from "@/components/visits/form/no-sites-notice";
import { can } from "@/lib/auth/policy";
import { zhCN } from "@/lib/i18n/messages/zh-cn";
import type { FormMember, FormSite } from "@/lib/visits/types";
import { projectRoles } from "@/lib/vocabulary";

const leads: FormMember[] = [
  { id: "1", displayName: "李明", role: "lead" },
  { id: "2", displayName: "周敏", role: "lead" },
];

function shown(me: FormMember, sites: FormSite[] = []): string {
  const data = { project: { id: "p", name: "课题" }, me, members: [...leads, me], sites };
  return renderToStaticMarkup(
    <IntlProvider locale="zh-CN" messages={{ visits: zhCN.visits }} timeZone="Asia/Shanghai">
      <NoSitesNotice data={data} />
    </IntlProvider>,
  );
}

it("a project without sites says what comes first: the way there, or whom to ask", () => {
  for (const role of projectRoles) {
    const me = { id: "3", displayName: "陆一舟", role };
    const actor = { userId: me.id, systemRole: "none", projectRole: role } as const;
    const html = shown(me);
    expect(html).toContain("这个课题还没有调研点");
    expect(html.includes('href="/projects/p/sites/add"'), role).toBe(can(actor, "site.edit"));
    expect(html.includes("李明、周敏"), role).toBe(!can(actor, "site.edit"));
  }
});

it("says nothing where there is a site to choose", () => {
  expect(shown(leads[0]!, [{ id: "s", name: "桥头镇", kind: "town", county: "" }])).toBe("");
});
