import { Tabs } from "@/components/ui/tabs";
import { translator } from "@/lib/i18n/server";

/** The two kinds of import: single documents or whole tables. */
export async function ImportTabs({ projectId, current }: { projectId: string; current: "word" | "excel" }) {
  const t = await translator();
  const address = `/projects/${projectId}/visits/import`;
  return (
    <Tabs
      label={t("imports.excel.tabs.label")}
      className="mb-6"
      items={[
        { href: address, label: t("imports.excel.tabs.word"), current: current === "word" },
        { href: `${address}/excel`, label: t("imports.excel.tabs.excel"), current: current === "excel" },
      ]}
    />
  );
}
