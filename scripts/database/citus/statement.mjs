// Which statements are in question on Citus, with every table of a project distributed by project_id. A statement of
// one project goes to one node and may be anything; what is looked for is the rest. docs/scaling.md says what is
// assumed.
import { Classes, Scope, columnOf, isGiven } from "./scopes.mjs";

/**
 * @typedef {object} Shape what is known of the tables
 * @property {Map<string, string>} keys of each distributed table or view, the column it is distributed by
 * @property {Map<string, Set<string>>} columns of each table or view
 * @property {Set<string>} functions our own that read or write distributed tables
 */

/** Every node of a tree of statements that a step does not handle itself. */
function* within(node, stop) {
  if (Array.isArray(node)) for (const each of node) yield* within(each, stop);
  else if (node && typeof node === "object")
    for (const [kind, value] of Object.entries(node)) {
      yield [kind, value];
      if (!stop.has(kind)) yield* within(value, stop);
    }
}

const queries = new Set(["SelectStmt", "InsertStmt", "UpdateStmt", "DeleteStmt"]);
/** What a change gives back. */
const returned = ({ returningClause }) => returningClause?.exprs ?? [];
const aliasOf = (node, name) => node.alias?.aliasname ?? name;

/** @param {Shape} shape */
class Reading {
  constructor(shape) {
    this.shape = shape;
    this.classes = new Classes();
    /** Tables of projects that were named: { table, node, scope }. */
    this.used = [];
    this.unions = [];
    this.found = new Map();
  }

  say(rule, table) {
    if (!this.found.has(rule)) this.found.set(rule, new Set());
    this.found.get(rule).add(table);
  }

