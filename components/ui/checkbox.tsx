import { useId, type ComponentProps, type ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { describedBy, FieldError } from "@/components/ui/field";

type CheckboxProps = Omit<ComponentProps<"input">, "type" | "children"> & {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
};

export function Checkbox({ label, hint, error, id, className, ...rest }: CheckboxProps) {
  const made = useId();
  const own = id ?? made;
  return (
    <div className={classNames("min-w-0", className)}>
      <label className="inline-flex min-h-8 items-start gap-2.5 py-1 pointer-coarse:min-h-11 pointer-coarse:py-2.5">
        <input
          {...rest}
          id={own}
          type="checkbox"
          aria-describedby={describedBy(own, { hint, error })}
          aria-invalid={error ? true : undefined}
          className="mt-[0.3em] size-[1.125rem] shrink-0 accent-action"
        />
        <span>{label}</span>
      </label>
      {hint && (
        <p id={`${own}-hint`} className="ps-7 text-sm text-muted">
          {hint}
        </p>
      )}
      {error && <FieldError id={`${own}-error`}>{error}</FieldError>}
    </div>
  );
}
