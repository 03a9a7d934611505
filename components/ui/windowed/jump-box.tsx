"use client";

import { useId, useState, type KeyboardEvent } from "react";
import type { CellPlace } from "@/components/ui/windowed/key-steps";
import { Input } from "@/components/ui/input";
import { useEarlyValue } from "@/components/ui/use-early-value";

export interface JumpWords {
  label: string;
  none: string;
  found: (count: number) => string;
  at: (place: number, count: number) => string;
}

type JumpBoxProps = {
  words: JumpWords;
  rowNames: readonly string[];
  columnNames: readonly string[];
  onJump: (place: CellPlace) => void;
};

/** Finds a row or a column by a part of its name, also where it is not drawn yet. Enter leads to the next one. */
export function JumpBox({ words, rowNames, columnNames, onJump }: JumpBoxProps) {
  const id = useId();
  const [text, setText] = useState("");
  const [at, setAt] = useState(-1);
  const wanted = text.trim().toLowerCase();
  const places = (names: readonly string[], placeOf: (place: number) => CellPlace) =>
    names.flatMap((name, place) => (name.toLowerCase().includes(wanted) ? [placeOf(place)] : []));
  const found = wanted
    ? [...places(rowNames, (row) => ({ row, column: -1 })), ...places(columnNames, (column) => ({ row: -1, column }))]
    : [];
  const typed = (value: string) => {
    setText(value);
    setAt(-1);
  };
  const box = useEarlyValue<HTMLInputElement>(text, typed);
  const next = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    const place = found[(at + 1) % Math.max(1, found.length)];
    if (!place) return;
    setAt((at + 1) % found.length);
    onJump(place);
  };
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 print:hidden">
      <label htmlFor={id} className="text-sm text-muted">
        {words.label}
      </label>
      <span className="w-56 max-sm:w-full">
        <Input
          id={id}
          ref={box}
          type="search"
          value={text}
          maxLength={60}
          onChange={(event) => typed(event.target.value)}
          onKeyDown={next}
        />
      </span>
      <span role="status" className="text-sm text-muted">
        {wanted === ""
          ? ""
          : found.length === 0
            ? words.none
            : at < 0
              ? words.found(found.length)
              : words.at(at + 1, found.length)}
      </span>
    </div>
  );
}
