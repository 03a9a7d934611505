// Bodies that no page sends: malformed JSON, forms and Flight, nested without end, and any bytes.
import { randomBytes } from "node:crypto";
import { between } from "./devices.mjs";

export const pick = (list) => list[between(0, list.length - 1)];
const deep = (open, close, depth) => open.repeat(depth) + close.repeat(depth);

/** Pieces of what React reads as an action's arguments: references to parts, files, promises, maps and worse. */
const flight = [
  ..."0123456789".split("").map((digit) => `"$${digit}"`),
  ...[
    "$@1",
    "$K1",
    "$F1",
    "$h1",
    "$Q1",
    "$W1",
    "$B1",
    "$i1",
    "$undefined",
    "$Infinity",
    "$NaN",
    "$-0",
    "$D2026",
    "$n1",
  ],
  ...[
    "$S",
    "$T",
    "$L1",
    "$E",
    "$P1",
    "$1:constructor:constructor",
    "$1:__proto__:then",
    "$O1",
    "$R1",
    "$r1",
    "$X1",
    "$x1",
  ],
].map((text) => (text.startsWith('"') ? text : JSON.stringify(text)));
const odd = [
  ...flight,
  ...[
    "null",
    "true",
    "-1",
    "1e999",
    '""',
    "[]",
    "{}",
    '{"__proto__":{"role":"lead"}}',
    '{"not":""}',
    '"\\u0000"',
    '"\\ud800"',
  ],
  ...[
    '{"then":"$1"}',
    '{"constructor":{"prototype":1}}',
    `"${"字".repeat(500)}"`,
    deep("[", "]", 40),
    "01",
    "'",
    "NaN",
  ],
];

const jsonLike = () => {
  const some = Array.from({ length: between(0, 4) }, () => pick(odd));
  const form = between(0, 3);
  if (form === 0) return `[${some.join(",")}]`;
  if (form === 1) return pick(odd);
  const names = ["projectId", "id", "protocol", "items", "name", "0", "role", "__proto__", "text", "file"];
  return `{${some.map((value) => `"${pick(names)}":${value}`).join(",")}}`;
};

/** Cut, doubled, with other bytes in it. */
function damaged(text) {
  let bytes = Buffer.from(text);
  const at = between(0, bytes.length);
  const how = between(0, 5);
  if (how === 0) bytes = bytes.subarray(0, at);
  if (how === 1) bytes = Buffer.concat([bytes.subarray(0, at), randomBytes(between(1, 6)), bytes.subarray(at)]);
  if (how === 2) bytes = Buffer.concat([bytes, bytes]);
  return bytes;
}

/** A form of up to four parts, as a page sends files, or an action its arguments. */
function multipart(names, contents) {
  const mark = `----${between(1, 9)}mark`;
  const part = () => {
    const file = between(0, 1) === 1 ? `; filename="${pick(["a.xlsx", "../../a", "", "\u0000", "a.docx"])}"` : "";
    const type =
      between(0, 1) === 1 ? `\r\nContent-Type: ${pick(["text/plain", "application/octet-stream", "x"])}` : "";
    return `--${mark}\r\nContent-Disposition: form-data; name="${pick(names)}"${file}${type}\r\n\r\n${contents()}\r\n`;
  };
  const text = `${Array.from({ length: between(0, 4) }, part).join("")}--${mark}--\r\n`;
  return { type: `multipart/form-data; boundary=${pick([mark, mark, mark, "other", ""])}`, body: damaged(text) };
}

const numbers = ["0", "1", "2", "3"];
const formNames = [...numbers, "_1_file", "_1_projectId", "file", "__proto__", "", 'a"b', "$ACTION_ID_1"];
const types = [
  "application/json",
  "text/plain;charset=UTF-8",
  "application/json; charset=utf-16",
  "application/x-www-form-urlencoded",
  "x",
  "",
];

/** An action's arguments as React writes them, in one text or as numbered parts that refer to each other. */
function flightLike() {
  const list = () => `[${Array.from({ length: between(1, 4) }, () => pick(flight)).join(",")}]`;
  if (between(0, 1) === 1) return multipart(numbers, () => pick([list(), pick(flight)]));
  return { type: "text/plain;charset=UTF-8", body: damaged(list()) };
}

/** Each kind with how many of twenty bodies are of it: at least 5,000 of 75,000. */
const kinds = {
  "nested 10,000 deep": [
    2,
    () => ({ type: pick(types), body: Buffer.from(deep(pick(["[", '{"a":']), pick(["]", "}"]), 10_000)) }),
  ],
  "any bytes": [2, () => ({ type: pick(types), body: randomBytes(between(0, 2_000)) })],
  multipart: [
    5,
    () => multipart([...formNames, "x".repeat(between(1, 300))], () => pick([jsonLike(), "PK\u0003\u0004"])),
  ],
  JSON: [5, () => ({ type: pick(types), body: damaged(jsonLike()) })],
  Flight: [6, flightLike],
};
const drawn = Object.entries(kinds).flatMap(([kind, [share, make]]) => Array(share).fill({ kind, make }));

/** @returns {{ kind: string, type: string, body: Buffer }} one that nobody's page sends */
export function oddBody() {
  const { kind, make } = pick(drawn);
  return { kind, ...make() };
}
