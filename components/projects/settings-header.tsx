import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import { translator } from "@/lib/i18n/server";

type SettingsHeaderProps = { projectId: string; part: "basics" | "outline"; mayEdit: boolean };

export async function SettingsHeader({ projectId, part, mayEdit }: SettingsHeaderProps) {
  const t = await translator();
  const home = `/projects/${projectId}/settings`;
  return (
    <>
      <PageHeader
        title={t("projects.settings.title")}
        {...(!mayEdit && { context: t("projects.settings.contextReader") })}
      />
      <Tabs
        label={t("projects.settings.tabs")}
        items={[
          { href: home, label: t("projects.settings.basicsTab"), current: part === "basics" },
          { href: `${home}/outline`, label: t("projects.settings.outlineTab"), current: part === "outline" },
        ]}
        className="mb-6"
      />
    </>
  );
}
