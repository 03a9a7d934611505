import { useId, type ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";

/** The attributes that connect a control to its label, hint and error. */
export type FieldControl = {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
  "aria-required": true | undefined;
};

/** What should be checked in a field's text although it is not wrong. `actions` are the buttons that settle it. */
export type FieldWarningContent = { text: ReactNode; actions: ReactNode };

type FieldProps = {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  warning?: FieldWarningContent | undefined;
  required?: boolean;
  /** Shown after the label: 选填 or the like. */
  note?: ReactNode;
  /** The label is for screen readers only, because the position already says what the field is. */
  hideLabel?: boolean;
  id?: string | undefined;
  className?: string | undefined;
  children: (control: FieldControl) => ReactNode;
};

export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={id} className="flex items-start gap-1.5 text-sm text-vermilion">
      <Icon name="warning" className="mt-0.5" />
      <span>{children}</span>
    </p>
  );
}

/** Quieter than an error, and it never blocks. The id is that of the sentence, for `aria-describedby`. */
export function FieldWarning({
  id,
  text,
  actions,
  className,
}: FieldWarningContent & { id: string; className?: string }) {
  return (
    <div
      role="status"
      className={classNames(
        "flex flex-wrap items-center gap-x-2 gap-y-1 border-s-3 border-s-amber bg-amber-soft px-3 py-1.5 text-sm",
        className,
      )}
    >
      <p id={id} className="flex min-w-0 flex-1 basis-44 items-start gap-1.5">
        <Icon name="warning" className="mt-0.5 text-amber" />
        <span>{text}</span>
      </p>
      <div className="flex flex-wrap gap-2">{actions}</div>
    </div>
  );
}

/** `said` is for a group of boxes, which has no attribute that says that it is required. */
export function RequiredMark({ said }: { said?: string }) {
  return (
    <>
      <span aria-hidden className="ms-1 text-vermilion">
        *
      </span>
      {said && <span className="sr-only">{said}</span>}
    </>
  );
}

export function describedBy(
  id: string,
  parts: { hint?: ReactNode; error?: ReactNode; warning?: unknown },
): string | undefined {
  return (
    classNames(
      Boolean(parts.error) && `${id}-error`,
      Boolean(parts.warning) && `${id}-warning`,
      Boolean(parts.hint) && `${id}-hint`,
    ) || undefined
  );
}

export function Field({ label, hint, error, warning, required, note, hideLabel, id, className, children }: FieldProps) {
  const made = useId();
  const own = id ?? made;
  return (
    <div className={classNames("flex min-w-0 flex-col gap-1.5", className)}>
      <label htmlFor={own} className={hideLabel ? "sr-only" : "text-sm font-medium"}>
        {label}
        {required && <RequiredMark />}
        {note && <span className="ms-2 font-normal text-muted">{note}</span>}
      </label>
      {children({
        id: own,
        "aria-describedby": describedBy(own, { hint, error, warning }),
        "aria-invalid": error ? true : undefined,
        "aria-required": required ? true : undefined,
      })}
      {error && <FieldError id={`${own}-error`}>{error}</FieldError>}
      {warning && <FieldWarning id={`${own}-warning`} {...warning} />}
      {hint && (
        <p id={`${own}-hint`} className="text-sm text-muted">
          {hint}
        </p>
      )}
    </div>
  );
}
