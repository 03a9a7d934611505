"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { AssignPanel } from "@/components/coding/assign-panel";
import { chipStyles } from "@/components/coding/chip-styles";
import { DoneBar } from "@/components/coding/done-bar";
import { EntryToCode, rowId } from "@/components/coding/entry-to-code";
import { HelpSheet } from "@/components/coding/help-sheet";
import type { DeskCommand } from "@/components/coding/key-commands";
import { ListBar } from "@/components/coding/list-bar";
import { ThemePalette } from "@/components/coding/theme-palette";
import type { ThemeName } from "@/components/coding/use-assignments";
import type { Desk, DeskProps } from "@/components/coding/use-desk";
import { useDeskKeys } from "@/components/coding/use-desk-keys";
import { useSelection } from "@/components/coding/use-selection";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { whenIdle } from "@/components/form/when-idle";
import type { CodingEntry } from "@/lib/coding/loaders";

/** The entries of the page and, beside them, the themes that selected ones can get. Keys do everything. */
export function CodingList({ desk, ...props }: DeskProps & { desk: Desk }) {
  const { projectId, mayCode, mayCreate } = props;
  const t = useTranslations("codebook");
  const { work, entries, themes, place, current } = desk;
  const { selected, toggle, selectAll, clear } = useSelection(entries.map(({ id }) => id));
  const [opened, setOpened] = useState<"palette" | "help" | null>(null);
  const find = useRef<HTMLInputElement>(null);
  const router = useRouter();
  // What is typed right behind the key that opens a dialog is to reach it.
  useEffect(() => whenIdle(() => void import("@/components/ui/opened-dialog").catch(() => {}), 2_000), []);

  const several = selected.length > 0;
  /** Those that a theme is put on: the selected ones, else the one that keys work on. */
  const targets = several ? selected : current ? [current.id] : [];
  const dimension = desk.dimensionOf(targets);
  const choices = themes.filter((theme) => theme.dimension === dimension);

  const show = (entry: CodingEntry | null): boolean => {
    const row = entry && document.getElementById(rowId(entry.id));
    row?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: "nearest" });
    return entry !== null;
  };
  const takeFor = (entry: CodingEntry, theme: ThemeName) => {
    const next = desk.untouchedAfter(entries.indexOf(entry));
    if (next >= 0) show(desk.goTo(next));
    void desk.put([entry.id], theme, true);
  };
  const assign = async (theme: ThemeName) => {
    const next = desk.untouchedAfter(place);
    if (!several && current) show(desk.goTo(next >= 0 ? next : place + 1));
    const done = await desk.put(targets, theme);
    if (done) clear();
    return done;
  };
  const create = async (name: string) => {
    const done = dimension !== null && (await work.putOnNew(targets, dimension, name));
    if (done) clear();
    return done;
  };
  const takeDigit = (digit: number): boolean => {
    if (several) {
      const theme = choices[digit - 1];
      if (theme) void assign(theme);
      return theme !== undefined;
    }
    const theme = current && desk.offered(current)[digit - 1];
    if (theme) takeFor(current, theme);
    return Boolean(theme);
  };
  const onCommand = (command: DeskCommand): boolean => {
    if (!mayCode || !current || opened !== null) return false;
    switch (command.kind) {
      case "move":
        return show(desk.goTo(place + command.by));
      case "nextUntouched": {
        const next = desk.untouchedAfter(place);
        return next >= 0 && show(desk.goTo(next));
      }
      case "select":
        toggle(current.id, command.range);
        return true;
      case "digit":
        return takeDigit(command.digit);
      case "refuse": {
        const first = desk.offered(current)[0];
        if (first) void desk.refuse(current.id, first);
        return first !== undefined;
      }
      case "palette":
        if (dimension === null) return false;
        setOpened("palette");
        return true;
      case "help":
        setOpened("help");
        return true;
      case "undo":
        void desk.undo();
        return true;
      case "redo":
        void desk.redo();
        return true;
      case "clear":
        clear();
        return several;
      case "similar":
        router.push(`/projects/${projectId}/codebook?like=${current.id}`);
        return true;
    }
  };
  useDeskKeys(onCommand);
  const open = (name: "palette" | "help") => (isOpen: boolean) => setOpened(isOpen ? name : null);

  return (
    <div className="grid gap-6 xl:grid-cols-[1fr_18rem]">
      <section aria-label={t("list.title")} className="min-w-0">
        {mayCode && <ListBar {...{ selected, selectAll, clear }} renew={desk.renew} onHelp={() => setOpened("help")} />}
        {mayCode && (
          <div className="sticky top-16 z-10 empty:hidden">
            <RefusalNotice refusal={work.refusal} />
            <DoneBar work={{ ...work, undo: desk.undo, redo: desk.redo }} textOf={desk.textOf} />
          </div>
        )}
        <ol aria-label={t("list.title")} className={`border-t border-edge ${chipStyles}`}>
          {entries.map((entry, index) => (
            <EntryToCode
              key={entry.id}
              {...{ projectId, entry, mayCode, desk }}
              current={index === place}
              selected={selected.includes(entry.id)}
              onToggle={(range) => {
                desk.goTo(index);
                toggle(entry.id, range);
              }}
              onTake={(theme) => takeFor(entry, theme)}
            />
          ))}
        </ol>
      </section>
      {mayCode && (
        <aside
          aria-label={t("assign.title")}
          className={`self-start border-line bg-surface xl:sticky xl:top-20 xl:rounded-md xl:border xl:p-4 max-xl:sticky max-xl:bottom-14 max-xl:-mx-4 max-xl:border-t max-xl:px-4 max-xl:py-3 ${several ? "" : "max-xl:hidden"}`}
        >
          <AssignPanel
            {...{ themes, mayCreate, find }}
            dimension={several ? dimension : null}
            pending={work.pending}
            count={selected.length}
            onPut={assign}
            onCreate={create}
          />
        </aside>
      )}
      {mayCode && (
        <ThemePalette
          open={opened === "palette"}
          onOpenChange={open("palette")}
          themes={choices}
          count={targets.length}
          about={targets.length === 1 ? desk.textOf(targets[0] ?? "") : undefined}
          mayCreate={mayCreate}
          onPut={(theme) => void assign(theme)}
          onCreate={(name) => void create(name)}
        />
      )}
      {mayCode && <HelpSheet open={opened === "help"} onOpenChange={open("help")} />}
    </div>
  );
}
