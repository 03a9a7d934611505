"use client";

import { createContext, useContext } from "react";

/** A visit of the list that can be handled together with others, and how. */
export interface SelectableVisit {
  id: string;
  version: number;
  may: "handIn" | "approve";
  site: string;
  /** YYYY-MM-DD */
  visitedOn: string;
}

interface Selection {
  isSelected: (id: string) => boolean;
  flip: (id: string) => void;
}

export const SelectionState = createContext<Selection | null>(null);

/** The box of one row. */
export function SelectBox({ id, label }: { id: string; label: string }) {
  const selection = useContext(SelectionState);
  if (!selection) return null;
  return (
    <label className="-m-1 inline-flex min-h-8 min-w-8 items-center justify-center p-1 pointer-coarse:min-h-11 pointer-coarse:min-w-11">
      <input
        type="checkbox"
        aria-label={label}
        checked={selection.isSelected(id)}
        onChange={() => selection.flip(id)}
        className="size-[1.125rem] accent-action"
      />
    </label>
  );
}
