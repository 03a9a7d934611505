"use client";

import Link from "next/link";
import { DropdownMenu as Radix } from "radix-ui";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import type { MenuItem, MenuProps } from "@/components/ui/menu-props";

const itemClass = classNames(
  "flex min-h-9 cursor-pointer items-center gap-2.5 rounded-sm px-2.5 py-1.5 text-sm text-ink no-underline outline-none pointer-coarse:min-h-11",
  "data-highlighted:bg-action-soft data-disabled:cursor-not-allowed data-disabled:text-muted",
);

function MenuEntry({ item }: { item: MenuItem }) {
  switch (item.kind) {
    case "line":
      return <Radix.Separator className="my-1 h-px bg-line" />;
    case "heading":
      return (
        <Radix.Label className="px-2.5 py-1.5 text-sm font-semibold">
          {item.label}
          {item.detail && <span className="block text-xs font-normal text-muted">{item.detail}</span>}
        </Radix.Label>
      );
    case "link":
      return (
        <Radix.Item asChild>
          <Link href={item.href} aria-current={item.current ? "true" : undefined} className={itemClass}>
            {item.icon && <Icon name={item.icon} className="text-muted" />}
            <span className={classNames("min-w-0 grow", item.current && "font-semibold")}>{item.label}</span>
            {item.current && <Icon name="check" className="text-action" />}
          </Link>
        </Radix.Item>
      );
    case "choice":
      return (
        <Radix.CheckboxItem checked={item.checked} onSelect={item.onSelect} className={itemClass}>
          {item.icon && <Icon name={item.icon} className="text-muted" />}
          <span className={classNames("min-w-0 grow", item.checked && "font-semibold")}>{item.label}</span>
          {item.checked && <Icon name="check" className="text-action" />}
        </Radix.CheckboxItem>
      );
    case "action":
      return (
        <Radix.Item
          disabled={item.disabled ?? false}
          onSelect={() => void item.onSelect()}
          className={classNames(itemClass, item.danger && "text-vermilion data-highlighted:bg-vermilion-soft")}
        >
          {item.icon && <Icon name={item.icon} className={item.danger ? undefined : "text-muted"} />}
          {item.label}
        </Radix.Item>
      );
  }
}

/**
 * The menu itself, loaded when it is first needed, and already open. It hides nothing of the page from a screen reader,
 * because Tab could still reach what is hidden. It is inside the page's main element, so that it belongs to a landmark.
 */
export function OpenedMenu({ trigger, items, align = "end" }: MenuProps) {
  return (
    <Radix.Root defaultOpen modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal container={document.getElementById("main")}>
        <Radix.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className="z-50 max-h-(--radix-dropdown-menu-content-available-height) max-w-[min(22rem,92vw)] min-w-44 overflow-y-auto rounded-md border border-line bg-surface p-1 shadow-overlay"
        >
          {items.map((item, index) => (
            <MenuEntry key={index} item={item} />
          ))}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
