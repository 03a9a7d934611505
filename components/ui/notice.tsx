import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { Icon, type IconName } from "@/components/ui/icon";

export type NoticeKind = "info" | "warning" | "error";

const looks: Record<NoticeKind, { icon: IconName; frame: string; mark: string }> = {
  info: { icon: "info", frame: "border-s-action bg-action-soft", mark: "text-action" },
  warning: { icon: "warning", frame: "border-s-amber bg-amber-soft", mark: "text-amber" },
  error: { icon: "warning", frame: "border-s-vermilion bg-vermilion-soft", mark: "text-vermilion" },
};

type NoticeProps = {
  kind?: NoticeKind;
  title?: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  className?: string | undefined;
};

/** A note in the margin. Screen readers read an error at once, the others when the reader pauses. */
export function Notice({ kind = "info", title, children, action, className }: NoticeProps) {
  const look = looks[kind];
  return (
    <div
      role={kind === "error" ? "alert" : "status"}
      className={classNames(
        "flex flex-wrap items-start gap-x-3 gap-y-2 rounded-sm border-s-3 px-4 py-3",
        look.frame,
        className,
      )}
    >
      <Icon name={look.icon} className={classNames("mt-1", look.mark)} />
      <div className="min-w-0 flex-1 basis-48">
        {title && <p className="font-semibold">{title}</p>}
        {children && <div className="max-w-measure">{children}</div>}
      </div>
      {action && <div className="ms-8 flex flex-wrap gap-2 sm:ms-0">{action}</div>}
    </div>
  );
}
