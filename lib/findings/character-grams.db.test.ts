import { beforeAll, expect, it } from "vitest";
import { connect } from "@/lib/db";
import { patienceMs } from "@/lib/db-pool";
import { testDatabase } from "@/lib/testing/database";
import { randomText, seeded } from "@/lib/testing/findings-world";

const { prisma, url } = await testDatabase();
const random = seeded(11);

/** Longer in NFKC, outside the basic plane, joined by marks, in need of lower case, or not a character by itself. */
const odd = ["㍿ﬃ㈱", "𠀀𪚥", "e\u0301\u0323", "ＷＩ-ＦＩ İ", "👨‍👩‍👧", "  ", "\n", "一", "aAa", "ｶﾞｲﾄﾞ"];
const texts = [...odd, ...Array.from({ length: 400 }, (_, index) => randomText(random, 1 + (index % 60)))];

beforeAll(async () => {
  // The definition of the first release, by which the entries of older databases were indexed.
  await prisma.$executeRaw`
    CREATE FUNCTION first_grams(value text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT RETURN (
      SELECT coalesce(array_agg(DISTINCT gram), '{}')
      FROM generate_series(1, char_length(search_form(value))) AS place,
        LATERAL (VALUES (substr(search_form(value), place, 1)), (substr(search_form(value), place, 2))) AS grams (gram))`;
});

it("makes exactly the grams of the first release, so that what older databases hold stays valid", async () => {
  const differing = await prisma.$queryRaw<{ text: string }[]>`
    SELECT text FROM unnest(${texts}::text[]) AS text
    WHERE ARRAY(SELECT unnest(character_grams(text)) ORDER BY 1) <> ARRAY(SELECT unnest(first_grams(text)) ORDER BY 1)
      OR cardinality(character_grams(text)) = 0`;
  expect(differing).toEqual([]);
  expect(await prisma.$queryRaw`SELECT character_grams('') AS none, character_grams(NULL) AS unknown`).toEqual([
    { none: [], unknown: null },
  ]);
});

it("takes a text of 20,000 characters within what one statement may take, the tenth time too", async () => {
  // Four times what an entry may hold: quadratic work takes a minute, the server ends a statement after 4.5 s.
  const client = connect(url, 1, patienceMs);
  const long = Array.from({ length: 1_000 }, () => randomText(random, 20).padEnd(20, "村")).join("");
  try {
    for (let time = 0; time < 10; time += 1) {
      const [row] = await client.$queryRaw<
        { grams: number }[]
      >`SELECT cardinality(character_grams(${long}::text)) AS grams`;
      expect(row?.grams).toBeGreaterThan(100);
    }
  } finally {
    await client.$disconnect();
  }
});
