import { readdirSync } from "node:fs";
import { join } from "node:path";

/**
 * What may not be written where, as lists for no-restricted-syntax. ESLint takes the last list that matches a file and
 * forgets those before it, so each kind of file names its whole list.
 */

const catalogues = join(import.meta.dirname, "../../lib/i18n/messages/en");
const namespaces = readdirSync(catalogues).map((file) => file.replace(/\.json$/, ""));
const messageKey = `/^(${namespaces.join("|")})\\.[A-Za-z]/`;
const looksInto = "/^(startsWith|endsWith|includes|indexOf|match|search|has)$/";

const list = (message, ...selectors) => selectors.map((selector) => ({ selector, message }));

const unsafeSql = list(
  "Parameters go through Prisma.sql.",
  "CallExpression[callee.property.name=/^\\$(query|execute)RawUnsafe$/]",
);

const inlineAction = list(
  "No inline server actions: an action stands in lib/<noun>/actions.ts and in lib/auth/doors.ts.",
  "FunctionDeclaration[async=true] > BlockStatement > ExpressionStatement[directive='use server']",
);

const actionFile = list(
  "Server actions stand in lib/<noun>/actions.ts.",
  "ExpressionStatement[directive='use server']",
);

const chineseText = list(
  "User text lives in lib/i18n/messages.",
  "JSXText[value=/[\\u4e00-\\u9fff]/]",
  "JSXAttribute > Literal[value=/[\\u4e00-\\u9fff]/]",
);

const formOfNobody = list(
  'A form has onSubmit, or says where it goes by action or method="get": see components/frame/early-press-script.ts.',
  "JSXOpeningElement[name.name='form']:not(:has(> JSXAttribute[name.name=/^(onSubmit|action|method)$/]))",
);

const cutText = list(
  "maxLength cuts what is pasted without a word: the schema refuses it with a sentence, or useTooLong says it.",
  "JSXOpeningElement[name.name=/Textarea/] > JSXAttribute[name.name='maxLength']",
);

const unseenAnswer = list(
  "A press that came to nothing is said: useAction keeps the refusal for RefusalNotice.",
  "ExpressionStatement > AwaitExpression > CallExpression[callee.property.name='catch'][arguments.0.body.raw='null']",
);

const keyDecision = list(
  "A message key is for reading. Decide on a code: refusals have one (lib/errors.ts).",
  `BinaryExpression[operator=/^[!=]==?$/] > Literal[value=${messageKey}]`,
  `BinaryExpression[operator=/^[!=]==?$/] > TemplateLiteral > TemplateElement[value.raw=${messageKey}]`,
  `SwitchCase > Literal[value=${messageKey}]`,
  `CallExpression[callee.property.name=${looksInto}] > Literal[value=${messageKey}]`,
  `CallExpression[callee.property.name=${looksInto}] > TemplateLiteral > TemplateElement[value.raw=${messageKey}]`,
  `CallExpression[callee.property.name=${looksInto}][callee.object.property.name=/^(key|messageKey)$/]`,
);

const forgedScope = list(
  "Only lib/auth/scope.ts mints a scope, from a membership row; tests and seeds have lib/testing/trusted-scope.ts.",
  "TSAsExpression TSTypeReference[typeName.name='ProjectScope']",
  "TSTypeAssertion TSTypeReference[typeName.name='ProjectScope']",
);

/** The rules about lib/db and lib/row-stream know them by this name only. */
const relativeDatabase = list(
  "Import it as @/lib/…, by which lint knows it.",
  "ImportDeclaration[source.value=/^\\.\\.?\\/(.*\\/)?(db|row-stream)$/]",
  "ImportExpression[source.value=/(^|\\/)(db|row-stream)$/]",
);

const serverOnly = list(
  'Starts with import "server-only".',
  "Program:not(:has(ImportDeclaration[source.value='server-only']))",
);

const writingSql = list(
  "This file only reads: what writes is a mutation in its gate's transaction.",
  "TemplateElement[value.raw=/\\b(insert\\s+into|update\\s+[\\w.]+\\s+(as\\s+\\w+\\s+)?set|delete\\s+from|merge\\s+into|truncate)\\b/i]",
  "MemberExpression[property.name=/^\\$(executeRaw|transaction)$/]",
  "MemberExpression[property.name=/^(create|update|delete|upsert)(Many(AndReturn)?)?$/]",
);

const everywhere = [...unsafeSql, ...inlineAction];
const inTheHouse = [...everywhere, ...keyDecision, ...forgedScope, ...relativeDatabase];
const inLib = [...inTheHouse, ...actionFile];

export const syntax = {
  everywhere,
  screens: [...inTheHouse, ...actionFile, ...chineseText, ...formOfNobody, ...unseenAnswer, ...cutText],
  app: inTheHouse,
  lib: inLib,
  actions: inTheHouse,
  /** Where the brand of a scope is made. */
  scopes: [...everywhere, ...keyDecision, ...relativeDatabase, ...actionFile],
  server: [...inLib, ...serverOnly],
  reads: [...inLib, ...serverOnly, ...writingSql],
  readingRoute: [...inTheHouse, ...writingSql],
};
