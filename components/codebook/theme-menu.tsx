"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useThemeDeletion } from "@/components/codebook/delete-theme";
import { useThemeMerge } from "@/components/codebook/merge-theme";
import { ThemeForm } from "@/components/codebook/theme-form";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { useAction } from "@/components/form/use-action";
import { Dialog } from "@/components/ui/dialog";
import { Menu } from "@/components/ui/menu";
import { archiveTheme, moveTheme } from "@/lib/codebook/actions";
import type { EditableTheme, Theme } from "@/lib/codebook/types";

type ThemeMenuProps = {
  projectId: string;
  theme: EditableTheme;
  /** All themes of its dimension, each before those below it. */
  own: readonly EditableTheme[];
};

/** Where it can be moved to: everywhere but to itself, the themes below it and archived ones. */
function parentsFor(own: readonly EditableTheme[], id: string): Theme[] {
  const branch = new Set([id]);
  for (const theme of own) if (theme.parentId !== null && branch.has(theme.parentId)) branch.add(theme.id);
  return own.filter((theme) => !branch.has(theme.id) && !theme.archived);
}

export function ThemeMenu({ projectId, theme, own }: ThemeMenuProps) {
  const t = useTranslations("codebook");
  const words = useTranslations("codebook.merge");
  const router = useRouter();
  const [open, setOpen] = useState<"edit" | "below" | "refused" | "notMoved" | null>(null);
  const deletion = useThemeDeletion(projectId, theme);
  const merge = useThemeMerge(projectId, theme, () => parentsFor(own, theme.id));
  const moving = useAction(moveTheme);
  const move = async (direction: "up" | "down") => {
    const answer = await moving.send({ projectId, themeId: theme.id, direction });
    if (answer.ok) router.refresh();
    else setOpen("notMoved");
  };
  const { name, definition, parentId, dimension, archived = false } = theme;
  const archiving = useAction(archiveTheme);
  const archive = async () => {
    const answer = await archiving.send({ projectId, themeId: theme.id, archived: !archived });
    if (!answer.ok) setOpen("refused");
    router.refresh();
  };
  const parents = open === "edit" || open === "below" ? parentsFor(own, theme.id) : [];
  return (
    <>
      <Menu
        align="end"
        trigger={
          <button type="button" aria-label={t("tree.manage", { name })}>
            ⋯
          </button>
        }
        items={[
          { kind: "action", label: t("tree.edit"), icon: "edit", onSelect: () => setOpen("edit") },
          {
            kind: "link",
            label: t("tree.uses"),
            icon: "search",
            href: `/projects/${projectId}/codebook/themes/${theme.id}`,
          },
          ...(archived
            ? []
            : [
                {
                  kind: "action" as const,
                  label: t("tree.addBelow"),
                  icon: "plus" as const,
                  onSelect: () => setOpen("below"),
                },
              ]),
          { kind: "action", label: t("tree.up"), icon: "arrow-up", onSelect: () => move("up") },
          { kind: "action", label: t("tree.down"), icon: "arrow-down", onSelect: () => move("down") },
          ...(archived
            ? []
            : [{ kind: "action" as const, label: words("action"), icon: "link" as const, onSelect: merge.start }]),
          { kind: "action", label: t(archived ? "tree.bringBack" : "tree.archive"), icon: "book", onSelect: archive },
          { kind: "line" },
          { kind: "action", label: t("tree.delete"), icon: "trash", danger: true, onSelect: deletion.start },
        ]}
      />
      <Dialog
        title={t(open === "below" ? "theme.newTitle" : "theme.editTitle")}
        closeLabel={t("theme.cancel")}
        open={open === "edit" || open === "below"}
        onOpenChange={(shown) => setOpen(shown ? open : null)}
      >
        <ThemeForm
          projectId={projectId}
          dimension={dimension}
          themeId={open === "edit" ? theme.id : undefined}
          initial={
            open === "below"
              ? { name: "", definition: "", parentId: theme.id, example: "" }
              : { name, definition, parentId, example: theme.exampleFrom ? "" : (theme.example ?? "") }
          }
          heard={open === "edit" && theme.exampleFrom ? theme.example : undefined}
          parents={open === "below" ? [...parents, theme] : parents}
          onDone={() => setOpen(null)}
        />
      </Dialog>
      <Dialog
        title={t(open === "notMoved" ? "tree.notMoved" : archived ? "tree.refused" : "tree.notArchived", { name })}
        closeLabel={t("theme.cancel")}
        open={open === "refused" || open === "notMoved"}
        onOpenChange={() => setOpen(null)}
      >
        <RefusalNotice refusal={open === "notMoved" ? moving.refusal : archiving.refusal} />
      </Dialog>
      {merge.dialog}
      {deletion.dialog}
    </>
  );
}
