import type { ButtonHTMLAttributes, ReactElement, ReactNode } from "react";

export type DialogTrigger = ReactElement<ButtonHTMLAttributes<HTMLButtonElement>>;

export type DialogProps = {
  title: ReactNode;
  description?: ReactNode;
  closeLabel: string;
  /** The button that opens it; leave out when `open` is held outside. */
  trigger?: DialogTrigger;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  size?: "md" | "lg";
  /** The buttons at the foot; wrap one in `DialogClose` to shut the dialog with it. */
  footer?: ReactNode;
  children?: ReactNode;
};
