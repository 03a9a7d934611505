import { walkXml } from "@/lib/office/xml";

/**
 * What is wrong with a .qdc file by the schema of the REFI-QDA codebook 1.0, which is written here as data: for each
 * element, its attributes and the elements in it, in this order.
 */
interface Declared {
  attributes: Record<string, { required: boolean; pattern: RegExp }>;
  children: [name: string, least: number, most: number][];
  text: boolean;
}
const any = /^[^]*$/u;
const guid =
  /^(?:[\da-fA-F]{8}(?:-[\da-fA-F]{4}){3}-[\da-fA-F]{12}|\{[\da-fA-F]{8}(?:-[\da-fA-F]{4}){3}-[\da-fA-F]{12}\})$/u;
const named = { guid: { required: true, pattern: guid }, name: { required: true, pattern: any } };
const declared: Record<string, Declared> = {
  CodeBook: {
    attributes: {
      origin: { required: false, pattern: any },
      xmlns: { required: true, pattern: /^urn:QDA-XML:codebook:1\.0$/u },
    },
    children: [
      ["Codes", 1, 1],
      ["Sets", 0, 1],
    ],
    text: false,
  },
  Codes: { attributes: {}, children: [["Code", 1, Infinity]], text: false },
  Sets: { attributes: {}, children: [["Set", 1, Infinity]], text: false },
  Code: {
    attributes: {
      ...named,
      isCodable: { required: true, pattern: /^(?:true|false|1|0)$/u },
      color: { required: false, pattern: /^#(?:[\da-fA-F]{6}|[\da-fA-F]{3})$/u },
    },
    children: [
      ["Description", 0, 1],
      ["Code", 0, Infinity],
    ],
    text: false,
  },
  Set: {
    attributes: named,
    children: [
      ["Description", 0, 1],
      ["MemberCode", 0, Infinity],
    ],
    text: false,
  },
  MemberCode: { attributes: { guid: named.guid }, children: [], text: false },
  Description: { attributes: {}, children: [], text: true },
};

export function refiFaults(xml: string): string[] {
  const faults: string[] = [];
  const open: { name: string; children: string[] }[] = [];
  const inOrder = ({ name, children }: (typeof open)[number]) => {
    let at = 0;
    for (const [child, least, most] of declared[name]?.children ?? []) {
      let count = 0;
      for (; children[at] === child; at += 1) count += 1;
      if (count < least || count > most) faults.push(`${name}: ${count} of ${child}`);
    }
    if (at < children.length) faults.push(`${name}: ${children[at]} where it may not be`);
  };
  walkXml(xml, {
    open(name, attributes) {
      open.at(-1)?.children.push(name);
      if (open.length === 0 && name !== "CodeBook") faults.push(`root ${name}`);
      open.push({ name, children: [] });
      const known = declared[name];
      if (!known) return faults.push(`unknown ${name}`);
      for (const [key, value] of attributes())
        if (!known.attributes[key]?.pattern.test(value)) faults.push(`${name}: ${key}="${value}"`);
      for (const [key, { required }] of Object.entries(known.attributes))
        if (required && !attributes().has(key)) faults.push(`${name}: no ${key}`);
    },
    close() {
      const done = open.pop();
      if (done) inOrder(done);
    },
    text(text) {
      const name = open.at(-1)?.name ?? "";
      if (text.trim() !== "" && !declared[name]?.text) faults.push(`${name}: text`);
    },
  });
  return faults;
}
