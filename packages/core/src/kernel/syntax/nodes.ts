/**
 * The syntax tree of a person's function: ESTree's nodes, as far as the kernel language has them. What lies outside
 * the language is refused as it is read and makes no node, but for what a better message can be given of later.
 */
export interface Node {
  readonly type: string;
  /** Where it stands in the function's text, as offsets of UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

export interface Identifier extends Node {
  readonly type: "Identifier";
  readonly name: string;
}

/** A number or a boolean; a string, `null`, a BigInt or a regular expression too, to be refused later. */
export interface Literal extends Node {
  readonly type: "Literal";
  readonly value: number | boolean | string | null | undefined;
}

export interface MemberExpression extends Node {
  readonly type: "MemberExpression";
  readonly object: Expression;
  readonly property: Expression;
  /** `object[property]` rather than `object.property`. */
  readonly computed: boolean;
}

export interface CallExpression extends Node {
  readonly type: "CallExpression";
  readonly callee: Expression;
  readonly arguments: readonly Expression[];
}

export interface UnaryExpression extends Node {
  readonly type: "UnaryExpression";
  readonly operator: string;
  readonly argument: Expression;
}

export interface UpdateExpression extends Node {
  readonly type: "UpdateExpression";
  readonly operator: "++" | "--";
  readonly prefix: boolean;
  readonly argument: Expression;
}

export interface BinaryExpression extends Node {
  readonly type: "BinaryExpression";
  readonly operator: string;
  readonly left: Expression;
  readonly right: Expression;
}

export interface LogicalExpression extends Node {
  readonly type: "LogicalExpression";
  readonly operator: "&&" | "||" | "??";
  readonly left: Expression;
  readonly right: Expression;
}

export interface ConditionalExpression extends Node {
  readonly type: "ConditionalExpression";
  readonly test: Expression;
  readonly consequent: Expression;
  readonly alternate: Expression;
}

export interface AssignmentExpression extends Node {
  readonly type: "AssignmentExpression";
  readonly operator: string;
  readonly left: Expression;
  readonly right: Expression;
}

export interface SequenceExpression extends Node {
  readonly type: "SequenceExpression";
  readonly expressions: readonly Expression[];
}

export type Expression =
  | Identifier
  | Literal
  | MemberExpression
  | CallExpression
  | UnaryExpression
  | UpdateExpression
  | BinaryExpression
  | LogicalExpression
  | ConditionalExpression
  | AssignmentExpression
  | SequenceExpression;

export interface ExpressionStatement extends Node {
  readonly type: "ExpressionStatement";
  readonly expression: Expression;
}

export interface EmptyStatement extends Node {
  readonly type: "EmptyStatement";
}

export interface BlockStatement extends Node {
  readonly type: "BlockStatement";
  readonly body: readonly Statement[];
}

export interface VariableDeclarator extends Node {
  readonly type: "VariableDeclarator";
  readonly id: Identifier;
  readonly init: Expression | undefined;
}

export interface VariableDeclaration extends Node {
  readonly type: "VariableDeclaration";
  readonly kind: "var" | "let" | "const";
  readonly declarations: readonly VariableDeclarator[];
}

export interface ReturnStatement extends Node {
  readonly type: "ReturnStatement";
  readonly argument: Expression | undefined;
}

export interface IfStatement extends Node {
  readonly type: "IfStatement";
  readonly test: Expression;
  readonly consequent: Statement;
  readonly alternate: Statement | undefined;
}

export interface ForStatement extends Node {
  readonly type: "ForStatement";
  readonly init: VariableDeclaration | Expression | undefined;
  readonly test: Expression | undefined;
  readonly update: Expression | undefined;
  readonly body: Statement;
}

export interface WhileStatement extends Node {
  readonly type: "WhileStatement";
  readonly test: Expression;
  readonly body: Statement;
}

export interface DoWhileStatement extends Node {
  readonly type: "DoWhileStatement";
  readonly body: Statement;
  readonly test: Expression;
}

export interface LabeledStatement extends Node {
  readonly type: "LabeledStatement";
  readonly label: Identifier;
  readonly body: Statement;
}

/** `break` or `continue`, perhaps with a label. */
export interface LeaveStatement extends Node {
  readonly type: "BreakStatement" | "ContinueStatement";
  readonly label: Identifier | undefined;
}

export type Statement =
  | ExpressionStatement
  | EmptyStatement
  | BlockStatement
  | VariableDeclaration
  | ReturnStatement
  | IfStatement
  | ForStatement
  | WhileStatement
  | DoWhileStatement
  | LabeledStatement
  | LeaveStatement;

/** `key` or `key: value` of the scope's pattern. */
export interface Property extends Node {
  readonly type: "Property";
  readonly key: string;
  readonly value: Identifier;
}

export interface ObjectPattern extends Node {
  readonly type: "ObjectPattern";
  readonly properties: readonly (Property | Pattern)[];
}

/** A parameter, or a part of one, that is not a plain name: one with a default, or another. */
export interface Pattern extends Node {
  readonly type: "AssignmentPattern" | "NestedPattern";
}

export interface FunctionNode extends Node {
  readonly type: "ArrowFunctionExpression" | "FunctionExpression";
  /** The name by which the function knows itself. */
  readonly name: string | undefined;
  readonly params: readonly (Identifier | ObjectPattern | Pattern)[];
  readonly body: BlockStatement | Expression;
  /** Its `var` declarations, wherever they stand: they belong to the whole function. */
  readonly vars: readonly VariableDeclaration[];
  /** The names of which a property is read by name: `Math` where `Math.PI` stands. */
  readonly owners: ReadonlySet<string>;
}

export type AnyNode = Expression | Statement | VariableDeclarator;
