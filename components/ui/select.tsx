import type { ComponentProps } from "react";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import { controlClass } from "@/components/ui/input";

export type SelectOption = { value: string; label: string; disabled?: boolean };
export type SelectGroup = { label: string; options: readonly SelectOption[] };

type SelectProps = Omit<ComponentProps<"select">, "children"> & {
  options: readonly (SelectOption | SelectGroup)[];
  /** The words of the empty choice. Without them there is no empty choice. */
  placeholder?: string | undefined;
};

function option({ value, label, disabled }: SelectOption) {
  return (
    <option key={value} value={value} disabled={disabled}>
      {label}
    </option>
  );
}

/** The browser's own list, which is the best one on a phone. */
export function Select({ options, placeholder, className, ...rest }: SelectProps) {
  return (
    <span className={classNames("relative block min-w-0", className)}>
      <select
        {...rest}
        className={classNames(controlClass, "h-10 appearance-none bg-surface pe-9 pointer-coarse:h-11")}
      >
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map((entry) =>
          "options" in entry ? (
            <optgroup key={entry.label} label={entry.label}>
              {entry.options.map(option)}
            </optgroup>
          ) : (
            option(entry)
          ),
        )}
      </select>
      <Icon name="chevron-down" className="pointer-events-none absolute inset-y-0 end-2.5 my-auto text-muted" />
    </span>
  );
}
