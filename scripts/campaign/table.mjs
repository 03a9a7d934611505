// The campaign's table, as text and as JSON. Pure.
const columns = [
  ["#", 4, ({ number }) => number],
  ["name", 20, ({ name }) => name],
  ["rounds", 14, ({ result, rounds }) => `${result.rounds} of ${rounds}`],
  ["acknowledged", 14, ({ result }) => result.acknowledged],
  ["again", 7, ({ result }) => result.again],
  ["lost", 6, ({ result }) => result.lost],
  ["doubled", 9, ({ result }) => result.doubled],
  ["violations", 12, ({ result }) => result.faults.length],
  ["seconds", 9, ({ result }) => result.seconds.toFixed(0)],
];

const noteLine = (notes) =>
  Object.entries(notes)
    .map(([name, value]) => `${name} ${Number.isInteger(value) ? value : value.toFixed(1)}`)
    .join("; ");

/** @param {{ number: number | string, name: string, rounds: number, result: object, skipped?: string }[]} rows */
export function tableText(rows) {
  const line = (cells) =>
    cells
      .map((cell, place) => String(cell).padEnd(columns[place][1]))
      .join("")
      .trimEnd();
  const lines = [line(columns.map(([name]) => name))];
  for (const row of rows) {
    lines.push(
      row.skipped ? `${line([row.number, row.name])}not run: ${row.skipped}` : line(columns.map(([, , of]) => of(row))),
    );
    if (!row.skipped && Object.keys(row.result.notes).length > 0) lines.push(`    ${noteLine(row.result.notes)}`);
    for (const fault of row.result.faults) lines.push(`    ✗ ${fault}`);
  }
  const sum = (name) => rows.reduce((total, { result }) => total + result[name], 0);
  const violations = rows.reduce((total, { result }) => total + result.faults.length, 0);
  lines.push(
    `${sum("acknowledged")} acknowledged, ${sum("lost")} lost, ${sum("doubled")} doubled, ${violations} violations`,
  );
  return lines.join("\n");
}

/** Whether every row that was run is without a fault. */
export const isSound = (rows) => rows.every(({ result }) => result.faults.length === 0);