  /** Columns of a part of the statement, by name; a name it does not have is null. */
  #part(outputs, alias) {
    const names = (alias?.colnames ?? []).map((each) => each.String.sval);
    const renamed = new Map(names.map((name, place) => [name, outputs[place]?.node ?? this.classes.fresh()]));
    return (name) => renamed.get(name) ?? outputs.find((each) => each.name === name)?.node ?? null;
  }

  #table(relation, scope, ctes, verb = "SELECT") {
    const { relname } = relation;
    const alias = aliasOf(relation, relname);
    if (ctes.has(relname) && !relation.schemaname) {
      scope.add(alias, this.#part(ctes.get(relname), relation.alias));
      return;
    }
    const nodes = new Map();
    const columns = this.shape.columns.get(relname);
    const nodeOf = (name) => {
      if (!columns?.has(name)) return null;
      if (!nodes.has(name)) nodes.set(name, this.classes.fresh());
      return nodes.get(name);
    };
    nodeOf.outputs = () => [...(columns ?? [])].map((name) => ({ name, node: nodeOf(name) }));
    scope.add(alias, nodeOf);
    const key = this.shape.keys.get(relname);
    if (key) this.used.push({ table: relname, node: nodeOf(key), scope, verb });
  }

  /** @returns {(column: string) => number | null} the columns of what a FROM item joins */
  #from(item, scope, ctes) {
    const before = scope.sources.size;
    if (item.RangeVar) this.#table(item.RangeVar, scope, ctes);
    else if (item.RangeSubselect) {
      const { subquery, alias } = item.RangeSubselect;
      const outputs = this.query(subquery, scope, ctes);
      const nodeOf = this.#part(outputs, alias);
      nodeOf.outputs = () => outputs;
      scope.add(alias?.aliasname ?? `part ${before}`, nodeOf);
    } else if (item.JoinExpr) {
      const { larg, rarg, quals, usingClause = [] } = item.JoinExpr;
      const [left, right] = [larg, rarg].map((side) => this.#from(side, scope, ctes));
      for (const { String } of usingClause) this.classes.join(left(String.sval), right(String.sval));
      if (quals) scope.conditions.push(quals);
      return (name) => left(name) ?? right(name);
    } else {
      this.#inside(item, scope, ctes);
      return () => null;
    }
    return [...scope.sources.values()].at(-1);
  }

  /** Statements within expressions, and what is called there. */
  #inside(node, scope, ctes) {
    for (const [kind, value] of within(node, new Set([...queries, "SubLink", "FuncCall"]))) {
      if (kind === "SubLink") this.#subLink(value, scope, ctes);
      else if (kind === "FuncCall") {
        this.#called(value.funcname.at(-1).String.sval);
        this.#inside(value.args ?? [], scope, ctes);
        this.#inside([value.agg_filter, value.over, value.agg_order], scope, ctes);
      } else if (queries.has(kind)) this.query({ [kind]: value }, scope, ctes);
    }
  }

  #subLink({ subLinkType, testexpr, subselect }, scope, ctes) {
    const outputs = this.query(subselect, scope, ctes);
    if (subLinkType !== "ANY_SUBLINK" || !testexpr) return;
    this.#inside(testexpr, scope, ctes);
    const sides = testexpr.RowExpr?.args ?? [testexpr];
    for (const [place, side] of sides.entries()) this.classes.join(scope.classOf(side), outputs[place]?.node);
  }

  #called(name) {
    if (/^pg_(try_)?advisory/.test(name)) this.say("a lock is one node's", name);
    if (name === "pg_notify") this.say("heard on one node only", name);
    if (this.shape.functions.has(name)) this.say("a function of ours reads or writes projects", `${name}()`);
  }

  #with(clause, scope, ctes) {
    const known = new Map(ctes);
    for (const { CommonTableExpr: part } of clause?.ctes ?? []) {
      if (clause.recursive) known.set(part.ctename, this.#ownArm(part, scope, known));
      const insert = part.ctequery.InsertStmt;
      if (insert && this.shape.keys.has(insert.relation.relname))
        this.say("INSERT within WITH", insert.relation.relname);
      const names = (part.aliascolnames ?? []).map((each) => each.String.sval);
      const outputs = this.query(part.ctequery, scope, known);
      known.set(
        part.ctename,
        names.length > 0 ? outputs.map((each, place) => ({ ...each, name: names[place] })) : outputs,
      );
    }
    return known;
  }

  /** What a part that names itself gives: as its first arm does. */
  #ownArm(part, scope, known) {
    const { larg } = part.ctequery.SelectStmt ?? {};
    const names = (part.aliascolnames ?? []).map((each) => each.String.sval);
    const outputs = larg ? this.query({ SelectStmt: larg }, scope, known) : [];
    return outputs.map((each, place) => ({ ...each, name: names[place] ?? each.name }));
  }

  /** @returns {{ name: string | undefined, node: number }[]} its columns in order */
  query(node, outer, ctes = new Map()) {
    const [[kind, value]] = Object.entries(node);
    const known = this.#with(value.withClause, outer, ctes);
    if (kind === "InsertStmt") return this.#insert(value, outer, known);
    if (kind === "SelectStmt" && value.op !== "SETOP_NONE") return this.#union(value, outer, known);
    const scope = Object.assign(new Scope(this.classes, outer), { conditions: [] });
    if (value.relation) this.#table(value.relation, scope, known, kind.replace("Stmt", "").toUpperCase());
    for (const item of [...(value.fromClause ?? []), ...(value.usingClause ?? [])]) this.#from(item, scope, known);
    for (const condition of [...scope.conditions, value.whereClause]) scope.holds(condition);
    const { fromClause: _from, usingClause: _using, withClause: _with, relation: _relation, ...rest } = value;
    this.#inside([rest, scope.conditions], scope, known);
    return this.#outputs(kind === "SelectStmt" ? (value.targetList ?? []) : returned(value), scope);
  }

  #outputs(list, scope) {
    return list.flatMap(({ ResTarget: target }) => {
      const fields = target.val?.ColumnRef?.fields;
      if (fields?.at(-1)?.A_Star) {
        const alias = fields.length > 1 ? fields[0].String.sval : null;
        const sources = [...scope.sources].filter(([name]) => alias === null || alias === name);
        return sources.flatMap(([, nodeOf]) => nodeOf.outputs?.() ?? []);
      }
      const name = target.name ?? columnOf(target.val)?.at(-1);
      return [{ name, node: scope.classOf(target.val) ?? this.classes.fresh() }];
    });
  }

  #union({ larg, rarg }, outer, known) {
    const [left, right] = [larg, rarg].map((arm) => this.query({ SelectStmt: arm }, outer, known));
    return left.map(({ name, node }, place) => {
      const whole = this.classes.fresh();
      this.unions.push({ whole, arms: [node, right[place]?.node ?? this.classes.fresh()] });
      return { name, node: whole };
    });
  }

  #insert({ relation, cols = [], selectStmt, onConflictClause, returningClause }, outer, known) {
    const list = returned({ returningClause });
    const { relname } = relation;
    const place = cols.findIndex(({ ResTarget }) => ResTarget.name === this.shape.keys.get(relname));
    const rows = selectStmt?.SelectStmt?.valuesLists;
    const scope = new Scope(this.classes, outer);
    this.#table({ relname, alias: relation.alias }, scope, new Map(), "INSERT");
    if (rows) {
      this.#inside(rows, outer ?? scope, known);
      const given = rows.every(({ List }) => place < 0 || isGiven(List.items[place]));
      if (given)
        this.classes.join(
          scope.resolve({ ColumnRef: { fields: [{ String: { sval: this.shape.keys.get(relname) ?? "" } }] } }),
          this.classes.given,
        );
    } else if (selectStmt) {
      const outputs = this.query(selectStmt, outer, known);
      if (place >= 0)
        this.classes.join(
          this.used.findLast(({ table, scope: its }) => table === relname && its === scope)?.node,
          outputs[place]?.node,
        );
    }
    this.#inside([onConflictClause, list], scope, known);
    return this.#outputs(list, scope);
  }

  finish() {
    for (let again = true; again;) {
      again = false;
      for (const { whole, arms } of this.unions) {
        const [given, all] = [this.classes.isGiven(whole), arms.every((arm) => this.classes.isGiven(arm))];
        if (given === all) continue;
        for (const each of [whole, ...arms]) this.classes.join(each, this.classes.given);
        again = true;
      }
    }
    this.#sayUnbound("several projects", ({ node, scope }) => this.#isOfMany(node, scope));
    this.#sayUnbound("no project", ({ node, scope }) => !this.#isOfMany(node, scope));
  }

  #isOfMany(node, scope) {
    return [...scope.many].some((each) => each !== null && this.classes.find(each) === this.classes.find(node));
  }

  /** What only reads is known by all its tables together; of a change, whose parts vary, each is known by itself. */
  #sayUnbound(rule, isSo) {
    const unbound = this.used.filter((each) => !this.classes.isGiven(each.node) && isSo(each));
    const changes = this.used.some(({ verb }) => verb !== "SELECT");
    const names = unbound.map(({ verb, table }) => (changes ? `${verb} ${table}` : table));
    if (names.length === 0) return;
    const all = [...new Set(names)].sort();
    for (const name of changes ? all : [`SELECT ${all.join(", ")}`]) this.say(rule, name);
  }
}

/**
 * @param {object} tree a statement as libpg-query reads it
 * @param {Shape} shape
 * @returns {{ tables: string[], found: { rule: string, of: string }[] }} tables: of projects, that it names;
 *   of: what it does to which tables, or the function
 */
export function checkStatement(tree, shape) {
  const [[kind, value]] = Object.entries(tree);
  const reading = new Reading(shape);
  if (kind === "ListenStmt" || kind === "NotifyStmt") reading.say("heard on one node only", kind);
  const inner = kind === "DeclareCursorStmt" || kind === "CopyStmt" ? value.query : tree;
  if (inner && queries.has(Object.keys(inner)[0])) reading.query(inner, null);
  reading.finish();
  const found = [...reading.found].flatMap(([rule, each]) => [...each].map((of) => ({ rule, of })));
  return { tables: [...new Set(reading.used.map(({ table }) => table))], found };
}
