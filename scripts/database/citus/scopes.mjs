// The columns of a statement that are equal to each other, and those that are equal to a value that is given.

const listOf = (node) => node?.List?.items ?? [];
/** The name of a column with what stands before it, such as ["v", "project_id"]; null for `v.*`. */
export function columnOf(node) {
  const fields = (node?.ColumnRef?.fields ?? []).map((field) => field.String?.sval);
  return fields.length > 0 && fields.every(Boolean) ? fields.slice(-2) : null;
}

export function isGiven(node) {
  if (node?.TypeCast) return isGiven(node.TypeCast.arg);
  return Boolean(node?.ParamRef || node?.A_Const);
}

/** Classes of columns. `given` is the class of what is a value. */
export class Classes {
  #up = new Map();
  #next = 0;
  given = this.fresh();

  fresh() {
    this.#next += 1;
    return this.#next;
  }
  find(node) {
    let top = node;
    while (this.#up.has(top)) top = this.#up.get(top);
    return top;
  }
  join(one, other) {
    if (one === null || other === null || one === undefined || other === undefined) return;
    const [a, b] = [this.find(one), this.find(other)];
    if (a !== b) this.#up.set(a, b);
  }
  isGiven(node) {
    return this.find(node) === this.find(this.given);
  }
}

/** The tables and parts that one FROM names. */
export class Scope {
  constructor(classes, parent = null) {
    Object.assign(this, { classes, parent, sources: new Map(), many: new Set() });
  }

  /** @param {(column: string) => number | null} nodeOf the class of a column; null where there is no such column */
  add(alias, nodeOf) {
    this.sources.set(alias, nodeOf);
  }

  /** The class of a column as it is written here; null if it is none of ours. */
  resolve(node) {
    const column = columnOf(node);
    if (!column) return null;
    const [name, alias] = [column.at(-1), column.length > 1 ? column[0] : null];
    for (const [known, nodeOf] of this.sources) {
      const found = alias === null || alias === known ? nodeOf(name) : null;
      if (found !== null) return found;
    }
    return this.parent?.resolve(node) ?? null;
  }

  /** The class of an expression that is a column or a value. */
  classOf(node) {
    if (node?.TypeCast && !isGiven(node)) return this.classOf(node.TypeCast.arg);
    return isGiven(node) ? this.classes.given : this.resolve(node);
  }

  /** What a condition that always holds says: pairs of classes. */
  #pairs(node) {
    const { A_Expr: expr, BoolExpr: bool } = node ?? {};
    if (bool?.boolop === "AND_EXPR") return bool.args.flatMap((each) => this.#pairs(each));
    if (bool?.boolop === "OR_EXPR") return this.#inEach(bool.args);
    if (!expr) return [];
    const { kind, lexpr, rexpr } = expr;
    const equal = expr.name?.[0]?.String?.sval === "=";
    if (kind === "AEXPR_OP" && equal) return this.#equal(lexpr, rexpr);
    if (kind === "AEXPR_IN" && equal) return this.#inEach(listOf(rexpr).map((each) => [lexpr, each]));
    if (kind === "AEXPR_OP_ANY" && equal) this.many.add(this.resolve(lexpr));
    return [];
  }

  #equal(left, right) {
    const [lefts, rights] = [left, right].map((side) => side?.RowExpr?.args);
    if (lefts && rights) return lefts.flatMap((each, place) => this.#equal(each, rights[place]));
    const pair = [this.classOf(left), this.classOf(right)];
    return pair.includes(null) ? [] : [pair];
  }

  /** What all of several alternatives say: which columns are a given value in each of them. */
  #inEach(parts) {
    const sets = parts.map((part) => {
      const pairs = Array.isArray(part) ? this.#equal(...part) : this.#pairs(part);
      const given = pairs.filter((pair) => pair.some((each) => this.classes.isGiven(each)));
      return new Set(given.flat().filter((each) => !this.classes.isGiven(each)));
    });
    const [first = new Set(), ...rest] = sets;
    return [...first].filter((each) => rest.every((set) => set.has(each))).map((each) => [each, this.classes.given]);
  }

  holds(condition) {
    for (const [one, other] of this.#pairs(condition)) this.classes.join(one, other);
  }
}
