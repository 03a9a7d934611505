"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { ThemeForm } from "@/components/codebook/theme-form";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Icon } from "@/components/ui/icon";
import type { DimensionKey } from "@/lib/vocabulary";
import type { Theme } from "@/lib/codebook/types";

type NewThemeProps = { projectId: string; dimension: DimensionKey; dimensionName: string; parents: readonly Theme[] };

export function NewTheme({ projectId, dimension, dimensionName, parents }: NewThemeProps) {
  const t = useTranslations("codebook");
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      title={t("theme.newTitle")}
      closeLabel={t("theme.cancel")}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button variant="quiet" size="sm" aria-label={`${t("tree.add")}：${dimensionName}`}>
          <Icon name="plus" className="size-4" />
        </Button>
      }
    >
      <ThemeForm
        {...{ projectId, dimension, parents }}
        initial={{ name: "", definition: "", parentId: null, example: "" }}
        onDone={() => setOpen(false)}
      />
    </Dialog>
  );
}
