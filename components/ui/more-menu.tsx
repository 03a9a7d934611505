import { Menu } from "@/components/ui/menu";
import type { MenuProps } from "@/components/ui/menu-props";

/** The menu behind three dots at the end of a row. `label` names the row for a screen reader. */
export function MoreMenu({ label, items }: Pick<MenuProps, "items"> & { label: string }) {
  return (
    <Menu
      items={items}
      trigger={
        <button
          type="button"
          aria-label={label}
          className="icon-more-across-behind size-8 shrink-0 rounded-sm text-muted hover:text-action pointer-coarse:size-11"
        />
      }
    />
  );
}
