import type { ButtonHTMLAttributes, ReactElement } from "react";
import type { IconName } from "@/components/ui/icon";

export type MenuItem =
  | { kind: "link"; href: string; label: string; icon?: IconName; current?: boolean }
  | {
      kind: "action";
      label: string;
      onSelect: () => void | Promise<void>;
      icon?: IconName;
      danger?: boolean;
      disabled?: boolean;
    }
  | { kind: "choice"; label: string; checked: boolean; onSelect: () => void; icon?: IconName }
  | { kind: "heading"; label: string; detail?: string }
  | { kind: "line" };

export type MenuProps = {
  /** The button that opens it, with its own accessible name. */
  trigger: ReactElement<ButtonHTMLAttributes<HTMLButtonElement>>;
  items: readonly MenuItem[];
  align?: "start" | "end";
};
