import { useId, type ComponentProps, type ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { describedBy, FieldError, RequiredMark } from "@/components/ui/field";

export type RadioOption = { value: string; label: ReactNode; disabled?: boolean };

type RadioGroupProps = {
  legend: ReactNode;
  options: readonly RadioOption[];
  hint?: ReactNode;
  error?: ReactNode;
  required?: boolean;
  hideLegend?: boolean;
  size?: "sm" | "md";
  /** Set on every radio: `name`, `defaultValue`, `onChange`, or the result of `register()`. */
  input: Omit<ComponentProps<"input">, "type" | "value" | "defaultChecked" | "defaultValue"> & { name: string };
  defaultValue?: string | undefined;
  value?: string | undefined;
  className?: string | undefined;
};

/** Native radios as one segmented strip. The chosen one is filled and bold, so it does not depend on colour alone. */
export function RadioGroup(props: RadioGroupProps) {
  const {
    legend,
    options,
    hint,
    error,
    required,
    hideLegend,
    size = "md",
    input,
    defaultValue,
    value,
    className,
  } = props;
  const id = useId();
  return (
    <fieldset
      className={classNames("flex min-w-0 flex-col gap-1.5", className)}
      aria-describedby={describedBy(id, { hint, error })}
    >
      <legend className={hideLegend ? "sr-only" : "mb-1.5 text-sm font-medium"}>
        {legend}
        {required && <RequiredMark />}
      </legend>
      <div
        className={classNames(
          "flex w-fit max-w-full flex-wrap gap-px overflow-hidden rounded-md border bg-edge",
          error ? "border-vermilion" : "border-edge",
        )}
      >
        {options.map((option) => (
          <label
            key={option.value}
            className={classNames(
              "relative inline-flex grow cursor-pointer items-center justify-center gap-1.5 bg-surface text-center leading-tight transition-colors",
              "pointer-coarse:min-h-11 pointer-coarse:min-w-11 hover:text-action has-checked:bg-action has-checked:font-medium has-checked:text-on-action",
              "has-disabled:cursor-not-allowed has-disabled:bg-sunken has-disabled:text-muted",
              "has-focus-visible:z-10 has-focus-visible:outline-2 has-focus-visible:-outline-offset-4 has-focus-visible:outline-current",
              size === "sm" ? "min-h-8 px-2.5 text-sm" : "min-h-[2.375rem] px-4",
            )}
          >
            <input
              {...input}
              type="radio"
              value={option.value}
              disabled={option.disabled ?? input.disabled}
              {...(value !== undefined && { checked: value === option.value })}
              {...(defaultValue !== undefined && { defaultChecked: defaultValue === option.value })}
              className="sr-only"
            />
            {option.label}
          </label>
        ))}
      </div>
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-muted">
          {hint}
        </p>
      )}
    </fieldset>
  );
}
